'use client';

import { Button } from './ui/button';

interface PagerProps {
  /** One and many of what is in the list: "identity", "identities". */
  words: [string, string];
  offset: number;
  limit: number;
  total: number;
  /** Rows of this page. */
  shown: number;
  /** The page that is being read; undefined: none. */
  turningTo: number | undefined;
  onTurn: (offset: number) => void;
}

const format = new Intl.NumberFormat('en-GB');

/**
 * "21 to 40 of 64", with the way to the pages beside it. At either end the button stays, without its effect: whoever
 * turns pages by keyboard keeps the focus.
 */
export function Pager({ words: [one, many], offset, limit, total, shown, turningTo, onTurn }: PagerProps) {
  if (total <= limit) {
    return (
      <p className="py-3 text-meta text-muted tabular-nums">
        {format.format(total)} {total === 1 ? one : many}
      </p>
    );
  }
  const before = Math.max(0, offset - limit);
  const after = offset + limit;
  return (
    <nav aria-label={`Pages of ${many}`} className="flex flex-wrap items-center gap-2 py-3">
      <Button
        busy={turningTo !== undefined && turningTo < offset}
        aria-disabled={offset === 0}
        onClick={() => onTurn(before)}
      >
        Previous
      </Button>
      <Button
        busy={turningTo !== undefined && turningTo > offset}
        aria-disabled={after >= total}
        onClick={() => onTurn(after)}
      >
        Next
      </Button>
      <output className="text-meta text-muted tabular-nums">
        {format.format(offset + 1)} to {format.format(offset + shown)} of {format.format(total)}
      </output>
    </nav>
  );
}
