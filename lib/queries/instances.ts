'use client';

import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  browseInstances,
  countInstanceContents,
  createInstance,
  deleteInstance,
  resetInstance,
  updateInstance,
} from '@/lib/actions/instances';
import { useViewer } from '@/lib/auth/viewer';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import type { AgentInstance, CreateInstanceBody, UpdateInstanceBody } from '@/lib/contract/instances';
import {
  type InstancePage,
  type InstancePages,
  instancesIn,
  withFirstPage,
  withNewInstance,
  withoutInstance,
  withPatched,
} from '@/lib/instance-pages';
import { memoryKeys } from './memory-keys';
import { type ActionData, type Callbacks, usePerform } from './perform';

interface Place {
  client: QueryClient;
  tenant: string;
  agentId: string;
}

const keys = {
  agent: (tenant: string, agentId: string) => ['instances', tenant, agentId] as const,
  lists: (tenant: string, agentId: string) => [...keys.agent(tenant, agentId), 'list'] as const,
  list: (tenant: string, agentId: string, search: string) =>
    [...keys.lists(tenant, agentId), search] as const,
  one: (tenant: string, agentId: string, instanceId: string) =>
    [...keys.agent(tenant, agentId), 'one', instanceId] as const,
};

function usePlace(agentId: string): Place {
  return { client: useQueryClient(), tenant: useViewer().tenant, agentId };
}

interface InstancePagesInput {
  agentId: string;
  search: string;
  /** The server's first page of that search; without one it is read by an action. */
  initial?: InstancePage | undefined;
  enabled?: boolean;
}

/** The rows read so far; a newer first page of the server replaces an older one. */
export function useInstancePages({ agentId, search, initial, enabled = true }: InstancePagesInput) {
  const perform = usePerform();
  const { client, tenant } = usePlace(agentId);
  const key = keys.list(tenant, agentId, search);
  const pages = useInfiniteQuery({
    queryKey: key,
    enabled,
    initialPageParam: undefined as string | undefined,
    ...(initial && { initialData: { pages: [initial], pageParams: [undefined] } satisfies InstancePages }),
    queryFn: ({ pageParam }) =>
      perform(browseInstances, { agentId, search: search || undefined, cursor: pageParam }),
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (held) => held,
  });
  useEffect(() => {
    if (!initial) return;
    client.setQueryData<InstancePages>(keys.list(tenant, agentId, search), (held) =>
      (held?.pages[0]?.servedAt ?? 0) >= (initial.servedAt ?? 0) ? held : withFirstPage(held, initial),
    );
  }, [client, tenant, agentId, search, initial]);
  return pages;
}

/** One instance with what it holds: as the server sent it, as a list has it, else read by an action. */
export function useInstance(agentId: string, instanceId: string | undefined, served?: InstanceWithContents) {
  const perform = usePerform();
  const { client, tenant } = usePlace(agentId);
  const given = served?.instance.instance_id === instanceId ? served : undefined;
  const query = useQuery({
    queryKey: keys.one(tenant, agentId, instanceId ?? ''),
    enabled: instanceId !== undefined,
    queryFn: () => perform(countInstanceContents, { agentId, instanceId: instanceId ?? '' }),
    initialData: () => given ?? findRead({ client, tenant, agentId }, instanceId),
  });
  useEffect(() => {
    if (given) client.setQueryData(keys.one(tenant, agentId, given.instance.instance_id), given);
  }, [client, tenant, agentId, given]);
  return query;
}

function findRead({ client, tenant, agentId }: Place, instanceId: string | undefined) {
  const lists = client.getQueriesData<InstancePages>({ queryKey: keys.lists(tenant, agentId) });
  return lists
    .flatMap(([, pages]) => instancesIn(pages))
    .find(({ instance }) => instance.instance_id === instanceId);
}

function changeLists({ client, tenant, agentId }: Place, change: (held: InstancePages) => InstancePages) {
  client.setQueriesData<InstancePages>(
    { queryKey: keys.lists(tenant, agentId) },
    (held) => held && change(held),
  );
}

function patch(
  place: Place,
  instanceId: string,
  change: (item: InstanceWithContents) => InstanceWithContents,
) {
  changeLists(place, (held) => withPatched(held, instanceId, change));
  place.client.setQueryData<InstanceWithContents>(
    keys.one(place.tenant, place.agentId, instanceId),
    (held) => held && change(held),
  );
}

