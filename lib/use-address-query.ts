'use client';

import { useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { addressNow, subscribeToAddress } from './page-address';

/** The query of the address. Next's own hook waits for a page that is being read; a selection must not. */
export function useAddressQuery(): URLSearchParams {
  const served = useSearchParams();
  const query = useSyncExternalStore(
    subscribeToAddress,
    () => addressNow().search,
    () => `?${served}`,
  );
  return new URLSearchParams(query);
}
