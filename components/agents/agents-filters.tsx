'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef, useState, useTransition } from 'react';
import type { AgentFilters, toQuery } from '@/lib/agent-filters';
import { useViewer } from '@/lib/auth/viewer';
import type { AgentSort } from '@/lib/contract/agents';
import { paths } from '@/lib/paths';
import { useCountAgents } from '@/lib/queries/agents';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { Spinner } from '../ui/spinner';

/** A letter is looked for at once, unless the one before it was looked for just now. */
const TYPING_MS = 60;

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
  const { go, isPending } = useFilters(filters);
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      <SearchBox value={filters.search ?? ''} onChange={(search) => go({ search })} isPending={isPending} />
      {projects.length > 1 && (
        <Select
          aria-label="Project"
          className="w-auto max-w-56"
          value={filters.project ?? ''}
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
        <ExtensionFilters filters={filters} go={go} />
      ) : (
        <p className="text-meta text-muted">This API cannot filter by state or sort.</p>
      )}
      <CountButton query={query} />
    </search>
  );
}

/** Changes the address; a newer change overtakes an older one that is still loading. */
function useFilters(filters: AgentFilters) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  // Two quick changes must add up, though the page of the first has not arrived.
  const latest = useRef(filters);
  useEffect(() => {
    latest.current = filters;
  }, [filters]);
  const go = (change: { [K in keyof AgentFilters]?: string }) => {
    latest.current = { ...latest.current, ...change } as AgentFilters;
    const href = paths.agents(latest.current);
    startTransition(() => router.replace(href, { scroll: false }));
  };
  return { go, isPending };
}

function ExtensionFilters({
  filters,
  go,
}: {
  filters: AgentFilters;
  go: ReturnType<typeof useFilters>['go'];
}) {
  return (
    <>
      <Select
        aria-label="State"
        className="w-auto"
        value={filters.status ?? ''}
        onChange={(event) => go({ status: event.target.value })}
      >
        <option value="">Any state</option>
        <option value="active">Active</option>
        <option value="inactive">Inactive</option>
      </Select>
      <Select
        aria-label="Order"
        className="w-auto"
        value={filters.sort ?? '-created_at'}
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

function SearchBox(props: { value: string; onChange: (search: string) => void; isPending: boolean }) {
  const [text, setText] = useState(props.value);
  /** What this box asked for and has not seen in the address yet. */
  const asked = useRef([props.value]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAsk = useRef(0);
  // Back and Clear change the address from outside; an answer to this box must not overwrite newer letters.
  useEffect(() => {
    const place = asked.current.indexOf(props.value);
    if (place === -1) setText(props.value);
    else asked.current.splice(0, place + 1);
  }, [props.value]);
  const input = useRef<HTMLInputElement>(null);
  // What was typed before the script ran is in the box already, and no event told of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first look at the box.
  useLayoutEffect(() => {
    const typed = input.current?.value ?? '';
    // The router cannot move yet.
    lastAsk.current = performance.now();
    if (typed !== text) change(typed);
  }, []);
  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    const ask = () => {
      lastAsk.current = performance.now();
      asked.current.push(next.trim());
      props.onChange(next.trim());
    };
    const wait = lastAsk.current + TYPING_MS - performance.now();
    if (wait <= 0) ask();
    else timer.current = setTimeout(ask, wait);
  };
  return (
    <div className="relative min-w-0 grow basis-48 md:max-w-80">
      <Input
        ref={input}
        type="search"
        aria-label="Search agents"
        placeholder="Search name or owner"
        value={text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
      {props.isPending && <Spinner className="absolute top-2 right-8" />}
    </div>
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
