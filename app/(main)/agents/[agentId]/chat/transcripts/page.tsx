import { EmptyState } from '@/components/empty-state';
import { PageProblem } from '@/components/page-problem';
import { TranscriptsView } from '@/components/transcripts/transcripts-view';
import { requireClient } from '@/lib/auth/session';
import type { Client } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { pageRead } from '@/lib/client/page-read';
import { getTranscript, listTranscripts, listTranscriptTurns } from '@/lib/contract/endpoints/transcripts';
import type { TranscriptsAddress } from '@/lib/paths';
import { isProblemError } from '@/lib/problem-error';
import { loadAgent } from '../../load-agent';
import { readTranscriptsAddress } from './search-params';

export const metadata = { title: 'Transcripts' };

interface TranscriptsPageProps {
  params: Promise<{ agentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TranscriptsPage({ params, searchParams }: TranscriptsPageProps) {
  const { data: agent } = await loadAgent((await params).agentId);
  // The layout shows why it could not be read.
  if (!agent) return null;
  const { kind, host } = connection();
  if (kind === 'remote') {
    return (
      <EmptyState title="Transcripts are not shown here">
        The agents API at {host} keeps its transcripts and has no operation to read them. What you try in this
        dashboard is kept under Conversations.
      </EmptyState>
    );
  }
  const { agent_id: agentId } = agent;
  const address = readTranscriptsAddress(await searchParams);
  const { client, session } = await requireClient();
  const { find: search, instance: instance_id, user: user_id, after: cursor, transcript } = address;
  const query = { search, instance_id, user_id, cursor, tests: address.tests && true };
  const { data, problem } = await pageRead(
    Promise.all([
      client.dashboard(listTranscripts, { params: { agentId }, query }),
      transcript ? readTranscript(client, agentId, { ...address, transcript }) : undefined,
    ]),
  );
  if (problem) return <PageProblem problem={problem} title="The transcripts could not be read" />;
  const [page, shown] = data;
  const view = { agentId, address, page, shown, tenant: session.tenant, now: Date.now() };
  return <TranscriptsView {...view} />;
}

/** Undefined when it is not there: the list is shown all the same. */
async function readTranscript(
  client: Client,
  agentId: string,
  { transcript: transcriptId, before: cursor }: TranscriptsAddress & { transcript: string },
) {
  const params = { agentId, transcriptId };
  try {
    const [head, turns] = await Promise.all([
      client.dashboard(getTranscript, { params }),
      client.dashboard(listTranscriptTurns, { params, query: { cursor } }),
    ]);
    return { head, turns };
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return undefined;
    throw error;
  }
}
