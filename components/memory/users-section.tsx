'use client';

import { useViewer } from '@/lib/auth/viewer';
import type { KnownUser } from '@/lib/contract/instance-memory';
import { useUserPages } from '@/lib/queries/memory';
import { problemOf } from '@/lib/queries/perform';
import { DataCell, DataHead, DataRow, DataTable } from '../data-table';
import { Badge } from '../ui/badge';
import { Count } from '../ui/count';
import { RelativeTime } from '../ui/relative-time';
import type { MemoryAddress, Section } from './memory-address';
import { FindField, ListHeading, MoreRows, Reading, Unread, UserNotice, wholeRow } from './section-parts';
import type { SectionProps } from './states-section';
import { useFind } from './use-find';

/** Whom the instance knows. Choosing one narrows the other sections to that user. */
export function UsersSection({ item, address, now }: SectionProps) {
  const { agent_id: agentId, instance_id: instanceId } = item.instance;
  const { connection } = useViewer();
  const find = useFind(address);
  const pages = useUserPages({ agentId, instanceId }, find.settled);
  const users = pages.data?.pages.flatMap(({ items }) => items ?? []) ?? [];
  const total = pages.data?.pages[0]?.total_count;
  const isSearched = find.settled !== '';
  const isRemote = connection === 'remote';
  const retry = () => void (pages.data ? pages.fetchNextPage() : pages.refetch());
  return (
    <div className="flex min-w-0 flex-col gap-3 px-3 py-4 md:px-6">
      <ListHeading total={total} one="user" many="users" />
      {isRemote && (
        <p className="text-meta text-muted">
          This API cannot search users or count what is kept about each, and may list those of all instances.
        </p>
      )}
      {address.user !== undefined && (
        <UserNotice address={address}>
          States and memory show <strong className="font-medium">{address.user}</strong> only.
        </UserNotice>
      )}
      {!isRemote && (
        <search className="flex">
          <FindField label="Find users" placeholder="User id" find={find} busy={pages.isPlaceholderData} />
        </search>
      )}
      {pages.isPending && !pages.error && <Reading what="the users" />}
      {users.length > 0 && <UserTable users={users} address={address} now={now} counted={!isRemote} />}
      {total === 0 && (
        <p className="max-w-prose text-muted text-table">
          {isSearched ? 'No user matches.' : 'No users yet. Whoever a state or a fact is about stands here.'}
        </p>
      )}
      <MoreRows pages={pages} shown={users.length} total={total ?? null} />
      {pages.error && <Unread what="The users" problem={problemOf(pages.error)} retry={retry} />}
    </div>
  );
}

interface RowProps {
  address: MemoryAddress;
  now: number;
  /** Whether the API says how much is kept about each. */
  counted: boolean;
}

function UserTable({ users, ...row }: RowProps & { users: KnownUser[] }) {
  return (
    <DataTable
      label="Users"
      columns={
        <>
          <col />
          {row.counted && <col className="w-16" />}
          {row.counted && <col className="w-16" />}
          <col className="w-24" />
        </>
      }
      head={
        <>
          <DataHead className="static! pl-0!">User</DataHead>
          {row.counted && <DataHead className="static! text-right!">States</DataHead>}
          {row.counted && <DataHead className="static! text-right!">Facts</DataHead>}
          <DataHead className="static!">Last seen</DataHead>
        </>
      }
    >
      {users.map((user) => (
        <UserRow key={user.user_id} user={user} {...row} />
      ))}
    </DataTable>
  );
}

function UserRow({ user, address, now, counted }: RowProps & { user: KnownUser }) {
  const { user_id: id, display_name: name, last_seen_at: last } = user;
  const isChosen = address.user === id;
  return (
    <DataRow className={isChosen ? 'bg-selected!' : undefined}>
      <DataCell className="pl-0!">
        <a {...address.toUser(id)} aria-current={isChosen ? 'true' : undefined} className={wholeRow}>
          <bdi>{name || id}</bdi>
        </a>{' '}
        {isChosen && <Badge>Chosen</Badge>}
      </DataCell>
      {counted && <CountCell count={user.states} {...{ id, address }} section="states" what="state" />}
      {counted && <CountCell count={user.facts} {...{ id, address }} section="memory" what="fact" />}
      <DataCell className="text-muted">{last && <RelativeTime at={last} now={now} />}</DataCell>
    </DataRow>
  );
}

interface CountCellProps {
  count: number | null;
  id: string;
  address: MemoryAddress;
  section: Section;
  what: string;
}

/** A number and the way to what it counts. */
function CountCell({ count, id, address, section, what }: CountCellProps) {
  return (
    <DataCell className="text-right">
      {count ? (
        <a
          {...address.toUser(id, section)}
          className="relative inline-flex min-h-6 min-w-6 items-center justify-end text-accent underline touch:min-h-11 touch:min-w-11"
        >
          <Count value={count} />
          <span className="sr-only">
            {' '}
            {count === 1 ? what : `${what}s`} of {id}
          </span>
        </a>
      ) : (
        <Count value={count ?? 0} className="text-muted" />
      )}
    </DataCell>
  );
}
