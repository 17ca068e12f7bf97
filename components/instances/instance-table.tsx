'use client';

import { useEffect, useRef } from 'react';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import type { useInstancePages } from '@/lib/queries/instances';
import { DataHead, DataSpacer } from '../data-table';
import { Button } from '../ui/button';
import { Count } from '../ui/count';
import { useWindowRows } from '../window-rows';
import { useGridKeys } from './instance-keys';
import { InstanceRow } from './instance-row';
import type { InstanceSelection } from './instance-selection';

/** The header, the search and the column heads stick above the rows; 60 where fingers are used. */
const STUCK = 48 + 60 + 32;

interface InstanceTableProps {
  pages: ReturnType<typeof useInstancePages>;
  items: InstanceWithContents[];
  total: number;
  selection: InstanceSelection;
}

/** Only the rows in sight are in the page. Arrows move between them, Enter opens one. */
export function InstanceTable({ pages, items, total, selection }: InstanceTableProps) {
  const body = useRef<HTMLDivElement>(null);
  const { from, to, height, isNearEnd, page, show } = useWindowRows(body, items.length, STUCK);
  const selectedIndex = items.findIndex(({ instance }) => instance.instance_id === selection.id);
  const keys = useGridKeys(body, { count: items.length, selected: selectedIndex, page, show });
  useReadOn(pages, isNearEnd);
  const inSight = Array.from({ length: to - from }, (_, place) => from + place);
  // The row that has the focus stays in the page, or the keyboard would lose its place.
  const drawn = [...new Set([...inSight, keys.active])].sort((a, b) => a - b);
  return (
    <div ref={body} aria-busy={pages.isFetchingNextPage}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through by keys is a grid.
        role="grid"
        aria-label="Instances"
        aria-rowcount={total + 1}
        onKeyDown={keys.onKeyDown}
        className="group/table w-full table-fixed border-separate border-spacing-0 text-table"
      >
        <colgroup>
          <col />
          <col className="w-24" />
          <col className="w-16 md:w-20" />
          <col className="w-20 @max-lg:hidden" />
          <col className="w-20 @max-lg:hidden" />
        </colgroup>
        <Head />
        <tbody>
          {drawn.map((index, place) => {
            const item = items[index];
            const above = drawn[place - 1] ?? -1;
            const gap = (index - above - 1) * height;
            return (
              item && (
                <InstanceRow
                  key={item.instance.instance_id}
                  item={item}
                  index={index}
                  gap={gap}
                  selection={selection}
                  isSelected={index === selectedIndex}
                  isActive={index === keys.active}
                  onFocus={keys.setActive}
                />
              )
            );
          })}
          <DataSpacer height={(items.length - 1 - (drawn.at(-1) ?? -1)) * height} />
        </tbody>
      </table>
      {pages.hasNextPage && (
        <div className="flex items-center gap-3 px-3 py-3 text-meta text-muted md:px-6">
          <span>
            <Count value={items.length} /> of <Count value={total} /> shown
          </span>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
    </div>
  );
}

function Head() {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <DataHead className="top-24! touch:top-27! pl-3 md:pl-6">Name</DataHead>
        <DataHead className="top-24! touch:top-27!">Status</DataHead>
        <DataHead className="top-24! touch:top-27! text-right @max-lg:pr-3 @max-lg:md:pr-6">States</DataHead>
        <DataHead className="top-24! touch:top-27! text-right @max-lg:hidden">Facts</DataHead>
        <DataHead className="top-24! touch:top-27! pr-3 text-right md:pr-6 @max-lg:hidden">Users</DataHead>
      </tr>
    </thead>
  );
}

/** Reads the next page when the end is near; after a failure only the button does. */
function useReadOn(
  { hasNextPage, isFetching, isError, fetchNextPage }: InstanceTableProps['pages'],
  near: boolean,
) {
  useEffect(() => {
    if (near && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [near, hasNextPage, isFetching, isError, fetchNextPage]);
}
