import type { Drift, Snapshot } from '@/lib/contract/identities';
import type { CycleSeries } from '@/lib/contract/identity-views';
import { MODES } from '@/lib/contract/modes';
import { modeLabel } from '../identity-text';

/** One of the small multiples. */
export interface ChartRow {
  label: string;
  values: number[];
  /** The fraction at the top of the chart. */
  top: number;
  /** The level at each cycle. */
  states?: string[];
  /** The highest level from each cycle up to the next that is drawn. */
  peaks?: string[];
  /** Which words the levels have. */
  scale?: 'stress' | 'drift';
}

export interface Charts {
  cycles: number[];
  timestamps: string[];
  rows: ChartRow[];
}

const row = (label: string, values: number[]): ChartRow => ({ label, values, top: 1 });

/** Deviations are small: half of the scale is more than one has ever. */
const MOST_DEVIATION = 0.5;

/** All charts of an identity, in their order on screen. */
export function chartsOf(series: CycleSeries): Charts {
  const { stress_state: states, peak_stress: peaks, drift_level: drifts } = series;
  return {
    cycles: series.cycle,
    timestamps: series.timestamp,
    rows: [
      { ...row('Stress', series.load), states, peaks, scale: 'stress' },
      row('Energy', series.energy_level),
      row('Stability', series.stability_index),
      {
        ...row('Drift', series.deviation),
        top: MOST_DEVIATION,
        states: drifts,
        peaks: drifts,
        scale: 'drift',
      },
      ...MODES.map((mode) => row(modeLabel(mode), series.mode_strengths[mode])),
    ],
  };
}

interface Present {
  label: string;
  value: number;
}

/** The same quantities where nothing was observed yet, or nobody kept what was: as they are now. */
export function presentCharts({ snapshot, drift }: { snapshot: Snapshot; drift: Drift | null }): Present[] {
  return [
    { label: 'Energy', value: snapshot.energy_level },
    { label: 'Stability', value: snapshot.stability_index },
    ...(drift ? [{ label: 'Drift', value: drift.deviation }] : []),
    ...MODES.map((mode) => ({ label: modeLabel(mode), value: snapshot.mode_strengths[mode] })),
  ];
}

const tenth = (value: number) => Math.round(value * 1000) / 1000;
const tenthsOf = (values: number[]) => values.map(tenth);

/** As exact as it is drawn and read: the whole digits of hundreds of numbers would be most of the page. */
export function asDrawn(series: CycleSeries): CycleSeries {
  const { mode_strengths: strengths, energy_level, load, stability_index, deviation } = series;
  return {
    ...series,
    mode_strengths: Object.fromEntries(
      MODES.map((mode) => [mode, tenthsOf(strengths[mode])]),
    ) as CycleSeries['mode_strengths'],
    energy_level: tenthsOf(energy_level),
    load: tenthsOf(load),
    stability_index: tenthsOf(stability_index),
    deviation: tenthsOf(deviation),
  };
}
