'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { paths } from '@/lib/paths';
import { Pager } from '../pager';
import type { IdentitiesPage } from './identities-view';
import { addressOf } from './list-address';

/** Turns the list's pages; the address holds which one it is. */
export function IdentitiesPager({ page }: { page: IdentitiesPage }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState(0);
  const turn = (offset: number) => {
    setAsked(offset);
    startTransition(() => router.push(paths.identities(addressOf({ ...page, offset }, page.sorts))));
  };
  return (
    <Pager
      words={['identity', 'identities']}
      {...page.pagination}
      shown={page.items.length}
      turningTo={isPending ? asked : undefined}
      onTurn={turn}
    />
  );
}
