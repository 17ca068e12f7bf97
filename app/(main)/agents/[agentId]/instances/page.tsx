import clsx from 'clsx';
import { notFound } from 'next/navigation';
import { AgentIdentities } from '@/components/identities/agent-identities';
import { InstancesView } from '@/components/instances/instances-view';
import { PageProblem } from '@/components/page-problem';
import { RefreshButton } from '@/components/refresh-button';
import { Section } from '@/components/section';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { readScope } from '@/lib/agent-scope';
import { requireClient } from '@/lib/auth/session';
import type { Client } from '@/lib/client/client';
import { pageRead } from '@/lib/client/page-read';
import { isUuid } from '@/lib/contract/common';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import { browseInstances, getInstanceContents } from '@/lib/contract/endpoints/dashboard';
import { listAgentIdentities } from '@/lib/contract/endpoints/identity-views';
import { isProblemError } from '@/lib/problem-error';

export const metadata = { title: 'Instances' };

interface InstancesPageProps {
  params: Promise<{ agentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Rows of the page that the server draws; the ones that follow come in fifties. */
const FIRST_ROWS = 30;

export default async function InstancesPage({ params, searchParams }: InstancesPageProps) {
  const { agentId } = await params;
  if (!isUuid(agentId)) notFound();
  const given = await searchParams;
  const query = new URLSearchParams(
    Object.entries(given).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
  const search = (query.get('search') ?? '').trim().slice(0, 200);
  const { instance: instanceId } = readScope(query);
  const { client } = await requireClient();
  const { data, problem } = await pageRead(
    Promise.all([
      client.dashboard(browseInstances, {
        params: { agentId },
        query: { page_size: FIRST_ROWS, search: search || undefined },
      }),
      instanceId ? readInstance(client, agentId, instanceId) : undefined,
    ]),
  );
  if (problem) return <PageProblem problem={problem} title="The instances could not be read" />;
  const [page, selected] = data;
  const now = Date.now();
  const identities = (
    <div className={clsx('-mx-3 border-line px-3 md:-mx-6 md:px-6', page.has_more ? 'border-b' : 'border-t')}>
      <Identities agentId={agentId.toLowerCase()} />
    </div>
  );
  // A list that is read on and on while it is scrolled has no end to reach: above it there they can be seen.
  return (
    <>
      {page.has_more && identities}
      <InstancesView
        key={agentId}
        agentId={agentId.toLowerCase()}
        initial={{ search, page: { ...page, servedAt: now } }}
        selected={selected}
        now={now}
      />
      {!page.has_more && identities}
    </>
  );
}

/** Read by itself: instances are worked on while the identities cannot be told. */
async function Identities({ agentId }: { agentId: string }) {
  const { client } = await requireClient();
  const { data, problem } = await pageRead(client.dashboard(listAgentIdentities, { params: { agentId } }));
  if (data) return <AgentIdentities agentId={agentId} identities={data.items} />;
  return (
    <Section title="Identities">
      <ProblemNotice problem={problem} title="The identities could not be read" action={<RefreshButton />} />
    </Section>
  );
}

/** Undefined when it is not there: the list is shown all the same. */
async function readInstance(
  client: Client,
  agentId: string,
  instanceId: string,
): Promise<InstanceWithContents | undefined> {
  try {
    return await client.dashboard(getInstanceContents, { params: { agentId, instanceId } });
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return undefined;
    throw error;
  }
}
