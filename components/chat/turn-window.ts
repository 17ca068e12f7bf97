'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Turns that are drawn or left out together. */
export const GROUP = 4;
/** Beyond what is seen, drawn all the same. */
const SPARE_PX = 400;
/** Of a turn that was not measured yet. */
const GUESS_PX = 150;
/** This near to the end the reader follows what comes. */
const END_PX = 48;

export interface Range {
  from: number;
  to: number;
}

/** Which groups of these heights lie in sight, and how much the others take. */
export function groupsInSight(heights: readonly number[], top: number, seen: number): Range {
  let from = heights.length;
  let to = 0;
  let at = 0;
  for (const [index, height] of heights.entries()) {
    if (at + height > top - SPARE_PX && at < top + seen + SPARE_PX) {
      from = Math.min(from, index);
      to = index + 1;
    }
    at += height;
  }
  return from < to ? { from, to } : { from: Math.max(0, heights.length - 1), to: heights.length };
}

const sum = (heights: readonly number[]) => heights.reduce((total, height) => total + height, 0);

interface Anchor {
  key: string;
  /** Of its upper edge, below the upper edge of what scrolls. */
  top: number;
}

/**
 * Groups of turns of any height in an element that scrolls: those in sight are drawn. What the reader looks at
 * stays where it is while heights above become known; at the end the reader is kept there.
 */
export function useTurnWindow(
  scroller: RefObject<HTMLElement | null>,
  groups: readonly { key: number; size: number }[],
) {
  const known = useRef(new Map<number, number>());
  const anchor = useRef<Anchor>(undefined);
  const isAtEnd = useRef(true);
  /** By key, so that earlier groups that are read meanwhile do not move it. */
  const [range, setRange] = useState<Range>({ from: 0, to: 0 });
  const [isEndSeen, setIsEndSeen] = useState(true);
  const heights = groups.map(({ key, size }) => known.current.get(key) ?? size * GUESS_PX);
  const firstKey = groups[0]?.key ?? 0;
  const latest = useRef(groups);

  const drawn = useCallback(
    () => [...(scroller.current?.querySelectorAll<HTMLElement>('[data-group]') ?? [])],
    [scroller],
  );
  const look = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const sizes = latest.current.map(({ key, size }) => known.current.get(key) ?? size * GUESS_PX);
    const shift = latest.current[0]?.key ?? 0;
    const { from, to } = groupsInSight(sizes, box.scrollTop, box.clientHeight);
    const next = { from: from + shift, to: to + shift };
    setRange((held) => (held.from === next.from && held.to === next.to ? held : next));
    const upper = box.getBoundingClientRect().top;
    const first = drawn().find((element) => element.getBoundingClientRect().bottom > upper);
    anchor.current = first && {
      key: first.dataset.group ?? '',
      top: first.getBoundingClientRect().top - upper,
    };
  }, [scroller, drawn]);
  /** After anything was drawn: heights are measured, and the reader's place is put right. */
  const settle = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    for (const element of drawn()) known.current.set(Number(element.dataset.group), element.offsetHeight);
    if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    else if (anchor.current) {
      const { key, top } = anchor.current;
      const held = drawn().find((element) => element.dataset.group === key);
      const moved = held ? held.getBoundingClientRect().top - box.getBoundingClientRect().top - top : 0;
      if (Math.abs(moved) >= 1) box.scrollTop += moved;
    }
    look();
  }, [scroller, drawn, look]);

  useLayoutEffect(() => {
    latest.current = groups;
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
      isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < END_PX;
      setIsEndSeen(isAtEnd.current);
      look();
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
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
