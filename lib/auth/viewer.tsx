'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** Who looks at the page and what this copy of Troupe works on, as the server rendered it. */
export interface Viewer {
  /** Every action sends it back: a switch of organisation in another tab is noticed there. */
  tenant: string;
  userId: string;
  isAdmin: boolean;
  connection: 'embedded' | 'remote';
  /** Base of a remote agents API; empty: the embedded one at the page's origin. */
  apiUrl: string;
}

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer needs a ViewerProvider above it.');
  return viewer;
}
