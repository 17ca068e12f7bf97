import { isUuid } from '@/lib/contract/is-uuid';

/** Columns besides the one of the scope bar. */
export const MOST_COLUMNS = 3;

export interface ComparedScope {
  instanceId: string;
  userId: string;
}

/** What the Chat tab shows, as its address holds it besides the scope. */
export interface ChatAddress {
  conversation?: string | undefined;
  /** The turn that is looked into. */
  turn?: string | undefined;
  /** Where there is no room for both: the conversations instead of one. */
  isList?: boolean | undefined;
  /** Of a comparison: what its conversations are found by. */
  compare?: string | undefined;
  columns?: readonly ComparedScope[] | undefined;
}

interface Query {
  get(name: string): string | null;
  getAll(name: string): string[];
}

/** A member that does not parse is left out, as if it had not been given. */
export function readChatAddress(query: Query): ChatAddress {
  const id = (name: string) => {
    const value = query.get(name) ?? '';
    return isUuid(value) ? value.toLowerCase() : undefined;
  };
  const columns = query.getAll('with').flatMap((text) => {
    const [instance = '', ...user] = text.split('~');
    if (!isUuid(instance)) return [];
    return [{ instanceId: instance.toLowerCase(), userId: user.join('~').trim().slice(0, 200) }];
  });
  return {
    conversation: id('conversation'),
    turn: id('turn'),
    isList: query.get('list') !== null,
    compare: id('compare'),
    columns: columns.slice(0, MOST_COLUMNS),
  };
}

/** The query with that; what else it holds stays. */
export function withChatAddress(kept: URLSearchParams, change: ChatAddress): URLSearchParams {
  const { conversation, turn, isList, compare, columns = [] } = { ...readChatAddress(kept), ...change };
  const query = new URLSearchParams(kept);
  const single = { conversation, turn, list: isList ? '1' : undefined, compare };
  for (const [name, value] of Object.entries(single)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  query.delete('with');
  for (const { instanceId, userId } of columns) {
    query.append('with', userId ? `${instanceId}~${userId}` : instanceId);
  }
  return query;
}

/** Of a column, and of its conversation: the same when another column is left out, and its own when two are equal. */
export function comparedKey(columns: readonly ComparedScope[], index: number): string {
  const nameOf = (column?: ComparedScope) => `${column?.instanceId} ${column?.userId}`;
  const name = nameOf(columns[index]);
  const before = columns.slice(0, index).filter((column) => nameOf(column) === name);
  return `${before.length} ${name}`;
}
