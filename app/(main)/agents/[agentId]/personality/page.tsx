import { PageProblem } from '@/components/page-problem';
import { EvolutionSection } from '@/components/personality/evolution';
import { PersonalityForm } from '@/components/personality/personality-form';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { pageRead } from '@/lib/client/page-read';
import { getPersonality } from '@/lib/contract/endpoints/personality';
import { TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import { loadAgent } from '../load-agent';
import { loadParent } from './load-parent';

export const metadata = { title: 'Personality' };

interface PersonalityPageProps {
  params: Promise<{ agentId: string }>;
}

export default async function PersonalityPage({ params }: PersonalityPageProps) {
  const { data: agent } = await loadAgent((await params).agentId);
  // The layout shows why it could not be read.
  if (!agent) return null;
  const { agent_id: agentId } = agent;
  const { client } = await requireClient();
  const [{ data, problem }, parent] = await Promise.all([
    pageRead(client.agents(getPersonality, { params: { agentId }, query: {} })),
    loadParent(client, agentId),
  ]);
  if (problem) return <PageProblem problem={problem} title="The personality could not be read" />;
  const { profile, evolution } = data;
  const live = { ...byName(TRAITS, (trait) => profile.big5[trait].score), ...profile.dimensions };
  return (
    <>
      <PersonalityForm
        key={agentId}
        agentId={agentId}
        profile={profile}
        parent={parent}
        deriving={connection().kind === 'embedded' ? 'here' : 'there'}
      />
      <EvolutionSection evolution={evolution ?? []} live={live} now={Date.now()} />
    </>
  );
}
