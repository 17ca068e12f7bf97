'use client';
import clsx from 'clsx';
import { useSyncExternalStore } from 'react';
import { exactText, relativeText } from './relative-time-text';

const tick = 30_000;
let clock = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One clock for all times of a page: a list of a thousand rows must not start a thousand timers. */
function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    clock = Date.now();
    for (const notify of listeners) notify();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    clock = 0;
  };
}

function readClock() {
  if (clock === 0) clock = Date.now();
  return clock;
}

type RelativeTimeProps = {
  /** ISO 8601, as the API sends it. */
  at: string;
  /** The server's `Date.now()` when it drew the page, so that the first text is the same on both sides. */
  now: number;
  className?: string;
};

/** A time as distance, with the exact one in the reader's zone as tooltip. It keeps itself up to date. */
export function RelativeTime({ at, now, className }: RelativeTimeProps) {
  const current = useSyncExternalStore(subscribe, readClock, () => undefined);
  const time = Date.parse(at);
  if (Number.isNaN(time)) return <span className={className}>unknown</span>;
  const offset = current === undefined ? 0 : -new Date(time).getTimezoneOffset();
  return (
    <time
      dateTime={at}
      data-tooltip={exactText(time, offset)}
      className={clsx('whitespace-nowrap tabular-nums', className)}
    >
      {relativeText(time, current ?? now)}
    </time>
  );
}
