'use client';

import { useEffect, useRef, useState } from 'react';
import { conversationsIn, useConversations } from '@/lib/queries/tester';
import { newUuid } from '@/lib/uuid';
import type { ChatChoices } from './chat-choices';
import { type ChatScope, scopeKey } from './chat-scope';
import { useIsHeldHere } from './use-conversation';

/** The conversation of a scope that this tab shows: the one it showed before, one that is being answered, or a new one. */
export function useShownConversation(agentId: string, scope: ChatScope, choices: ChatChoices) {
  const key = scopeKey(scope);
  const kept = choices.conversations[key];
  const [fresh, setFresh] = useState<{ key: string; id: string }>(() => ({ key, id: newUuid() }));
  if (fresh.key !== key) setFresh({ key, id: newUuid() });
  const list = useConversations(agentId, { instanceId: scope.instanceId, userId: scope.userId });
  const earlier = conversationsIn(list.data);
  const running = earlier.find(({ running_turn_id: turn }) => turn)?.conversation_id;
  const { show } = choices;
  const isHeldHere = useIsHeldHere(agentId);
  const isRead = list.data !== undefined && !list.isPlaceholderData;
  const read = useRef('');
  useEffect(() => {
    if (!isRead || read.current === key) return;
    read.current = key;
    // Somebody left while it was being answered, and comes back in another tab. What this page itself began
    // meanwhile, in a comparison, is not it.
    if (!kept && running && !isHeldHere(running)) show(key, running);
  }, [kept, running, isRead, show, key, isHeldHere]);
  return {
    place: { agentId, conversationId: kept ?? fresh.id, isNew: kept === undefined },
    earlier,
    list,
    /** The server has it: it is shown again later. False when another one was chosen meanwhile. */
    remember: (conversationId = kept ?? fresh.id) => choices.showInstead(kept, key, conversationId),
    show: (conversationId: string) => show(key, conversationId),
    startNew: () => {
      const id = newUuid();
      setFresh({ key, id });
      show(key, id);
    },
  };
}

/** On the Chat tab the address may name another one. */
export function shownAt(
  shown: ShownConversation,
  conversationId: string | undefined,
  go: (conversationId: string | undefined) => void,
): ShownConversation {
  const { place } = shown;
  return {
    ...shown,
    place: conversationId ? { ...place, conversationId, isNew: false } : place,
    remember: conversationId ? () => shown.remember(conversationId) : shown.remember,
    show: go,
    startNew: () => {
      shown.startNew();
      go(undefined);
    },
  };
}

export type ShownConversation = ReturnType<typeof useShownConversation>;
