'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { StatusGlyph } from '../ui/status';
import { type ArrivedFrame, isHeldBack, type ShownTurn } from './shown-turn';

const STEP = 200;

interface FrameTableProps {
  shown: ShownTurn;
  frames: readonly (Omit<ArrivedFrame, 'arrived'> & { arrived?: number })[];
}

/** Every event of upstream as it came, and when. */
export function FrameTable({ shown, frames }: FrameTableProps) {
  const [most, setMost] = useState(STEP);
  if (frames.length === 0) return <p className="text-muted text-table">No frame came yet.</p>;
  return (
    <div className="flex flex-col gap-3">
      {isHeldBack(shown) && (
        <p className="flex items-start gap-2 rounded-control bg-warn-tint p-2 text-form">
          <span className="grid h-5 place-items-center">
            <StatusGlyph kind="warning" />
          </span>
          <span>
            Warning: a proxy seems to hold frames back. Upstream sent them one by one, and they came here
            nearly at once.
          </span>
        </p>
      )}
      <table className="w-full table-fixed text-left font-mono text-meta">
        <caption className="pb-2 text-left font-sans text-muted">
          {frames.length.toLocaleString('en-GB')} frames; times in ms after sending, each with the gap before
          it
        </caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="w-16 py-1 pr-2 text-right font-medium">
              At
            </th>
            <th scope="col" className="w-14 py-1 pr-3 text-right font-medium">
              Gap
            </th>
            <th scope="col" className="py-1 font-medium">
              Frame
            </th>
          </tr>
        </thead>
        <tbody>
          {frames.slice(0, most).map(({ at_ms: at, data }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: frames have no identity and keep their order.
            <tr key={index} className="border-line border-t align-top">
              <td className="py-1 pr-2 text-right tabular-nums">{at}</td>
              <td className="py-1 pr-3 text-right text-muted tabular-nums">
                {at - (frames[index - 1]?.at_ms ?? 0)}
              </td>
              <td className="whitespace-pre-wrap break-all py-1">{data.slice(0, 4000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {frames.length > most && (
        <Button size="small" className="self-start" onClick={() => setMost(most + STEP)}>
          Show more: {frames.length - most} frames left
        </Button>
      )}
    </div>
  );
}
