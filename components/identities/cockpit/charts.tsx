'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import type { CycleSeries } from '@/lib/contract/identity-views';
import { Button } from '../../ui/button';
import { ExactTime } from '../../ui/exact-time';
import { isAll, type Range, zoomed } from './axis';
import { ChartLegend } from './chart-legend';
import { type Charts, chartsOf } from './chart-rows';
import { ChartStrip, PLOT_INSET } from './chart-strip';
import { AxisMarks, Scrubber } from './cycle-axis';
import { levelWord } from './level-status';
import { tenths } from './lines';
import { PlotSurface } from './plot-surface';
import { RangeControls } from './range-controls';
import { useCockpitAddress } from './use-cockpit-address';
import { useScrubber } from './use-scrubber';

const ChartsTable = dynamic(() => import('./charts-table').then((part) => part.ChartsTable), { ssr: false });

interface CourseChartsProps {
  identityId: string;
  series: CycleSeries;
  /** The latest cycle there is. */
  latest: number;
  /** The cycle that the address names. */
  chosen: number | undefined;
}

/** How the identity came to be what it is: all charts on one axis of cycles, read at one of them. */
export function CourseCharts({ identityId, series, latest, chosen }: CourseChartsProps) {
  const charts = useMemo(() => chartsOf(series), [series]);
  const { cycles } = charts;
  const first = cycles[0] ?? 1;
  const range = useMemo(() => ({ from: first, to: cycles.at(-1) ?? first }), [first, cycles]);
  const address = useCockpitAddress(identityId, latest);
  const scrubber = useScrubber(cycles, {
    first: chosen,
    isMoving: address.isLoading,
    onRest: (cycle) => address.keep({ range, cycle }),
  });
  const [isTabled, setTabled] = useState(false);
  const { place } = scrubber;
  const show = (next: Range) => address.show({ range: next, cycle: scrubber.chosen });
  const zoom = (factor: number) => show(zoomed(range, factor, cycles[scrubber.chosenPlace] ?? first, latest));
  return (
    <div aria-busy={address.isLoading || undefined} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <RangeControls range={range} latest={latest} onZoom={zoom} onRange={show} />
        <Button aria-expanded={isTabled} onClick={() => setTabled(!isTabled)}>
          {isTabled ? 'Hide the table' : 'Show as a table'}
        </Button>
      </div>
      <Reading charts={charts} place={place} latest={latest} />
      <figure aria-label="Course of the identity">
        <div className="relative">
          <ul>
            {charts.rows.map((row) => (
              <ChartStrip key={row.label} row={row} cycles={cycles} range={range} place={place} />
            ))}
          </ul>
          <div className={`absolute inset-0 ${PLOT_INSET}`}>
            <PlotSurface
              {...{ cycles, range, place }}
              onPoint={scrubber.point}
              onChoose={scrubber.choose}
              onStretch={(stretch) => show(stretch)}
            />
          </div>
        </div>
        <div className={PLOT_INSET}>
          <AxisMarks range={range} />
          {cycles.length > 1 && (
            <Scrubber
              place={scrubber.chosenPlace}
              last={cycles.length - 1}
              spoken={spokenAt(charts, scrubber.chosenPlace)}
              onChoose={scrubber.choose}
              onZoom={zoom}
              onAll={() => show({ from: 1, to: latest })}
            />
          )}
        </div>
      </figure>
      <ChartLegend />
      {isTabled && <ChartsTable charts={charts} place={scrubber.chosenPlace} onChoose={scrubber.choose} />}
    </div>
  );
}

/** Which cycle is read, and what is left out between it and the next. */
function Reading({ charts, place, latest }: { charts: Charts; place: number; latest: number }) {
  const { cycles, timestamps } = charts;
  const cycle = cycles[place] ?? 0;
  const at = timestamps[place];
  const step = (cycles[1] ?? 0) - (cycles[0] ?? 0);
  const range = { from: cycles[0] ?? 1, to: cycles.at(-1) ?? 1 };
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-table">
      <span className="font-medium tabular-nums">
        Cycle {cycle.toLocaleString('en')}
        {cycle === latest && ', the latest'}
      </span>
      {at && <ExactTime at={at} className="text-muted tabular-nums" />}
      {step > 1 && (
        <span className="text-muted">
          {isAll(range, latest) ? 'Every' : 'Of this range every'} {ordinal(step)} cycle is drawn; stress
          shows the highest in between.
        </span>
      )}
    </p>
  );
}

function ordinal(count: number): string {
  const text = count.toLocaleString('en');
  const teen = count % 100 >= 11 && count % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${text}${ending}`;
}

/** "Cycle 12: stress Low 4.1, energy 61.2, stability 98.0, drift None 0.4"; the other charts are read in their list. */
function spokenAt({ cycles, rows }: Charts, place: number): string {
  const [stress, energy, stability, drift] = rows;
  const parts = [stress, energy, stability, drift].map((row) => {
    const level = row?.scale && row.states?.[place];
    const word = row?.scale && level !== undefined ? ` ${levelWord(row.scale, level ?? '')}` : '';
    return `${row?.label.toLowerCase()}${word} ${tenths(row?.values[place] ?? 0)}`;
  });
  return `Cycle ${(cycles[place] ?? 0).toLocaleString('en')}: ${parts.join(', ')}`;
}
