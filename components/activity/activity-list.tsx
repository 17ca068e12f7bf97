'use client';
import { type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { type ActivityFilters, type ActivityPage, useActivityPages } from '@/lib/queries/activity';
import { problemOf } from '@/lib/queries/perform';
import { ActivityRow } from './activity-row';
import { groupByDay, type OffsetAt } from './day-groups';

type ActivityListProps = {
  /** The first page, read by the server. */
  initial: ActivityPage;
  filters: ActivityFilters;
  /** The server's `Date.now()` when it read that page. */
  now: number;
};

const utc: OffsetAt = () => 0;
const readersZone: OffsetAt = (at) => -new Date(at).getTimezoneOffset();
const never = () => () => {};

/** The server does not know the reader's zone: days are cut in UTC until the script runs. */
function useOffset(): OffsetAt {
  return useSyncExternalStore(
    never,
    () => readersZone,
    () => utc,
  );
}

/** Calls back whenever the element comes near the window. */
function useNearWindow(element: RefObject<HTMLElement | null>, active: boolean, onNear: () => void) {
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
  });
  useEffect(() => {
    const { current } = element;
    if (!current || !active) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: '400px' },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, active]);
}

/** Changes, newest first, a heading a day; more are read on scroll or by the button. */
export function ActivityList({ initial, filters, now }: ActivityListProps) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useActivityPages(
    initial,
    filters,
    now,
  );
  const offset = useOffset();
  const groups = useMemo(
    () => groupByDay(data?.pages.flatMap((page) => page.items ?? []) ?? [], now, offset),
    [data, now, offset],
  );
  const foot = useRef<HTMLDivElement>(null);
  // A failed page is asked for by hand only, or the list would ask for ever.
  useNearWindow(foot, hasNextPage && !isFetchingNextPage && !error, () => void fetchNextPage());
  return (
    <div className="flex flex-col gap-6">
      {groups.map(({ day, items }) => (
        <section key={`${day} ${items[0]?.activity_id}`} aria-label={day}>
          <h2 className="border-line border-b px-2 pb-1 font-medium text-meta text-muted">{day}</h2>
          <ol>
            {items.map((change) => (
              <ActivityRow
                key={change.activity_id}
                change={change}
                now={now}
                insideAgent={filters.agentId !== undefined}
              />
            ))}
          </ol>
        </section>
      ))}
      {error && <ProblemNotice problem={problemOf(error)} title="More changes could not be read" />}
      <div ref={foot} className="px-2 empty:hidden">
        {hasNextPage && (
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load more
          </Button>
        )}
      </div>
    </div>
  );
}
