import { ProfileForm } from '@/components/agents/profile-form';
import { profileOf } from '@/lib/agent-profile';
import { loadAgent } from '../load-agent';

export const metadata = { title: 'Profile' };

interface ProfilePageProps {
  params: Promise<{ agentId: string }>;
}

export default async function ProfilePage({ params }: ProfilePageProps) {
  const { data: agent } = await loadAgent((await params).agentId);
  // The layout shows why it could not be read.
  if (!agent) return null;
  return <ProfileForm key={agent.agent_id} agentId={agent.agent_id} stored={profileOf(agent)} />;
}
