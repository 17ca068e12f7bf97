'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const ROW = 36;
/** Rows drawn on the server and before the window is known. */
const FIRST_ROWS = 30;
/** Drawn beyond what is seen, so that scrolling meets no gap. */
const SPARE = 8;
/** So many rows before the end the next ones are read. */
const NEAR = 10;

interface Measures {
  /** Of the window: how far it is scrolled, and its height. */
  scrolled: number;
  seen: number;
  /** Of the rows: where the first begins in the document, and the height of each. */
  top: number;
  height: number;
}

interface Range {
  from: number;
  to: number;
  /** The end is near enough to read on. A first page that fills the window waits for the first scroll. */
  isNearEnd: boolean;
}

/** Which of `count` rows of one height are worth drawing. */
export function rowsInSight({ scrolled, seen, top, height }: Measures, count: number): Range {
  const first = Math.floor((scrolled - top) / height);
  const last = Math.ceil((scrolled + seen - top) / height);
  const isUntouched = scrolled <= 0 && last < count;
  return {
    from: Math.min(Math.max(0, first - SPARE), count),
    to: Math.max(0, Math.min(count, last + SPARE)),
    isNearEnd: !isUntouched && last >= count - NEAR,
  };
}

/**
 * Rows of one height in a window that scrolls: draws those in sight and says how high the others are. The
 * document itself scrolls, so that Back finds its place again. `stuck`: what sticks above the rows.
 */
export function useWindowRows(body: RefObject<HTMLElement | null>, count: number, stuck = 0) {
  const [height, setHeight] = useState(ROW);
  const [range, setRange] = useState<Range>({ from: 0, to: FIRST_ROWS, isNearEnd: false });
  const measures = useRef<Measures>(undefined);
  const look = useCallback(() => {
    const rows = body.current?.querySelector('tbody');
    if (!rows) return;
    const row = rows.querySelector('tr[aria-rowindex]')?.getBoundingClientRect().height;
    const { innerHeight: seen, scrollY: scrolled } = window;
    const top = rows.getBoundingClientRect().top + scrolled;
    measures.current = { scrolled, seen, top, height: row || ROW };
    const next = rowsInSight(measures.current, count);
    setHeight(measures.current.height);
    setRange((known) => (isSame(known, next) ? known : next));
  }, [body, count]);
  useLayoutEffect(look, [look]);
  useEffect(() => {
    // What stands above the rows may grow, and they begin lower then.
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [look]);
  const to = Math.min(range.to, count);
  const from = Math.min(range.from, to);
  const seen = () => measures.current ?? { scrolled: 0, seen: 0, top: 0, height };
  return {
    ...{ from, to, height },
    isNearEnd: range.isNearEnd,
    /** Whole rows between what sticks above and the end of the window. */
    page: () => Math.max(1, Math.floor((seen().seen - stuck) / height) - 1),
    /** Scrolls as little as shows the row whole, one more below it. */
    show: (index: number) => scrollToRow(seen(), index, stuck),
  };
}

function isSame(one: Range, other: Range): boolean {
  return one.from === other.from && one.to === other.to && one.isNearEnd === other.isNearEnd;
}

function scrollToRow({ scrolled, seen, top, height }: Measures, index: number, stuck: number): void {
  const start = top + index * height;
  if (start < scrolled + stuck) window.scrollTo({ top: start - stuck });
  else if (start + 2 * height > scrolled + seen) window.scrollTo({ top: start + 2 * height - seen });
}
