'use client';

import { MessageSquare } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Button } from '../ui/button';
import { dockButtonId, setDock, useDock } from './dock-state';
import { loadDock } from './load-dock';

const preload = () => void loadDock();

/** Opens the dock beside the tab; on the Chat tab the chat is there already. */
export function ChatButton({ served }: { served: boolean }) {
  const open = useDock(served);
  if (/^\/agents\/[^/]+\/chat(\/|$)/.test(usePathname())) return null;
  return (
    <Button
      id={dockButtonId}
      aria-expanded={open}
      aria-keyshortcuts="Control+J Meta+J"
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => setDock(!open)}
    >
      <MessageSquare aria-hidden="true" />
      Chat
    </Button>
  );
}
