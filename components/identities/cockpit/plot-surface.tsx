'use client';

import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { nearestTo, placeOf, type Range } from './axis';

interface PlotSurfaceProps {
  cycles: readonly number[];
  range: Range;
  place: number;
  onPoint: (place: number | undefined) => void;
  onChoose: (place: number) => void;
  /** A stretch was drawn with the mouse. */
  onStretch: (range: Range) => void;
}

/** Pixels that a press may wander and still be one. */
const STILL = 4;

/**
 * Lies over all charts: one line at the cycle that is read, moved and never drawn anew. A mouse reads where it is,
 * presses to stay there, and drags to zoom; a finger draws the line along.
 */
export function PlotSurface({ cycles, range, place, onPoint, onChoose, onStretch }: PlotSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const [stretch, setStretch] = useState<{ from: number; to: number }>();
  const pressed = useRef<number>(undefined);
  const partAt = ({ clientX }: { clientX: number }) => {
    const box = surface.current?.getBoundingClientRect();
    return box && box.width > 0 ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) : 0;
  };
  const placeAt = (event: PointerEvent) => nearestTo(partAt(event), cycles, range);
  const isDrawn = (to: number) => {
    const width = surface.current?.clientWidth ?? 0;
    return pressed.current !== undefined && Math.abs(to - pressed.current) * width > STILL;
  };
  const drop = () => {
    pressed.current = undefined;
    setStretch(undefined);
  };
  useEscape(stretch !== undefined, drop);
  const move = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return event.buttons > 0 ? onChoose(placeAt(event)) : undefined;
    onPoint(placeAt(event));
    const to = partAt(event);
    if (pressed.current !== undefined && isDrawn(to)) setStretch({ from: pressed.current, to });
  };
  const release = (event: PointerEvent) => {
    if (pressed.current === undefined) return;
    if (stretch) {
      const cycleAt = (part: number) => range.from + part * (range.to - range.from);
      onStretch({ from: cycleAt(stretch.from), to: cycleAt(stretch.to) });
    } else onChoose(placeAt(event));
    drop();
  };
  return (
    <div
      ref={surface}
      aria-hidden="true"
      className="absolute inset-0 cursor-crosshair touch-pan-y select-none overflow-hidden"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = partAt(event);
        if (event.pointerType !== 'mouse') onChoose(placeAt(event));
      }}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={drop}
      onPointerLeave={() => onPoint(undefined)}
    >
      <div
        className="absolute inset-0 border-accent border-l"
        style={{ transform: `translateX(${placeOf(cycles[place] ?? range.from, range) * 100}%)` }}
      />
      {stretch && (
        <div
          className="absolute inset-y-0 border-accent border-x bg-selected opacity-60"
          style={{
            left: `${Math.min(stretch.from, stretch.to) * 100}%`,
            width: `${Math.abs(stretch.to - stretch.from) * 100}%`,
          }}
        />
      )}
    </div>
  );
}

/** Takes a stretch back while it is drawn. */
function useEscape(isDrawing: boolean, drop: () => void) {
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => {
    if (!isDrawing) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [isDrawing]);
}
