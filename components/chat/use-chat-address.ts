'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { type AgentScope, readScope, withScope } from '@/lib/agent-scope';
import { addressNow, changeAddress } from '@/lib/page-address';
import { useAddressQuery } from '@/lib/use-address-query';
import { type ChatAddress, readChatAddress, withChatAddress } from './chat-address';

/** What the Chat tab shows is held in the address; changing it asks the server for nothing. */
export function useChatAddress() {
  const pathname = usePathname();
  const query = useAddressQuery();
  const scope = readScope(query);
  const address = readChatAddress(query);
  const hrefOf = (change: ChatAddress, to: AgentScope = scope) =>
    withScope(pathname, to, withChatAddress(query, change));
  const go = (change: ChatAddress, to: AgentScope = scope) => changeAddress(hrefOf(change, to), 'push');
  /** Unless another scope or conversation is shown by now. */
  const replace = (change: ChatAddress) => {
    const now = addressNow().searchParams;
    if (placeIn(now) !== placeIn(query)) return;
    changeAddress(withScope(pathname, scope, withChatAddress(now, change)), 'replace');
  };
  useLeftScope(scope, address.conversation, () => {
    replace({ conversation: undefined, turn: undefined });
  });
  return { ...address, hrefOf, go, replace };
}

function placeIn(query: URLSearchParams): string {
  const { conversation, compare } = readChatAddress(query);
  return JSON.stringify([readScope(query), conversation, compare]);
}

/** A conversation belongs to its scope: another one in the scope bar leaves it. */
function useLeftScope({ instance, user }: AgentScope, conversation: string | undefined, leave: () => void) {
  const known = useRef({ instance, user, conversation });
  useEffect(() => {
    const before = known.current;
    known.current = { instance, user, conversation };
    const isMoved = before.instance !== instance || before.user !== user;
    if (isMoved && conversation && conversation === before.conversation) leave();
  });
}
