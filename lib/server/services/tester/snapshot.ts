import { isDeepStrictEqual } from 'node:util';
import { listCustomStates, listFacts } from '@/lib/contract/endpoints/memory';
import type { StateDelta } from '@/lib/contract/tester';
import type { AgentsApi } from '../../agents-api';

export interface Scope {
  agentId: string;
  instanceId: string;
  userId: string;
}

type Entry = Pick<StateDelta['added'][number], 'scope' | 'key'> & { value: unknown; at: string };

/** States and facts as the agent knows them in one instance with one user. */
export interface Snapshot {
  entries: Map<string, Entry>;
  /** There are more facts than were read. */
  isCut: boolean;
}

const MOST_FACTS = 500;

/** Undefined when it cannot be read: then nothing is said of what changed. */
export async function readSnapshot(api: AgentsApi, scope: Scope): Promise<Snapshot | undefined> {
  try {
    const [states, facts] = await Promise.all([readStates(api, scope), readFacts(api, scope)]);
    const entries = [...states, ...facts];
    const isCut = facts.length >= MOST_FACTS;
    return { entries: new Map(entries.map((entry) => [`${entry.scope}/${entry.key}`, entry])), isCut };
  } catch {
    return undefined;
  }
}

async function readStates(api: AgentsApi, scope: Scope): Promise<Entry[]> {
  const { agentId, instanceId: instance_id, userId: user_id } = scope;
  const read = (query: { scope: 'global' | 'user'; user_id?: string }) =>
    api.call(listCustomStates, { params: { agentId }, query: { ...query, instance_id } });
  const lists = await Promise.all([
    read({ scope: 'global' }),
    ...(user_id ? [read({ scope: 'user', user_id })] : []),
  ]);
  return lists.flatMap(({ states }, place) =>
    (states ?? []).map(({ key, value, updated_at: at }) => ({
      ...{ scope: place === 0 ? ('global' as const) : ('user' as const), key, value, at },
    })),
  );
}

/** The newest; of nobody in particular the engine keeps none. */
async function readFacts(api: AgentsApi, { agentId, instanceId, userId }: Scope): Promise<Entry[]> {
  if (!userId) return [];
  const query = { instance_id: instanceId, user_id: userId, limit: MOST_FACTS };
  const { facts } = await api.call(listFacts, { params: { agentId }, query });
  return (facts ?? []).map(({ fact_id: key, content, created_at: at }) => ({
    ...{ scope: 'fact' as const, key, value: content, at },
  }));
}

const MOST_ENTRIES = 200;
const VALUE_CHARACTERS = 4000;

export function deltaOf(before: Snapshot, after: Snapshot): StateDelta {
  const isCut = before.isCut || after.isCut;
  const newest = [...before.entries.values()].reduce((last, { at }) => (at > last ? at : last), '');
  const delta: StateDelta = { added: [], changed: [], removed: [] };
  for (const [name, { scope, key, value, at }] of after.entries) {
    const known = before.entries.get(name);
    // Of a list that was cut an old fact moves up when a newer one goes.
    if (!known && !(isCut && scope === 'fact' && at <= newest)) {
      delta.added.push({ scope, key, after: shown(value) });
    }
    if (known && !isDeepStrictEqual(known.value, value)) {
      delta.changed.push({ scope, key, before: shown(known.value), after: shown(value) });
    }
  }
  for (const [name, { scope, key, value }] of before.entries) {
    if (after.entries.has(name) || (isCut && scope === 'fact')) continue;
    delta.removed.push({ scope, key, before: shown(value) });
  }
  const cut = (entries: StateDelta['added']) => entries.slice(0, MOST_ENTRIES);
  return { added: cut(delta.added), changed: cut(delta.changed), removed: cut(delta.removed) };
}

/** A long value by its beginning. */
function shown(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === undefined || text.length <= VALUE_CHARACTERS) return value;
  return `${text.slice(0, VALUE_CHARACTERS).toWellFormed()}…`;
}
