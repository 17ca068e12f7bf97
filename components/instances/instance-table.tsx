'use client';

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import type { useInstancePages } from '@/lib/queries/instances';
import { DataHead, DataSpacer } from '../data-table';
import { Button } from '../ui/button';
import { Count } from '../ui/count';
import { useGridKeys } from './instance-keys';
import { InstanceRow } from './instance-row';
import type { InstanceSelection } from './instance-selection';

const ROW = 36;
/** Rows drawn on the server and before the window is known. */
const FIRST_ROWS = 30;
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
  'use no memo';
  const body = useRef<HTMLDivElement>(null);
  const { height, offset } = useMeasures(body);
  const selectedIndex = items.findIndex(({ instance }) => instance.instance_id === selection.id);
  const keys = useGridKeys(body, items.length, selectedIndex);
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: offset,
    scrollPaddingStart: STUCK,
    scrollPaddingEnd: ROW,
    initialRect: { width: 0, height: ROW * FIRST_ROWS },
    // The row that has the focus stays in the page, or the keyboard would lose its place.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), keys.active])].sort((a, b) => a - b),
  });
  useLayoutEffect(() => {
    if (height > 0) virtualizer.measure();
  }, [height, virtualizer]);
  useReadOn(pages, (virtualizer.range?.endIndex ?? 0) >= items.length - 10);
  const rows = virtualizer.getVirtualItems().filter(({ index }) => index < items.length);
  return (
    <div ref={body} aria-busy={pages.isFetchingNextPage}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through by keys is a grid.
        role="grid"
        aria-label="Instances"
        aria-rowcount={total + 1}
        onKeyDown={(event) => keys.onKeyDown(event, virtualizer)}
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
          {rows.map(({ index, start }, place) => {
            const item = items[index];
            const above = rows[place - 1];
            const gap = start - (above ? above.end : offset);
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
          <DataSpacer height={virtualizer.getTotalSize() + offset - (rows.at(-1)?.end ?? 0)} />
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
        <DataHead className="top-24! touch:top-27! text-right">States</DataHead>
        <DataHead className="top-24! touch:top-27! text-right @max-lg:hidden">Facts</DataHead>
        <DataHead className="top-24! touch:top-27! pr-3 text-right md:pr-6 @max-lg:hidden">Users</DataHead>
      </tr>
    </thead>
  );
}

/** The height of a row (fingers get taller ones) and where the rows begin in the document. */
function useMeasures(body: RefObject<HTMLDivElement | null>) {
  const [measures, setMeasures] = useState({ height: ROW, offset: 0 });
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const measure = () => {
      const row = element.querySelector('tbody tr[aria-rowindex]')?.getBoundingClientRect().height;
      const height = row || ROW;
      const head = element.querySelector('thead')?.offsetHeight ?? 0;
      const offset = Math.round(element.getBoundingClientRect().top + window.scrollY + head);
      setMeasures((known) =>
        known.height === height && known.offset === offset ? known : { height, offset },
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, [body]);
  return measures;
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
