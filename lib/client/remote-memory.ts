import 'server-only';
import type { CustomState } from '@/lib/contract/custom-states';
import type { Output } from '@/lib/contract/endpoint';
import * as memory from '@/lib/contract/endpoints/instance-memory';
import { listCustomStates, listFacts, listUsers } from '@/lib/contract/endpoints/memory';
import {
  type browseFactsReply,
  type browseStatesReply,
  type browseUsersReply,
  MEMORY_PAGE,
  type MemoryFact,
} from '@/lib/contract/instance-memory';
import { AGENT_GLOBAL, type StoredFact } from '@/lib/contract/memory-facts';
import { ProblemError } from '@/lib/problem-error';
import { stateLine } from '@/lib/state-text';
import type { Client } from './client';

interface Input {
  params: Partial<Record<string, string>>;
  query: Query;
}

interface Query {
  cursor?: string;
  page_size?: number;
  search?: string;
  scope?: string;
  user_id?: string;
  of_agent?: boolean;
  offset?: number;
}

/** What an instance holds, found in the lists of a remote agents API. */
export const remoteMemory: Record<string, (client: Client, input: Input) => Promise<unknown>> = {
  [memory.browseStates.id]: browseStates,
  [memory.getInstanceState.id]: async (client, { params }) => {
    const found = (await readStates(client, params)).find(({ state_id: id }) => id === params.stateId);
    if (!found) throw missing('state');
    return found;
  },
  [memory.browseFacts.id]: browseFacts,
  [memory.getInstanceFact.id]: getFact,
  [memory.browseUsers.id]: browseUsers,
};

const missing = (what: string) =>
  new ProblemError({ status: 404, title: 'Not Found', detail: `There is no such ${what}.` });

function hasWords(text: string, search = ''): boolean {
  const lower = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

async function readStates(client: Client, params: Input['params']): Promise<CustomState[]> {
  const { agentId = '', instanceId } = params;
  const reply = await client.agents(listCustomStates, {
    params: { agentId },
    query: { instance_id: instanceId },
  });
  return reply.states ?? [];
}

/** The list has no pages: it is read whole and cut here; the cursor is the place in it. */
async function browseStates(
  client: Client,
  { params, query }: Input,
): Promise<Output<typeof browseStatesReply>> {
  const { cursor = '0', page_size: size = MEMORY_PAGE, search, scope, user_id: user } = query;
  if (!/^\d{1,9}$/.test(cursor)) throw new ProblemError({ status: 400, detail: 'The cursor is malformed.' });
  const found = (await readStates(client, params))
    .map(stateLine)
    .filter(
      (line) =>
        (scope === undefined || line.scope === scope) &&
        (user === undefined || line.scope === 'global' || line.user_id === user) &&
        hasWords(`${line.key} ${line.user_id ?? ''} ${line.short}`, search),
    );
  const end = Number(cursor) + size;
  const hasMore = end < found.length;
  return {
    items: found.slice(Number(cursor), end),
    has_more: hasMore,
    next_cursor: hasMore ? String(end) : undefined,
    total_count: found.length,
  };
}

const WALK = 500;
/** Lists that are read for one page of what was searched for, or for one fact. */
const [LISTS_A_PAGE, LISTS_A_FACT] = [4, 40];

function toMemoryFact(fact: StoredFact, user: string | undefined): MemoryFact {
  return { ...fact, user_id: user ?? null, is_of_agent: fact.metadata?.scope === AGENT_GLOBAL };
}

/** The next facts that fit: lists are read until there is a page of them. None is passed over. */
async function browseFacts(
  client: Client,
  { params, query }: Input,
): Promise<Output<typeof browseFactsReply>> {
  const { search, of_agent: ofAgent, user_id: user, page_size: size = MEMORY_PAGE } = query;
  const isNarrowed = search !== undefined || ofAgent !== undefined;
  const { agentId = '', instanceId } = params;
  const items: MemoryFact[] = [];
  let cursor = query.cursor;
  let total: number | null = null;
  for (let read = 0; read < LISTS_A_PAGE; read += 1) {
    const limit = isNarrowed ? WALK : size;
    const list = await client.agents(listFacts, {
      params: { agentId },
      query: { instance_id: instanceId, user_id: user, page_token: cursor, limit },
    });
    for (const fact of list.facts ?? []) {
      const found = toMemoryFact(fact, user);
      const fits = ofAgent === undefined || found.is_of_agent === ofAgent;
      if (fits && hasWords(found.content, search)) items.push(found);
    }
    if (!isNarrowed) total = list.total_count;
    cursor = list.next_page_token || undefined;
    if (cursor === undefined || !isNarrowed || items.length >= size) break;
  }
  return { items, has_more: cursor !== undefined, next_cursor: cursor, total_count: total };
}

/** The agents API reads no single fact. */
async function getFact(client: Client, { params }: Input): Promise<MemoryFact> {
  const { agentId = '', instanceId, factId } = params;
  let token: string | undefined;
  for (let read = 0; read < LISTS_A_FACT; read += 1) {
    const query = { instance_id: instanceId, page_token: token, limit: WALK };
    const list = await client.agents(listFacts, { params: { agentId }, query });
    const found = list.facts?.find(({ fact_id: id }) => id === factId);
    if (found) return toMemoryFact(found, undefined);
    token = list.next_page_token || undefined;
    if (token === undefined) break;
  }
  throw missing('fact');
}

async function browseUsers(
  client: Client,
  { params, query }: Input,
): Promise<Output<typeof browseUsersReply>> {
  const { agentId = '', instanceId } = params;
  const { page_size: limit = MEMORY_PAGE, offset } = query;
  const list = await client.agents(listUsers, {
    params: { agentId },
    query: { instance_id: instanceId, limit, offset },
  });
  return {
    items: (list.users ?? []).map((user) => ({
      ...{ user_id: user.user_id, display_name: user.display_name, facts: null, states: null },
      ...{ first_seen_at: user.created_at, last_seen_at: user.last_interaction_at },
    })),
    total_count: list.total,
  };
}
