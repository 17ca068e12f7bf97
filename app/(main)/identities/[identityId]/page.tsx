import { PresentNumbers } from '@/components/identities/cockpit/present-numbers';
import { loadCockpit } from './load-cockpit';

export const metadata = { title: 'Cockpit' };

interface CockpitPageProps {
  params: Promise<{ identityId: string }>;
}

export default async function CockpitPage({ params }: CockpitPageProps) {
  const { data } = await loadCockpit((await params).identityId);
  // The layout shows why it could not be read.
  if (!data) return null;
  return <PresentNumbers snapshot={data.snapshot} drift={data.drift} />;
}
