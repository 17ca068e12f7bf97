'use client';

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getPersonalityRecord } from '@/lib/actions/personality';
import {
  deleteConversation,
  describeConfiguration,
  getTurn,
  listAgentTools,
  listChatModels,
  listConversations,
  listTurns,
} from '@/lib/actions/tester';
import { useViewer } from '@/lib/auth/viewer';
import type { Conversation, TurnDraft } from '@/lib/contract/tester';
import { type ChangeCallbacks, useChange } from './change';
import { type ActionData, usePerform } from './perform';

const keys = {
  agent: (tenant: string, agentId: string) => ['chat', tenant, agentId] as const,
  lists: (tenant: string, agentId: string) => [...keys.agent(tenant, agentId), 'conversations'] as const,
};

export type ConversationPage = ActionData<typeof listConversations>;
export type TurnPage = ActionData<typeof listTurns>;

export interface ConversationFilter {
  instanceId?: string | undefined;
  userId?: string | undefined;
  search?: string | undefined;
}

/** Conversations read so far, the newest first. */
export function useConversations(agentId: string, filter: ConversationFilter, enabled = true) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useInfiniteQuery({
    queryKey: [...keys.lists(tenant, agentId), filter],
    enabled,
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => perform(listConversations, { agentId, ...filter, cursor: pageParam }),
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (held) => held,
  });
}

export function conversationsIn(data: InfiniteData<ConversationPage> | undefined): Conversation[] {
  return data?.pages.flatMap(({ items }) => items ?? []) ?? [];
}

/** For those who started or ended a turn: the lists name it. */
export function useRefreshConversations(agentId: string) {
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useCallback(
    () => void client.invalidateQueries({ queryKey: keys.lists(tenant, agentId) }),
    [client, tenant, agentId],
  );
}

export function useReadTurns(agentId: string, conversationId: string) {
  const perform = usePerform();
  return useCallback(
    (cursor?: string) => perform(listTurns, { agentId, conversationId, cursor }),
    [perform, agentId, conversationId],
  );
}

/** A turn with everything. One that runs is read again when it is asked for. */
export function useTurnDetail(agentId: string, turnId: string, version: string) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: [...keys.agent(tenant, agentId), 'turn', turnId, version],
    queryFn: () => perform(getTurn, { agentId, turnId }),
  });
}

export function useDeleteConversation(agentId: string, callbacks: ChangeCallbacks<{ success: boolean }>) {
  const refresh = useRefreshConversations(agentId);
  return useChange(
    (perform, conversationId: string) => perform(deleteConversation, { agentId, conversationId }),
    {
      ...callbacks,
      onSuccess: (reply) => {
        refresh();
        callbacks.onSuccess?.(reply);
      },
    },
  );
}

export function useChatModels() {
  const perform = usePerform();
  const { tenant } = useViewer();
  const queryFn = () => perform(listChatModels, {});
  // Providers change in Settings, and in other tabs.
  return useQuery({ queryKey: ['chat-models', tenant], queryFn, staleTime: 0 });
}

/** The parts of an agent that a draft of them is put upon. */
export interface WantedParts {
  tools: boolean;
  personality: boolean;
}

/** Reads what is saved of the parts that a draft changes. */
export function useReadSavedParts(agentId: string) {
  const perform = usePerform();
  return useCallback(
    async (wanted: WantedParts) => {
      const [tools, personality] = await Promise.all([
        wanted.tools ? perform(listAgentTools, { agentId }) : [],
        wanted.personality ? perform(getPersonalityRecord, { agentId }) : undefined,
      ]);
      return { tools, personality };
    },
    [perform, agentId],
  );
}

/** The marks of what is saved and of what a draft makes of it. `key`: the same text for the same draft. */
export function useConfiguration(agentId: string, key: string, draft: () => Promise<TurnDraft | undefined>) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: [...keys.agent(tenant, agentId), 'configuration', key],
    staleTime: 0,
    refetchOnWindowFocus: true,
    queryFn: async () => perform(describeConfiguration, { agentId, draft: await draft() }),
  });
}
