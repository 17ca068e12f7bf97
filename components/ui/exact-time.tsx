'use client';
import { useSyncExternalStore } from 'react';
import { exactText } from './relative-time-text';

const never = () => () => {};

/** A time to the second in the reader's zone; in UTC until the script runs, as the server knows no zone. */
export function ExactTime({ at, className }: { at: string; className?: string }) {
  const time = Date.parse(at);
  const offset = useSyncExternalStore(
    never,
    () => -new Date(time).getTimezoneOffset(),
    () => 0,
  );
  return (
    <time dateTime={at} className={className}>
      {exactText(time, offset)}
    </time>
  );
}
