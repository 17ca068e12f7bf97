'use client';

import { useParams } from 'next/navigation';
import type { Activity } from '@/lib/contract/dashboard';
import { isUuid } from '@/lib/contract/is-uuid';
import { paths } from '@/lib/paths';
import { useAgentDeletion } from '@/lib/queries/agent-profile';
import { ErrorView } from '../error-view';
import { useReadAnew } from '../layout/use-read-anew';
import { ButtonLink } from '../ui/button-link';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';

/** In place of an agent that is not here; when Activity knows who deleted it, it says so. */
export function AgentMissing() {
  useReadAnew();
  const { agentId } = useParams<{ agentId?: string }>();
  return (
    <ErrorView
      title="This agent is not here"
      action={<ButtonLink href={paths.agents()}>All agents</ButtonLink>}
    >
      {agentId && isUuid(agentId) ? <Reason agentId={agentId.toLowerCase()} /> : <Unknown />}
    </ErrorView>
  );
}

function Unknown() {
  return <p>It was deleted, or it belongs to another organisation: check which one is chosen above.</p>;
}

function Reason({ agentId }: { agentId: string }) {
  const { data: deletion } = useAgentDeletion(agentId);
  return deletion ? <Deleted deletion={deletion} /> : <Unknown />;
}

function Deleted({ deletion: { activity_id: id, actor, at, object } }: { deletion: Activity }) {
  return (
    <p>
      <span className="font-medium text-ink">{object.name}</span> was deleted by {actor.label}{' '}
      <RelativeTime at={at} now={Date.parse(at)} />.{' '}
      <TextLink href={paths.change(id)}>See what went with it</TextLink>.
    </p>
  );
}
