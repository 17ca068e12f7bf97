'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AgentIndex } from '@/lib/contract/agents';
import type { useAgentPages } from '@/lib/queries/agents';
import { problemOf } from '@/lib/queries/perform';
import { DataHead, DataSpacer, DataTable } from '../data-table';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { AgentRow } from './agent-row';

const ROW = 36;
/** Rows drawn on the server and before the window is known. */
const FIRST_ROWS = 30;

interface AgentsTableProps {
  pages: ReturnType<typeof useAgentPages>;
  rows: AgentIndex[];
  samplesProject: string | undefined;
  now: number;
}

/** Only the rows in sight are drawn; the window scrolls, so that Back finds its place again. */
export function AgentsTable({ pages, rows, samplesProject, now }: AgentsTableProps) {
  'use no memo';
  const body = useRef<HTMLDivElement>(null);
  const { height, offset } = useMeasures(body);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: offset,
    initialRect: { width: 0, height: ROW * FIRST_ROWS },
  });
  useLayoutEffect(() => {
    if (height > 0) virtualizer.measure();
  }, [height, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const total = pages.hasNextPage ? -1 : rows.length + 1;
  useReadOn(pages, last !== undefined && last.index >= rows.length - 10);
  return (
    <div ref={body} aria-busy={pages.isFetchingNextPage}>
      <DataTable label="Agents" rowCount={total} columns={<Columns />} head={<Head />}>
        <DataSpacer height={first ? first.start - offset : 0} />
        {items.map(({ index }) => {
          const agent = rows[index];
          return (
            agent && (
              <AgentRow
                key={agent.agent_id}
                agent={agent}
                index={index}
                isSample={samplesProject !== undefined && agent.project_id === samplesProject}
                now={now}
              />
            )
          );
        })}
        <DataSpacer height={last ? virtualizer.getTotalSize() - (last.end - offset) : 0} />
      </DataTable>
      <More pages={pages} shown={rows.length} />
    </div>
  );
}

/** The height of a row (fingers get taller ones) and where the table begins in the document. */
function useMeasures(body: React.RefObject<HTMLDivElement | null>) {
  const [measures, setMeasures] = useState({ height: ROW, offset: 0 });
  useLayoutEffect(() => {
    const measure = () => {
      const element = body.current;
      const height = element?.querySelector('tbody tr[aria-rowindex]')?.getBoundingClientRect().height ?? ROW;
      const offset = element ? element.getBoundingClientRect().top + window.scrollY : 0;
      setMeasures((known) =>
        known.height === height && known.offset === offset ? known : { height, offset },
      );
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [body]);
  return measures;
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
      <col className="w-24 max-md:hidden" />
      <col className="w-16 max-md:hidden" />
      <col className="w-48 max-lg:hidden" />
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
      <DataHead className="text-right max-md:hidden">Instances</DataHead>
      <DataHead className="text-right max-md:hidden">MCP</DataHead>
      <DataHead className="max-lg:hidden">Owner</DataHead>
      <DataHead className="max-md:hidden">Last seen</DataHead>
      <DataHead>
        <span className="sr-only">Actions</span>
      </DataHead>
    </>
  );
}

function More({ pages, shown }: { pages: AgentsTableProps['pages']; shown: number }) {
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
    </div>
  );
}
