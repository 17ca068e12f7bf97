'use client';

import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Input } from '../../ui/input';
import { isAll, moved, type Range, SHORTEST, within } from './axis';

interface RangeControlsProps {
  range: Range;
  latest: number;
  onZoom: (factor: number) => void;
  onRange: (range: Range) => void;
}

/** Which cycles the charts show: in numbers, and by steps. */
export function RangeControls({ range, latest, onZoom, onRange }: RangeControlsProps) {
  const all = isAll(range, latest);
  const isClosest = range.to - range.from <= SHORTEST;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
      <RangeForm range={range} latest={latest} onRange={onRange} />
      <span className="flex items-center gap-1">
        <Step label="Zoom in" off={isClosest} act={() => onZoom(0.5)} icon={<ZoomIn aria-hidden="true" />} />
        <Step label="Zoom out" off={all} act={() => onZoom(2)} icon={<ZoomOut aria-hidden="true" />} />
        <Step
          label="Earlier cycles"
          off={range.from <= 1}
          act={() => onRange(moved(range, -0.5, latest))}
          icon={<ChevronLeft aria-hidden="true" />}
        />
        <Step
          label="Later cycles"
          off={range.to >= latest}
          act={() => onRange(moved(range, 0.5, latest))}
          icon={<ChevronRight aria-hidden="true" />}
        />
        <Button aria-disabled={all} onClick={() => onRange({ from: 1, to: latest })}>
          All
        </Button>
      </span>
    </div>
  );
}

interface StepProps {
  label: string;
  icon: ReactNode;
  /** There is nothing farther; the button keeps the focus that it may have. */
  off: boolean;
  act: () => void;
}

function Step({ label, icon, off, act }: StepProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      variant="secondary"
      aria-disabled={off || undefined}
      onClick={off ? undefined : act}
      className="aria-disabled:opacity-50"
    />
  );
}

const NUMBER = /^\d{1,10}$/;

function RangeForm({ range, latest, onRange }: Omit<RangeControlsProps, 'onZoom'>) {
  const [from, setFrom] = useState(String(range.from));
  const [to, setTo] = useState(String(range.to));
  const [shown, setShown] = useState(range);
  if (shown.from !== range.from || shown.to !== range.to) {
    // Zoomed elsewhere: the fields follow, and keep the focus.
    setShown(range);
    setFrom(String(range.from));
    setTo(String(range.to));
  }
  const isRight = [from, to].every((text) => NUMBER.test(text.trim()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isRight) return;
    const asked = within({ from: Number(from), to: Number(to) }, latest);
    setFrom(String(asked.from));
    setTo(String(asked.to));
    onRange(asked);
  };
  const field = (label: string, value: string, change: (text: string) => void) => (
    <span className="block w-20 touch:w-24">
      <Input
        aria-label={label}
        aria-invalid={NUMBER.test(value.trim()) ? undefined : true}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => change(event.target.value)}
        className="text-right tabular-nums"
      />
    </span>
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-center gap-1 text-table">
      <span className="text-muted">Cycles</span>
      {field('First cycle shown', from, setFrom)}
      <span className="text-muted">to</span>
      {field('Last cycle shown', to, setTo)}
      <Button type="submit" aria-disabled={!isRight}>
        Show
      </Button>
    </form>
  );
}
