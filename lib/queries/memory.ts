'use client';

import {
  type InfiniteData,
  type QueryKey,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import * as actions from '@/lib/actions/memory';
import { useViewer } from '@/lib/auth/viewer';
import type { MemoryFact } from '@/lib/contract/instance-memory';
import { type FactText, factText } from '@/lib/fact-text';
import type { RecordDraft } from '@/lib/record-draft';
import type { StateText, StateValue } from '@/lib/state-text';
import { type ChangeCallbacks, useChange } from './change';
import { useRecount } from './instances';
import { memoryKeys } from './memory-keys';
import { type ActionData, problemOf, usePerform } from './perform';

/** The instance whose memory is looked at. */
export interface MemoryPlace {
  agentId: string;
  instanceId: string;
}

type Kind = 'states' | 'state' | 'facts' | 'fact' | 'users';
type FactPages = InfiniteData<ActionData<typeof actions.browseFacts>, string | undefined>;

function useMemory({ agentId, instanceId }: MemoryPlace) {
  const client = useQueryClient();
  const { tenant } = useViewer();
  const recount = useRecount(agentId, instanceId);
  const keyOf = (kind: Kind, ...rest: string[]) => [...memoryKeys.agent(tenant, agentId), kind, ...rest];
  return {
    client,
    perform: usePerform(),
    keyOf,
    /** After a change: lists are read again, and the instance is counted anew. */
    changed: (...kinds: ('states' | 'facts')[]) => {
      for (const kind of [...kinds, 'users'] as const) {
        void client.invalidateQueries({ queryKey: keyOf(kind) });
      }
      recount();
    },
  };
}

type Memory = ReturnType<typeof useMemory>;

/** What was found so far, page by page. Programs write all the time: each look is a new one. */
function usePages<T extends { next_cursor?: string | undefined }>(
  queryKey: QueryKey,
  read: (cursor: string | undefined) => Promise<T>,
) {
  return useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read(pageParam),
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (held) => held,
    staleTime: 0,
  });
}

export interface StateSearch {
  search: string;
  user: string | undefined;
  scope: 'global' | 'user' | undefined;
}

export function useStatePages(place: MemoryPlace, { search, user, scope }: StateSearch) {
  const { perform, keyOf } = useMemory(place);
  return usePages(keyOf('states', place.instanceId, user ?? '', scope ?? '', search), (cursor) =>
    perform(actions.browseStates, { ...place, search: search || undefined, user, scope, cursor }),
  );
}

/** One state with all of its value. */
export function useStateText(place: MemoryPlace, stateId: string) {
  const { perform, keyOf } = useMemory(place);
  return useQuery({
    queryKey: keyOf('state', stateId),
    queryFn: () => perform(actions.getState, { ...place, stateId }),
    staleTime: 0,
    gcTime: 0,
  });
}

export type NewState = Parameters<typeof actions.createState>[0]['body'];

/** Sends a new state; the caller keeps what was typed until it is there. */
export function useCreateState(place: MemoryPlace) {
  const { perform, changed } = useMemory(place);
  return async (body: NewState) => {
    const state = await perform(actions.createState, { ...place, body });
    changed('states');
    return state;
  };
}

/** Sends the changed members with what they were. When somebody was faster, theirs is read. */
export function useUpdateState(place: MemoryPlace, stateId: string) {
  const { client, perform, keyOf, changed } = useMemory(place);
  return async ({ base, values }: RecordDraft<StateValue>): Promise<StateText> => {
    try {
      const sent = { body: membersOf(values), expected: membersOf(base) };
      const state = await perform(actions.updateState, { ...place, stateId, ...sent });
      client.setQueryData(keyOf('state', stateId), state);
      changed('states');
      return state;
    } catch (error) {
      if (problemOf(error).status === 412) {
        await client.invalidateQueries({ queryKey: keyOf('state', stateId) });
      }
      throw error;
    }
  };
}

function membersOf({ content_type: type, value }: Partial<StateValue>) {
  return {
    ...(type !== undefined && { content_type: type === 'text' ? ('text' as const) : ('json' as const) }),
    ...(value !== undefined && { value }),
  };
}

