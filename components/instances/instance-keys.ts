'use client';

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** Where a key leads from a row; undefined when it is not a key of the grid. */
export function rowAfterKey(key: string, from: number, count: number, page: number): number | undefined {
  const to: Partial<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = to[key];
  return wanted === undefined ? undefined : Math.min(Math.max(wanted, 0), count - 1);
}

interface Grid {
  count: number;
  selected: number;
  /** Rows that a page key moves. */
  page(): number;
  /** Brings a row into sight. */
  show(index: number): void;
}

/** One stop of the Tab key for all rows; the arrows move it. It starts on the selected row. */
export function useGridKeys(body: RefObject<HTMLElement | null>, { count, selected, page, show }: Grid) {
  const [moved, setActive] = useState<number>();
  const wanted = useRef<number>(undefined);
  const active = Math.min(Math.max(moved ?? selected, 0), Math.max(count - 1, 0));
  // After the scroll the row is drawn; only then can it take the focus.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const link = body.current?.querySelector<HTMLElement>(`[aria-rowindex="${wanted.current + 2}"] a`);
    if (!link) return;
    wanted.current = undefined;
    link.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = rowAfterKey(event.key, active, count, page());
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next;
    setActive(next);
    show(next);
  };
  return { active, setActive, onKeyDown };
}
