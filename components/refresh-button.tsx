'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from './ui/button';

/** Reads the page's data again, for a part of a page that could not be read. */
export function RefreshButton() {
  const router = useRouter();
  const [refreshing, startRefreshing] = useTransition();
  return (
    <Button busy={refreshing} onClick={() => startRefreshing(() => router.refresh())}>
      Try again
    </Button>
  );
}
