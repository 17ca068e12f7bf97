'use client';

import type { StateLine } from '@/lib/contract/instance-memory';
import type { useStatePages } from '@/lib/queries/memory';
import { problemOf } from '@/lib/queries/perform';
import { DataCell, DataHead, DataRow, DataTable } from '../data-table';
import { RelativeTime } from '../ui/relative-time';
import { Select } from '../ui/select';
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

interface StateListProps {
  pages: ReturnType<typeof useStatePages>;
  address: MemoryAddress;
  find: Find;
  scope: 'global' | 'user' | undefined;
  now: number;
}

/** The states of the instance that were found, fifty a page. */
export function StateList({ pages, address, find, scope, now }: StateListProps) {
  const { user } = address;
  const lines = pages.data?.pages.flatMap(({ items }) => items ?? []) ?? [];
  const total = pages.data?.pages[0]?.total_count;
  const isNarrowed = find.settled !== '' || scope !== undefined || user !== undefined;
  const retry = () => void (pages.data ? pages.fetchNextPage() : pages.refetch());
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <ListHeading total={total} one="state" many="states" />
        <NewLink {...address.to('states', { state: 'new' })}>New state</NewLink>
      </div>
      {user !== undefined && (
        <UserNotice address={address}>
          Global states and those of <strong className="font-medium">{user}</strong> only.
        </UserNotice>
      )}
      <Filters address={address} find={find} scope={scope} busy={pages.isPlaceholderData} />
      {pages.isPending && !pages.error && <Reading what="the states" />}
      {lines.length > 0 && <StateTable lines={lines} address={address} now={now} />}
      {total === 0 && isNarrowed && <p className="text-muted text-table">No state matches.</p>}
      {total === 0 && !isNarrowed && (
        <p className="max-w-prose text-muted text-table">
          No states yet. A state is a value with a key that the agent sees in each conversation: one of
          everybody (global), or one of a user.
        </p>
      )}
      <MoreRows pages={pages} shown={lines.length} total={total ?? null} />
      {pages.error && <Unread what="The states" problem={problemOf(pages.error)} retry={retry} />}
    </>
  );
}

function Filters({ address, find, scope, busy }: Omit<StateListProps, 'pages' | 'now'> & { busy: boolean }) {
  return (
    <search className="flex flex-wrap gap-2">
      <FindField label="Find states" placeholder="Key, user or value" find={find} busy={busy} />
      <Select
        aria-label="Scope of states"
        value={scope ?? ''}
        onChange={(event) => address.narrow({ only: event.target.value })}
        className="w-36"
      >
        <option value="">All scopes</option>
        <option value="global">Global</option>
        <option value="user">Of a user</option>
      </Select>
    </search>
  );
}

function StateTable({
  lines,
  address,
  now,
}: Pick<StateListProps, 'address' | 'now'> & { lines: StateLine[] }) {
  return (
    <div className="@container">
      <DataTable
        label="States"
        columns={
          <>
            <col className="w-[32%]" />
            <col className="w-[24%]" />
            <col />
            <col className="w-24 @max-md:hidden" />
          </>
        }
        head={
          <>
            <DataHead className="static! pl-0!">Key</DataHead>
            <DataHead className="static!">Scope</DataHead>
            <DataHead className="static!">Value</DataHead>
            <DataHead className="static! @max-md:hidden">Changed</DataHead>
          </>
        }
      >
        {lines.map((line) => (
          <DataRow key={line.state_id}>
            <DataCell className="pl-0!">
              <a
                {...address.to('states', { state: line.state_id })}
                dir="auto"
                className={`font-mono ${wholeRow}`}
              >
                {line.key}
              </a>
            </DataCell>
            <DataCell className={line.user_id === null ? 'text-muted' : undefined}>
              <bdi>{line.user_id ?? line.scope}</bdi>
            </DataCell>
            <DataCell className="font-mono">
              <bdi>{line.short}</bdi>
            </DataCell>
            <DataCell className="text-muted @max-md:hidden">
              <RelativeTime at={line.updated_at} now={now} />
            </DataCell>
          </DataRow>
        ))}
      </DataTable>
    </div>
  );
}
