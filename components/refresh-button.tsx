'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useTransition } from 'react';
import { Button } from './ui/button';

/** Reads the page's data again, for a part of it that could not be read or that goes on changing. */
export function RefreshButton({ children = 'Try again' }: { children?: ReactNode }) {
  const router = useRouter();
  const [refreshing, startRefreshing] = useTransition();
  return (
    <Button busy={refreshing} onClick={() => startRefreshing(() => router.refresh())}>
      {children}
    </Button>
  );
}