function patchInstance(place: Place, instanceId: string, members: Partial<AgentInstance>) {
  patch(place, instanceId, (item) => ({ ...item, instance: { ...item.instance, ...members } }));
}

/** What it holds now, asked of the database each time a dialog opens. */
export function useInstanceContents(agentId: string, instanceId: string, asked: boolean) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: [...keys.agent(tenant, agentId), 'contents', instanceId],
    queryFn: () => perform(countInstanceContents, { agentId, instanceId }),
    enabled: asked,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Shows the change at once; a refusal puts the old members back. */
export function useUpdateInstance(
  { instance_id: instanceId, agent_id: agentId, ...known }: AgentInstance,
  callbacks: Callbacks<AgentInstance> = {},
) {
  const perform = usePerform();
  const place = usePlace(agentId);
  return useMutation({
    mutationFn: (body: UpdateInstanceBody) => perform(updateInstance, { agentId, instanceId, body }),
    onMutate: (body) => {
      patchInstance(place, instanceId, body);
      return {
        ...(body.name !== undefined && { name: known.name }),
        ...(body.description !== undefined && { description: known.description }),
        ...(body.status !== undefined && { status: known.status }),
      };
    },
    onError: (error, _body, before) => {
      if (before) patchInstance(place, instanceId, before);
      callbacks.onError?.(error);
    },
    onSuccess: (instance) => {
      patchInstance(place, instanceId, instance);
      callbacks.onSuccess?.(instance);
    },
  });
}

const EMPTY = { facts: 0, nodes: 0, global_states: 0, user_states: 0, users: 0 };
const NOT_COUNTED = { facts: null, nodes: null, global_states: null, user_states: null, users: null };

export function useCreateInstance(agentId: string, callbacks: Callbacks<AgentInstance> = {}) {
  const perform = usePerform();
  const place = usePlace(agentId);
  const { connection } = useViewer();
  return useMutation({
    mutationFn: (body: CreateInstanceBody) => perform(createInstance, { agentId, body }),
    onSuccess: (instance) => {
      const added = { instance, contents: connection === 'embedded' ? EMPTY : NOT_COUNTED };
      changeLists(place, (held) => withNewInstance(held, added));
      place.client.setQueryData(keys.one(place.tenant, agentId, instance.instance_id), added);
      callbacks.onSuccess?.(instance);
    },
    onError: callbacks.onError,
  });
}

/** Counts one anew after what it holds was changed; its numbers stay as they are when that fails. */
export function useRecount(agentId: string, instanceId: string): () => void {
  const perform = usePerform();
  const place = usePlace(agentId);
  return () => {
    perform(countInstanceContents, { agentId, instanceId })
      .then((counted) => patch(place, instanceId, () => counted))
      .catch(() => undefined);
  };
}

/** Empties one; the row is counted anew, because others may write meanwhile. */
export function useResetInstance(
  { agent_id: agentId, instance_id: instanceId }: AgentInstance,
  callbacks: Callbacks<ActionData<typeof resetInstance>> = {},
) {
  const perform = usePerform();
  const place = usePlace(agentId);
  const recount = useRecount(agentId, instanceId);
  return useMutation({
    mutationFn: () => perform(resetInstance, { agentId, instanceId }),
    onSuccess: (data) => {
      patchInstance(place, instanceId, data.reply.instance);
      callbacks.onSuccess?.(data);
      recount();
      void place.client.invalidateQueries({ queryKey: memoryKeys.agent(place.tenant, agentId) });
    },
    onError: callbacks.onError,
  });
}

export function useDeleteInstance(
  { agent_id: agentId, instance_id: instanceId }: AgentInstance,
  callbacks: Callbacks<ActionData<typeof deleteInstance>> = {},
) {
  const perform = usePerform();
  const place = usePlace(agentId);
  return useMutation({
    mutationFn: () => perform(deleteInstance, { agentId, instanceId }),
    onSuccess: (data) => {
      // First the caller, who still needs the row's neighbours.
      callbacks.onSuccess?.(data);
      changeLists(place, (held) => withoutInstance(held, instanceId));
      place.client.removeQueries({ queryKey: keys.one(place.tenant, agentId, instanceId) });
    },
    onError: callbacks.onError,
  });
}
