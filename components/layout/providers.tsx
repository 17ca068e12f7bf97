'use client';

import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type Viewer, ViewerProvider } from '@/lib/auth/viewer';
import { keepOwnDrafts } from '@/lib/drafts';
import { changeBegan, changeEnded } from '@/lib/page-address';
import { TenantNotice } from './tenant-notice';

const HALF_HOUR = 30 * 60_000;

/** What every signed-in page shares in the browser: who looks at it, and the rows already read. */
export function Providers({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        mutationCache: new MutationCache({ onMutate: changeBegan, onSettled: changeEnded }),
        // Rows change through actions, which say so: nothing is asked again only because a window got focus.
        // Troupe may run on this very computer: what the browser says of the network does not hold a request back.
        defaultOptions: {
          queries: {
            ...{ staleTime: HALF_HOUR, gcTime: HALF_HOUR, refetchOnWindowFocus: false, retry: false },
            networkMode: 'always',
          },
          mutations: { networkMode: 'always' },
        },
      }),
  );
  useEffect(() => keepOwnDrafts(viewer.userId), [viewer.userId]);
  return (
    <ViewerProvider viewer={viewer}>
      <QueryClientProvider client={queries}>
        {children}
        <TenantNotice />
      </QueryClientProvider>
    </ViewerProvider>
  );
}
