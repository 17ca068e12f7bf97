'use client';

import type { MemoryFact } from '@/lib/contract/instance-memory';
import type { useFactPages } from '@/lib/queries/memory';
import { problemOf } from '@/lib/queries/perform';
import { Badge } from '../ui/badge';
import { RelativeTime } from '../ui/relative-time';
import { Select } from '../ui/select';
import { sourceText } from './fact-source';
import type { MemoryAddress } from './memory-address';
import {
  FindField,
  ListHeading,
  MoreRows,
  NewLink,
  Reading,
  Unread,
  UserNotice,
  wholeRow,
} from './section-parts';
import type { Find } from './use-find';

interface FactListProps {
  pages: ReturnType<typeof useFactPages>;
  address: MemoryAddress;
  find: Find;
  ofAgent: boolean | undefined;
  now: number;
}

/** Facts of the instance and of the agent itself, the newest first. */
export function FactList({ pages, address, find, ofAgent, now }: FactListProps) {
  const { user } = address;
  const facts = pages.data?.pages.flatMap(({ items }) => items ?? []) ?? [];
  const total = pages.data?.pages[0]?.total_count;
  const isNarrowed = find.settled !== '' || ofAgent !== undefined || user !== undefined;
  const isFoundNone = pages.data !== undefined && facts.length === 0 && !pages.hasNextPage;
  const isEmpty = isFoundNone && !isNarrowed;
  const retry = () => void (pages.data ? pages.fetchNextPage() : pages.refetch());
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <ListHeading
          {...{ total, one: 'fact', many: 'facts' }}
          note={isNarrowed || isEmpty ? undefined : 'those of the agent included'}
        />
        <NewLink {...address.to('memory', { fact: 'new' })}>New fact</NewLink>
      </div>
      {user !== undefined && (
        <UserNotice address={address}>
          Facts about <strong className="font-medium">{user}</strong> only.
        </UserNotice>
      )}
      <Filters address={address} find={find} ofAgent={ofAgent} busy={pages.isPlaceholderData} />
      {pages.isPending && !pages.error && <Reading what="the facts" />}
      {facts.length > 0 && (
        <ul aria-label="Facts" className="border-line border-t">
          {facts.map((fact) => (
            <FactItem key={fact.fact_id} fact={fact} address={address} now={now} />
          ))}
        </ul>
      )}
      {isFoundNone && isNarrowed && <p className="text-muted text-table">No fact matches.</p>}
      {isEmpty && (
        <p className="max-w-prose text-muted text-table">
          No facts yet. A fact is a sentence that the instance remembers from conversations, or that you add.
        </p>
      )}
      <MoreRows pages={pages} shown={facts.length} total={total ?? null} />
      {pages.error && <Unread what="The facts" problem={problemOf(pages.error)} retry={retry} />}
    </>
  );
}

function Filters({ address, find, ofAgent, busy }: Omit<FactListProps, 'pages' | 'now'> & { busy: boolean }) {
  const chosen = ofAgent === undefined ? '' : ofAgent ? 'agent' : 'instance';
  return (
    <search className="flex flex-wrap gap-2">
      <FindField label="Search facts" placeholder="Words in the fact" find={find} busy={busy} />
      <Select
        aria-label="Whose facts"
        value={chosen}
        onChange={(event) => address.narrow({ only: event.target.value })}
        className="w-40"
      >
        <option value="">All facts</option>
        <option value="instance">Of this instance</option>
        <option value="agent">Of the agent</option>
      </Select>
    </search>
  );
}

function FactItem({ fact, address, now }: Pick<FactListProps, 'address' | 'now'> & { fact: MemoryFact }) {
  return (
    <li className="relative flex flex-col gap-0.5 border-line border-b py-2 hover:bg-hover">
      <a
        {...address.to('memory', { fact: fact.fact_id })}
        dir="auto"
        className={`line-clamp-3 whitespace-pre-line break-words text-table ${wholeRow}`}
      >
        {fact.content}
      </a>
      <span className="flex flex-wrap items-center gap-x-3 text-meta text-muted">
        {fact.is_of_agent && <Badge>Of the agent</Badge>}
        {fact.user_id !== null && (
          <span className="min-w-0 truncate">
            about <bdi>{fact.user_id}</bdi>
          </span>
        )}
        <span className="tabular-nums">importance {Number(fact.importance.toFixed(2))}</span>
        <span>{sourceText(fact.source_type)}</span>
        <RelativeTime at={fact.created_at} now={now} />
      </span>
    </li>
  );
}
