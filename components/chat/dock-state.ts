'use client';

import { useSyncExternalStore } from 'react';
import { keepPreference } from '../layout/keep-preference';
import { dockCookie } from '../layout/preferences';

export const dockButtonId = 'chat-dock-button';

let isOpen: boolean | undefined;
let opener: Element | null = null;
let isAsked = false;
const listeners = new Set<() => void>();

/** Kept in a cookie, so that the server leaves room for it. */
export function setDock(open: boolean): void {
  if (open) opener = document.activeElement;
  isAsked = open;
  isOpen = open;
  keepPreference(dockCookie, open ? 'open' : 'closed');
  for (const listener of listeners) listener();
  // Where the dock filled a phone, what lay under it takes no focus before it is gone.
  if (!open) requestAnimationFrame(giveFocusBack);
}

/** Whether somebody has just opened it; a page that finds it open leaves the focus where it is. */
export function takeDockFocus(): boolean {
  const asked = isAsked;
  isAsked = false;
  return asked;
}

/** To what had it before; that may be gone by now. */
function giveFocusBack(): void {
  const known =
    opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : null;
  (known ?? document.getElementById(dockButtonId))?.focus();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `served`: as the cookie told the server. */
export function useDock(served: boolean): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isOpen ?? served,
    () => served,
  );
}
