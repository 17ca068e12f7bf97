'use client';

import dynamic from 'next/dynamic';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { AgentIndex } from '@/lib/contract/agents';
import { paths } from '@/lib/paths';
import { type useAgentPages, useSetAgentStatus } from '@/lib/queries/agents';
import { problemOf } from '@/lib/queries/perform';
import { DataHead, DataSpacer, DataTable } from '../data-table';
import { Button } from '../ui/button';
import { TextLink } from '../ui/text-link';
import { toast } from '../ui/toast';
import { useWindowRows } from '../window-rows';
import { AgentRow } from './agent-row';
import { useLeftRow } from './left-row';

const ProblemNotice = dynamic(() => import('../ui/problem-notice').then((part) => part.ProblemNotice), {
  ssr: false,
});

interface AgentsTableProps {
  pages: ReturnType<typeof useAgentPages>;
  rows: AgentIndex[];
  samplesProject: string | undefined;
  now: number;
}

/** Only the rows in sight are drawn; the window scrolls, so that Back finds its place again. */
export function AgentsTable({ pages, rows, samplesProject, now }: AgentsTableProps) {
  const body = useRef<HTMLDivElement>(null);
  useLeftRow(body);
  const { from, to, height, isNearEnd } = useWindowRows(body, rows.length);
  const total = pages.hasNextPage ? -1 : rows.length + 1;
  const toggle = useToggle();
  const early = useEarlyAgent(rows[0]?.agent_id);
  useReadOn(pages, isNearEnd);
  return (
    <div ref={body} aria-busy={pages.isFetchingNextPage}>
      <DataTable label="Agents" rowCount={total} columns={<Columns />} head={<Head />}>
        <DataSpacer height={from * height} />
        {rows.slice(from, to).map((agent, place) => (
          <AgentRow
            key={agent.agent_id}
            agent={agent}
            index={from + place}
            isSample={samplesProject !== undefined && agent.project_id === samplesProject}
            early={agent.agent_id === early}
            now={now}
            onToggle={toggle}
          />
        ))}
        <DataSpacer height={(rows.length - to) * height} />
      </DataTable>
      <More pages={pages} shown={rows.length} hasSamples={samplesProject !== undefined} />
    </div>
  );
}

let hasEarly = false;

/**
 * The code of an agent's page comes with the first one that is opened. At the first sign of a person one page is
 * fetched, so that it is there by then; no load of the list waits for it.
 */
function useEarlyAgent(first: string | undefined): string | undefined {
  const [early, setEarly] = useState<string>();
  useEffect(() => {
    if (hasEarly || first === undefined) return;
    const stop = new AbortController();
    const fetchOne = () => {
      hasEarly = true;
      stop.abort();
      setEarly(first);
    };
    for (const sign of ['pointermove', 'touchstart', 'keydown'])
      window.addEventListener(sign, fetchOne, { passive: true, signal: stop.signal });
    return () => stop.abort();
  }, [first]);
  return early;
}

/** Activates or deactivates; a refusal is told with the agent's name. */
function useToggle() {
  const { mutateAsync } = useSetAgentStatus();
  return useCallback(
    (agent: AgentIndex) => {
      const { agent_id: agentId, name = agentId, is_active: isActive } = agent;
      mutateAsync({ agentId, isActive: !isActive }).catch((error: unknown) => {
        const { title, detail, request_id: requestId } = problemOf(error);
        const what = `The state of ${name} did not change`;
        toast({ tone: 'danger', title: what, detail: detail ?? title, requestId });
      });
    },
    [mutateAsync],
  );
}

/** Reads the next page when the end is near; after a failure only the button does. */
function useReadOn(
  { hasNextPage, isFetchingNextPage, isError, fetchNextPage }: AgentsTableProps['pages'],
  near: boolean,
) {
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
}

function Columns() {
  return (
    <>
      <col />
      <col className="w-24" />
      <col className="w-24 max-lg:hidden" />
      <col className="w-16 max-lg:hidden" />
      <col className="w-48 max-xl:hidden" />
      <col className="w-32 max-md:hidden" />
      <col className="w-12" />
    </>
  );
}

function Head() {
  return (
    <>
      <DataHead>Name</DataHead>
      <DataHead>State</DataHead>
      <DataHead className="text-right max-lg:hidden">Instances</DataHead>
      <DataHead className="text-right max-lg:hidden">MCP</DataHead>
      <DataHead className="max-xl:hidden">Owner</DataHead>
      <DataHead className="max-md:hidden">Last seen</DataHead>
      <DataHead>
        <span className="sr-only">Actions</span>
      </DataHead>
    </>
  );
}

interface MoreProps {
  pages: AgentsTableProps['pages'];
  shown: number;
  hasSamples: boolean;
}

function More({ pages, shown, hasSamples }: MoreProps) {
  const { isAdmin } = useViewer();
  if (pages.isError) {
    return (
      <ProblemNotice
        className="my-3"
        title="The next agents could not be read"
        problem={problemOf(pages.error)}
        kept="The agents above are still here."
        action={<Button onClick={() => void pages.fetchNextPage()}>Try again</Button>}
      />
    );
  }
  return (
    <div className="flex items-center gap-3 py-3 text-meta text-muted">
      <span className="tabular-nums">{shown.toLocaleString('en')} shown</span>
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Load more
        </Button>
      )}
      {hasSamples && isAdmin && <TextLink href={paths.samples}>Remove samples</TextLink>}
    </div>
  );
}
