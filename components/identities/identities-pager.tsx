'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { type IdentitiesAddress, paths } from '@/lib/paths';
import { Pager } from '../pager';
import type { IdentitiesPage } from './identities-view';

/** Turns the list's pages; the address holds which one it is. */
export function IdentitiesPager({ address, page }: { address: IdentitiesAddress; page: IdentitiesPage }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState(0);
  const turn = (offset: number) => {
    setAsked(offset);
    startTransition(() => router.push(paths.identities({ ...address, offset: offset || undefined })));
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
