'use client';

import { useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/**
 * Changes the address without asking the server for anything; whoever reads it with the hook below sees it at once.
 * What replaces belongs to its page: it may come late, and who has left that page is not called back.
 */
export function changeAddress(href: string, how: 'push' | 'replace'): void {
  const { pathname } = new URL(href, window.location.href);
  if (how === 'replace' && pathname !== window.location.pathname) return;
  if (how === 'push') window.history.pushState(null, '', href);
  else window.history.replaceState(null, '', href);
  for (const listener of listeners) listener();
}

/** The query of the address. Next's own hook waits for a page that is being read; a selection must not. */
export function useAddressQuery(): URLSearchParams {
  const served = useSearchParams();
  const query = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => `?${served}`,
  );
  return new URLSearchParams(query);
}
