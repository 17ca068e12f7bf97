'use client';

/** The tenant that the browser's session moved to while this page still shows another; null: none. */
let changedTo: string | null = null;
const listeners = new Set<() => void>();

export function announceTenantChange(tenant: string | null): void {
  changedTo = tenant;
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore. */
export const tenantChange = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => changedTo,
};
