'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { paths } from '@/lib/paths';
import { Select } from '../ui/select';
import { Spinner } from '../ui/spinner';
import type { IdentitiesPage } from './identities-view';
import { addressOf, ORDERS } from './list-address';

/** How the list is sorted, held in the address. A new order begins at its first page. */
export function IdentitiesOrder({ page }: { page: IdentitiesPage }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState('');
  const offered = ORDERS.filter(({ sort }) => page.sorts.includes(sort));
  const go = (value: string) => {
    const wanted = offered.find((each) => keyOf(each) === value);
    if (!wanted) return;
    setAsked(value);
    const href = paths.identities(addressOf(wanted, page.sorts));
    startTransition(() => router.replace(href, { scroll: false }));
  };
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <Select
        aria-label="Order"
        // Until the page of the new order is here, the choice must not jump back.
        value={isPending ? asked : keyOf(page)}
        onChange={(event) => go(event.target.value)}
        className="w-auto"
      >
        {offered.map((each) => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {each.label}
          </option>
        ))}
      </Select>
      {isPending && <Spinner />}
      {!page.sorts.includes('stress') && (
        <p className="text-meta text-muted">This identity API cannot sort by stress.</p>
      )}
    </div>
  );
}

function keyOf({ sort, order }: Pick<IdentitiesPage, 'sort' | 'order'>): string {
  return `${sort} ${order}`;
}