export function useDeleteState(
  place: MemoryPlace,
  stateId: string,
  { onSuccess, ...callbacks }: ChangeCallbacks<ActionData<typeof actions.deleteState>>,
) {
  const { changed } = useMemory(place);
  const { agentId } = place;
  return useChange((perform, _: undefined) => perform(actions.deleteState, { agentId, stateId }), {
    ...callbacks,
    onSuccess: (data) => {
      onSuccess?.(data);
      changed('states');
    },
  });
}

export interface FactSearch {
  search: string;
  user: string | undefined;
  ofAgent: boolean | undefined;
}

export function useFactPages(place: MemoryPlace, { search, user, ofAgent }: FactSearch) {
  const { perform, keyOf } = useMemory(place);
  return usePages(keyOf('facts', place.instanceId, user ?? '', String(ofAgent ?? ''), search), (cursor) =>
    perform(actions.browseFacts, { ...place, search: search || undefined, user, ofAgent, cursor }),
  );
}

/** One fact: as a list has it at once, then as it is now. */
export function useFact(place: MemoryPlace, factId: string) {
  const memory = useMemory(place);
  const { perform, keyOf, client } = memory;
  return useQuery({
    queryKey: keyOf('fact', factId),
    queryFn: () => perform(actions.getFact, { ...place, factId }),
    initialData: () =>
      client
        .getQueriesData<FactPages>({ queryKey: keyOf('facts') })
        .flatMap(([, held]) => held?.pages ?? [])
        .flatMap(({ items }) => items ?? [])
        .find(({ fact_id: id }) => id === factId),
    initialDataUpdatedAt: 0,
    staleTime: 0,
    gcTime: 0,
  });
}

export function useCreateFact(place: MemoryPlace) {
  const { perform, changed } = useMemory(place);
  return async (body: Parameters<typeof actions.createFact>[0]['body']) => {
    const fact = await perform(actions.createFact, { ...place, body });
    changed('facts');
    return fact;
  };
}

/** In every list that holds it, without reading the lists again. */
function patchFact({ client, keyOf }: Memory, factId: string, change: (fact: MemoryFact) => MemoryFact[]) {
  client.setQueriesData<FactPages>({ queryKey: keyOf('facts') }, (held) => {
    if (!held) return held;
    const pages = held.pages.map((page) => {
      const before = page.items ?? [];
      const items = before.flatMap((fact) => (fact.fact_id === factId ? change(fact) : [fact]));
      const gone = before.length - items.length;
      return { ...page, items, total_count: page.total_count === null ? null : page.total_count - gone };
    });
    return { ...held, pages };
  });
}

/** Sends the changed members with what they were. When somebody was faster, theirs is read. */
export function useUpdateFact(place: MemoryPlace, factId: string) {
  const memory = useMemory(place);
  const { client, perform, keyOf } = memory;
  return async ({ base, values }: RecordDraft<FactText>): Promise<FactText> => {
    try {
      const fact = await perform(actions.updateFact, { ...place, factId, body: values, expected: base });
      client.setQueryData(keyOf('fact', factId), fact);
      patchFact(memory, factId, () => [fact]);
      return factText(fact);
    } catch (error) {
      if (problemOf(error).status === 412) {
        await client.invalidateQueries({ queryKey: keyOf('fact', factId) });
      }
      throw error;
    }
  };
}

export function useDeleteFact(
  place: MemoryPlace,
  factId: string,
  { onSuccess, ...callbacks }: ChangeCallbacks<ActionData<typeof actions.deleteFact>>,
) {
  const memory = useMemory(place);
  const { agentId } = place;
  return useChange((perform, _: undefined) => perform(actions.deleteFact, { agentId, factId }), {
    ...callbacks,
    onSuccess: (data) => {
      onSuccess?.(data);
      patchFact(memory, factId, () => []);
      memory.changed();
    },
  });
}

/** Whom the instance knows, the last seen first. */
export function useUserPages(place: MemoryPlace, search: string) {
  const { perform, keyOf } = useMemory(place);
  return useInfiniteQuery({
    queryKey: keyOf('users', place.instanceId, search),
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      perform(actions.browseUsers, { ...place, search: search || undefined, offset: pageParam }),
    getNextPageParam: ({ items, total_count: total }, _pages, offset) => {
      const next = offset + (items?.length ?? 0);
      return next > offset && next < total ? next : undefined;
    },
    placeholderData: (held) => held,
    staleTime: 0,
  });
}
