'use client';

import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  countAgentContents,
  countAgents,
  createAgent,
  deleteAgent,
  listAgents,
  moveAgent,
  setAgentStatus,
} from '@/lib/actions/agents';
import { useViewer } from '@/lib/auth/viewer';
import type { AgentIndex, paginatedAgents } from '@/lib/contract/agents';
import type { Output } from '@/lib/contract/endpoint';
import { type ActionData, type Callbacks, usePerform } from './perform';

export type AgentPage = Output<typeof paginatedAgents>;
type Query = Parameters<typeof listAgents>[0]['filters'];
type Pages = InfiniteData<AgentPage, string | undefined>;

const keys = {
  lists: (tenant: string) => ['agents', tenant] as const,
  list: (tenant: string, query: Query) => ['agents', tenant, query] as const,
};

/** The rows read so far. `initial` is the server's first page, made at `now`; it replaces an older one. */
export function useAgentPages({ initial, now, query }: { initial: AgentPage; now: number; query: Query }) {
  const perform = usePerform();
  const { tenant } = useViewer();
  const client = useQueryClient();
  const key = keys.list(tenant, query);
  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    initialData: { pages: [initial], pageParams: [undefined] } satisfies Pages,
    initialDataUpdatedAt: now,
    queryFn: ({ pageParam }) => perform(listAgents, { filters: query, cursor: pageParam }),
    getNextPageParam: (last) => last.next_cursor,
  });
  useEffect(() => {
    const known = client.getQueryState(key);
    if (!known || known.dataUpdatedAt >= now) return;
    client.setQueryData<Pages>(key, (held) => withFirstPage(held, initial), { updatedAt: now });
  });
  return pages;
}

/** Later pages stay while the first still ends at the same row; else they no longer follow it. */
function withFirstPage(held: Pages | undefined, first: AgentPage): Pages {
  if (held && held.pages[0]?.next_cursor === first.next_cursor) {
    return { ...held, pages: [first, ...held.pages.slice(1)] };
  }
  return { pages: [first], pageParams: [undefined] };
}

function patchRows(client: QueryClient, tenant: string, agentId: string, patch: Partial<AgentIndex>): void {
  client.setQueriesData<Pages>({ queryKey: keys.lists(tenant) }, (held) => {
    if (!held) return held;
    const patched = (item: AgentIndex) => (item.agent_id === agentId ? { ...item, ...patch } : item);
    return {
      ...held,
      pages: held.pages.map((page) => ({ ...page, items: page.items?.map(patched) ?? null })),
    };
  });
}

/** Shows the new state at once; a refusal puts the old one back. */
export function useSetAgentStatus(callbacks: Callbacks<{ is_active: boolean }> = {}) {
  const perform = usePerform();
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useMutation({
    mutationFn: (input: { agentId: string; isActive: boolean }) => perform(setAgentStatus, input),
    onMutate: ({ agentId, isActive }) => patchRows(client, tenant, agentId, { is_active: isActive }),
    onError: (error, { agentId, isActive }) => {
      patchRows(client, tenant, agentId, { is_active: !isActive });
      callbacks.onError?.(error);
    },
    onSuccess: (data) => callbacks.onSuccess?.(data),
  });
}

export function useCreateAgent(callbacks: Callbacks<ActionData<typeof createAgent>> = {}) {
  const perform = usePerform();
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useMutation({
    mutationFn: (body: Parameters<typeof createAgent>[0]['body']) => perform(createAgent, { body }),
    onSuccess: (data) => {
      client.removeQueries({ queryKey: keys.lists(tenant), type: 'inactive' });
      callbacks.onSuccess?.(data);
    },
    onError: callbacks.onError,
  });
}

export function useMoveAgent(callbacks: Callbacks<unknown> = {}) {
  const perform = usePerform();
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useMutation({
    mutationFn: (input: { agentId: string; projectId: string | null }) => perform(moveAgent, input),
    onSuccess: (data, { agentId, projectId }) => {
      patchRows(client, tenant, agentId, { project_id: projectId ?? undefined });
      callbacks.onSuccess?.(data);
    },
    onError: callbacks.onError,
  });
}

/** The row leaves the lists; the receipt is the caller's to show. */
export function useDeleteAgent(callbacks: Callbacks<ActionData<typeof deleteAgent>> = {}) {
  const perform = usePerform();
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useMutation({
    mutationFn: ({ agentId }: { agentId: string }) => perform(deleteAgent, { agentId }),
    onSuccess: (data, { agentId }) => {
      client.setQueriesData<Pages>({ queryKey: keys.lists(tenant) }, (held) => withoutRow(held, agentId));
      callbacks.onSuccess?.(data);
    },
    onError: callbacks.onError,
  });
}

function withoutRow(held: Pages | undefined, agentId: string): Pages | undefined {
  if (!held) return held;
  const kept = (item: AgentIndex) => item.agent_id !== agentId;
  return { ...held, pages: held.pages.map((page) => ({ ...page, items: page.items?.filter(kept) ?? null })) };
}

/** How many agents match; asked for by hand. */
export function useCountAgents() {
  const perform = usePerform();
  return useMutation({ mutationFn: (filters: Query) => perform(countAgents, { filters }) });
}

/** What deleting the agent would delete, counted anew each time the question comes up. */
export function useAgentContents(agentId: string, asked: boolean) {
  const perform = usePerform();
  return useQuery({
    queryKey: ['agent-contents', agentId],
    queryFn: () => perform(countAgentContents, { agentId }),
    enabled: asked,
    staleTime: 0,
    gcTime: 0,
  });
}
