'use client';

import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { useReadTurns, useRefreshConversations } from '@/lib/queries/tester';
import { useTurnCalls } from '@/lib/queries/turn-stream';
import { ConversationStore } from './conversation-store';

/** More than anybody looks at by turns; those that are seen or being answered stay. */
const MOST_KEPT = 12;

const stores = new Map<string, ConversationStore>();

/** The same one wherever it is shown, so that an answer goes on from tab to tab. */
function storeOf(key: string, conversationId: string, isNew: boolean): ConversationStore {
  const known = stores.get(key);
  if (known) return known;
  const made = new ConversationStore(conversationId, isNew);
  for (const [other, store] of stores) {
    if (stores.size < MOST_KEPT) break;
    if (!store.isBusy() && !store.isSeen()) stores.delete(other);
  }
  stores.set(key, made);
  return made;
}

const keyOf = (tenant: string, agentId: string, conversationId: string) =>
  `${tenant} ${agentId} ${conversationId}`;

/** Whether this page shows a conversation somewhere, or did. */
export function useIsHeldHere(agentId: string): (conversationId: string) => boolean {
  const { tenant } = useViewer();
  return useCallback((id) => stores.has(keyOf(tenant, agentId, id)), [tenant, agentId]);
}

export interface ConversationPlace {
  agentId: string;
  conversationId: string;
  isNew: boolean;
}

export function useConversation({ agentId, conversationId, isNew }: ConversationPlace) {
  const { tenant } = useViewer();
  const calls = useTurnCalls(agentId);
  const readTurns = useReadTurns(agentId, conversationId);
  const onChange = useRefreshConversations(agentId);
  const key = keyOf(tenant, agentId, conversationId);
  const store = useMemo(() => storeOf(key, conversationId, isNew), [key, conversationId, isNew]);
  useEffect(() => store.connect({ ...calls, readTurns, onChange }), [store, calls, readTurns, onChange]);
  useEffect(() => {
    // Somebody may have gone on with it elsewhere.
    const look = () => {
      if (document.visibilityState === 'visible' && store.get().turns.length > 0) void store.refresh();
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [store]);
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  return { store, state };
}
