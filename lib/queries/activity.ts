'use client';

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listActivity } from '@/lib/actions/activity';
import { useViewer } from '@/lib/auth/viewer';
import type { ActivityVerb, listActivityReply } from '@/lib/contract/dashboard';
import type { Output } from '@/lib/contract/endpoint';
import { usePerform } from './perform';

export type ActivityPage = Output<typeof listActivityReply>;
export type ActivityFilters = { agentId?: string; instanceId?: string; verb?: ActivityVerb };
type Pages = InfiniteData<ActivityPage, string | undefined>;

const keys = {
  list: (tenant: string, filters: ActivityFilters) => ['activity', tenant, filters] as const,
};

/** The changes read so far. `initial` is the server's first page, made at `now`; it replaces an older one. */
export function useActivityPages(initial: ActivityPage, filters: ActivityFilters, now: number) {
  const perform = usePerform();
  const { tenant } = useViewer();
  const client = useQueryClient();
  const key = keys.list(tenant, filters);
  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    initialData: { pages: [initial], pageParams: [undefined] } satisfies Pages,
    initialDataUpdatedAt: now,
    queryFn: ({ pageParam }) => perform(listActivity, { ...filters, cursor: pageParam }),
    getNextPageParam: (last) => last.next_cursor,
  });
  useEffect(() => {
    const known = client.getQueryState(key);
    if (!known || known.dataUpdatedAt >= now) return;
    client.setQueryData<Pages>(key, (held) => withFirstPage(held, initial), { updatedAt: now });
  });
  return pages;
}

/** Later pages stay while the first still ends at the same row; else they no longer follow it. */
function withFirstPage(held: Pages | undefined, first: ActivityPage): Pages {
  if (held && held.pages[0]?.next_cursor === first.next_cursor) {
    return { ...held, pages: [first, ...held.pages.slice(1)] };
  }
  return { pages: [first], pageParams: [undefined] };
}
