'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { type AgentFilters, toQuery } from '@/lib/agent-filters';
import { useViewer } from '@/lib/auth/viewer';
import { type AgentPage, useAgentPages } from '@/lib/queries/agents';
import { PageHeader } from '../page-header';
import { Button } from '../ui/button';
import { AgentsEmpty } from './agents-empty';
import { AgentsFilters } from './agents-filters';
import { AgentsTable } from './agents-table';

const load = () => import('./new-agent');
const NewAgent = dynamic(() => load().then((part) => part.NewAgent), { ssr: false });

/** Up to here the whole list is seen at once, and a filter would only be in the way. */
const FEW = 12;

interface AgentsViewProps {
  filters: AgentFilters;
  /** The first page, as the server read it at `now`. */
  page: AgentPage;
  projects: { id: string; name: string }[];
  samplesProject: string | undefined;
  now: number;
  /** The strip above the list, or nothing. */
  attention: ReactNode;
}

/** The list of agents: found by name or owner, read on while scrolling. */
export function AgentsView({ filters, page, projects, samplesProject, now, attention }: AgentsViewProps) {
  const { isAdmin } = useViewer();
  const query = toQuery(filters);
  const pages = useAgentPages({ initial: page, now, query });
  const rows = (pages.data?.pages ?? []).flatMap(({ items }) => items ?? []);
  const isFiltered = Object.keys(query).some((key) => key !== 'sort');
  const isFew = !isFiltered && !filters.sort && rows.length <= FEW && !pages.hasNextPage;
  const [creating, setCreating] = useState<'no' | 'yes' | 'was'>('no');
  const openDialog = () => setCreating('yes');
  return (
    <>
      {attention}
      <PageHeader
        title="Agents"
        actions={
          <Button
            variant="primary"
            onClick={openDialog}
            onPointerEnter={() => void load()}
            onFocus={() => void load()}
          >
            <Plus aria-hidden="true" />
            New agent
          </Button>
        }
      />
      {!isFew && <AgentsFilters filters={filters} query={query} projects={projects} />}
      {rows.length === 0 ? (
        <AgentsEmpty isFiltered={isFiltered} isAdmin={isAdmin} onCreate={openDialog} />
      ) : (
        <AgentsTable pages={pages} rows={rows} samplesProject={samplesProject} now={now} />
      )}
      {creating !== 'no' && (
        <NewAgent
          open={creating === 'yes'}
          onOpenChange={(open) => setCreating(open ? 'yes' : 'was')}
          projects={projects}
          project={filters.project}
        />
      )}
    </>
  );
}
