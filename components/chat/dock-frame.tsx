'use client';

import clsx from 'clsx';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import type { AgentInstance } from '@/lib/contract/instances';
import { setDock, useDock } from './dock-state';
import { loadDock } from './load-dock';

/** Holds the place of the dock until it is there. */
const place =
  'fixed inset-0 z-40 border-line bg-canvas md:top-12 md:left-auto md:z-20 md:w-105 md:border-l lg:sticky lg:h-[calc(100dvh-3rem)]';
const ChatDock = dynamic(() => loadDock().then((part) => part.ChatDock), {
  ssr: false,
  loading: () => <div aria-busy="true" className={place} />,
});

interface DockFrameProps {
  agentId: string;
  agentName: string;
  defaultInstance: AgentInstance | undefined;
  /** As the cookie told the server. */
  served: boolean;
  children: ReactNode;
}

/** An agent's tab, and beside it the dock while it is open: editing and testing stand side by side. */
export function DockFrame({ agentId, agentName, defaultInstance, served, children }: DockFrameProps) {
  const isOnChat = /^\/agents\/[^/]+\/chat(\/|$)/.test(usePathname());
  const open = useDock(served) && !isOnChat;
  useDockKey(open, isOnChat);
  return (
    <div className={clsx(open && 'lg:-mr-6 lg:grid lg:grid-cols-[minmax(0,1fr)_26.25rem] lg:gap-x-6')}>
      <div id="beside-dock" className="min-w-0">
        {children}
      </div>
      {open && (
        <div className="lg:-mb-16">
          <ChatDock key={agentId} agentId={agentId} agentName={agentName} defaultInstance={defaultInstance} />
        </div>
      )}
    </div>
  );
}

/** Ctrl or Cmd and J: opens it, goes to it, and from within closes it. */
function useDockKey(open: boolean, isOnChat: boolean) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!chord || event.key.toLowerCase() !== 'j') return;
      event.preventDefault();
      if (event.repeat) return;
      const field = document.querySelector<HTMLElement>('[data-chat] textarea[aria-label="Message"]');
      const isInside = document.activeElement?.closest('[data-chat]') !== null;
      if (isOnChat || (open && !isInside)) field?.focus();
      else setDock(!open);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open, isOnChat]);
}
