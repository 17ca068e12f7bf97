'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Turns that are drawn or left out together. */
export const GROUP = 2;
/** Beyond what is seen, drawn all the same, once what is seen stands. */
const SPARE_PX = 400;
/** Of a turn that was not measured yet. */
const GUESS_PX = 150;
/** This near to the end the reader follows what comes. */
const END_PX = 48;

export interface Range {
  from: number;
  to: number;
}

/** Which groups of these heights lie in sight or up to `spare` pixels away. */
export function groupsInSight(heights: readonly number[], top: number, seen: number, spare = 0): Range {
  let from = heights.length;
  let to = 0;
  let at = 0;
  for (const [index, height] of heights.entries()) {
    if (at + height > top - spare && at < top + seen + spare) {
      from = Math.min(from, index);
      to = index + 1;
    }
    at += height;
  }
  return from < to ? { from, to } : { from: Math.max(0, heights.length - 1), to: heights.length };
}

const covers = (outer: Range, inner: Range) => outer.from <= inner.from && outer.to >= inner.to;

const sum = (heights: readonly number[]) => heights.reduce((total, height) => total + height, 0);

interface Anchor {
  key: string;
  /** Of its upper edge, below the upper edge of what scrolls. */
  top: number;
}

/** What scrolls, as `look` last saw it. */
interface Place {
  scrollTop: number;
  anchor: Anchor | undefined;
}

const belowOf = (box: HTMLElement) => box.scrollHeight - box.scrollTop - box.clientHeight;

/**
 * How far the reader scrolled since, down or (negative) up: a drawing can come before the event that tells of it,
 * and must not take it back. What became shorter is cut to its end by the browser, not by the reader.
 */
const scrolledSince = (box: HTMLElement, { scrollTop }: Place) =>
  box.scrollTop < scrollTop && belowOf(box) < 1 ? 0 : box.scrollTop - scrollTop;

/**
 * Groups of turns of any height in an element that scrolls: those in sight are drawn. What the reader looks at
 * stays where it is while heights above become known; at the end the reader is kept there.
 */
export function useTurnWindow(
  scroller: RefObject<HTMLElement | null>,
  groups: readonly { key: number; size: number }[],
) {
  const known = useRef(new Map<number, number>());
  const place = useRef<Place>({ scrollTop: 0, anchor: undefined });
  const isAtEnd = useRef(true);
  /** By key, so that earlier groups that are read meanwhile do not move it. */
  const [range, setRange] = useState<Range>({ from: 0, to: 0 });
  const held = useRef(range);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isEndSeen, setIsEndSeen] = useState(true);
  const heights = groups.map(({ key, size }) => known.current.get(key) ?? size * GUESS_PX);
  const firstKey = groups[0]?.key ?? 0;
  const latest = useRef(groups);

  const drawn = useCallback(
    () => [...(scroller.current?.querySelectorAll<HTMLElement>('[data-group]') ?? [])],
    [scroller],
  );
  const look = useCallback(
    // A jump draws what is seen; what may be seen next is another task, or the two would hold the page for long.
    (isTaskOfItsOwn: boolean) => {
      const box = scroller.current;
      if (!box) return;
      const sizes = latest.current.map(({ key, size }) => known.current.get(key) ?? size * GUESS_PX);
      const shift = latest.current[0]?.key ?? 0;
      const inSight = (spare: number) => {
        const { from, to } = groupsInSight(sizes, box.scrollTop, box.clientHeight, spare);
        return { from: from + shift, to: to + shift };
      };
      const [seen, around] = [inSight(0), inSight(SPARE_PX)];
      const isDrawn = covers(held.current, seen);
      const next = !isDrawn ? seen : isTaskOfItsOwn ? around : held.current;
      setRange((known) => (covers(known, next) && covers(next, known) ? known : next));
      if (!covers(next, around)) {
        clearTimeout(later.current);
        later.current = setTimeout(() => look(true));
      }
      const upper = box.getBoundingClientRect().top;
      const first = drawn().find((element) => element.getBoundingClientRect().bottom > upper);
      const anchor = first && {
        key: first.dataset.group ?? '',
        top: first.getBoundingClientRect().top - upper,
      };
      place.current = { scrollTop: box.scrollTop, anchor };
    },
    [scroller, drawn],
  );
  /** After anything was drawn: heights are measured, and the reader's place is put right. */
  const settle = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    for (const element of drawn()) known.current.set(Number(element.dataset.group), element.offsetHeight);
    const scrolled = scrolledSince(box, place.current);
    if (scrolled < -END_PX) isAtEnd.current = false;
    if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    else if (place.current.anchor) {
      const { key, top } = place.current.anchor;
      const same = drawn().find((element) => element.dataset.group === key);
      const to = top - scrolled;
      const moved = same ? same.getBoundingClientRect().top - box.getBoundingClientRect().top - to : 0;
      if (Math.abs(moved) >= 1) box.scrollTop += moved;
    }
    look(false);
  }, [scroller, drawn, look]);

  useLayoutEffect(() => {
    latest.current = groups;
    held.current = range;
    settle();
  });
  useEffect(() => {
    const box = scroller.current;
    const content = box?.firstElementChild;
    if (!box || !content) return;
    const observer = new ResizeObserver(settle);
    observer.observe(content);
    observer.observe(box);
    const onScroll = () => {
      isAtEnd.current = belowOf(box) < END_PX;
      setIsEndSeen(isAtEnd.current);
      look(true);
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(later.current);
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [scroller, settle, look]);

  const to = Math.max(0, Math.min(range.to - firstKey, groups.length));
  const from = Math.max(0, Math.min(range.from - firstKey, to));
  return {
    ...{ from, to, isEndSeen },
    before: sum(heights.slice(0, from)),
    after: sum(heights.slice(to)),
    toEnd: () => {
      isAtEnd.current = true;
      setIsEndSeen(true);
      settle();
    },
  };
}
