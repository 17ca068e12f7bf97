'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { changeAddress } from '@/lib/page-address';
import { paths } from '@/lib/paths';
import { isAll, type Range, within } from './axis';

interface Shown {
  range: Range;
  cycle: number | undefined;
}

/** The address of the cockpit names what is worth sharing: the range of cycles and the one that is read. */
export function useCockpitAddress(identityId: string, latest: number) {
  const router = useRouter();
  const [isLoading, startLoading] = useTransition();
  const hrefOf = ({ range, cycle }: Shown) =>
    paths.identity(identityId, { ...(isAll(range, latest) ? {} : range), cycle });
  return {
    /** While the cycles of a new range are read the old ones stay. */
    isLoading,
    show: ({ range, cycle }: Shown) =>
      startLoading(() => router.replace(hrefOf({ range: within(range, latest), cycle }), { scroll: false })),
    keep: (shown: Shown) => changeAddress(hrefOf(shown), 'replace'),
  };
}
