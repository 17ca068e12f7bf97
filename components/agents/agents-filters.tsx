'use client';

import { useState } from 'react';
import type { AgentFilters, toQuery } from '@/lib/agent-filters';
import { useViewer } from '@/lib/auth/viewer';
import type { AgentSort } from '@/lib/contract/agents';
import { paths } from '@/lib/paths';
import { useCountAgents } from '@/lib/queries/agents';
import { SearchBox } from '../search-box';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { useListAddress } from '../use-list-address';

const SORTS: Record<AgentSort, string> = {
  '-created_at': 'Newest first',
  name: 'By name',
  '-last_seen_at': 'Last seen first',
};

interface AgentsFiltersProps {
  filters: AgentFilters;
  query: ReturnType<typeof toQuery>;
  projects: { id: string; name: string }[];
}

/** What the list shows, held in the address. */
export function AgentsFilters({ filters, query, projects }: AgentsFiltersProps) {
  const { connection } = useViewer();
  const { go, isPending, wanted } = useListAddress(filters, paths.agents);
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      <SearchBox
        label="Search agents"
        placeholder="Search name or owner"
        value={filters.search ?? ''}
        onChange={(search) => go({ search })}
        isPending={isPending}
      />
      {projects.length > 1 && (
        <Select
          aria-label="Project"
          className="w-auto max-w-56"
          value={wanted.project ?? ''}
          onChange={(event) => go({ project: event.target.value })}
        >
          <option value="">All projects</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      {connection === 'embedded' ? (
        <ExtensionFilters wanted={wanted} go={go} />
      ) : (
        <p className="text-meta text-muted">This API cannot filter by state or sort.</p>
      )}
      <CountButton query={query} />
    </search>
  );
}

function ExtensionFilters({
  wanted,
  go,
}: {
  wanted: AgentFilters;
  go: ReturnType<typeof useListAddress<AgentFilters>>['go'];
}) {
  return (
    <>
      <Select
        aria-label="State"
        className="w-auto"
        value={wanted.status ?? ''}
        onChange={(event) => go({ status: event.target.value })}
      >
        <option value="">Any state</option>
        <option value="active">Active</option>
        <option value="inactive">Inactive</option>
      </Select>
      <Select
        aria-label="Order"
        className="w-auto"
        value={wanted.sort ?? '-created_at'}
        onChange={(event) => go({ sort: event.target.value })}
      >
        {Object.entries(SORTS).map(([sort, label]) => (
          <option key={sort} value={sort}>
            {label}
          </option>
        ))}
      </Select>
    </>
  );
}

/** The database counts row by row, so it counts when asked. */
function CountButton({ query }: { query: ReturnType<typeof toQuery> }) {
  const count = useCountAgents();
  const [counted, setCounted] = useState('');
  const asked = JSON.stringify(query);
  const show = () => {
    setCounted(asked);
    count.mutate(query);
  };
  if (count.data && counted === asked) {
    return (
      <output className="ml-auto text-meta text-muted tabular-nums">
        {count.data.total.toLocaleString('en')} {count.data.total === 1 ? 'agent' : 'agents'}
      </output>
    );
  }
  return (
    <Button variant="ghost" className="ml-auto" busy={count.isPending} onClick={show}>
      {count.error ? 'Count failed, try again' : 'Count'}
    </Button>
  );
}
