import type { HistoryEntry } from '@/lib/contract/identities';
import type { CycleSeries } from '@/lib/contract/identity-views';
import { MODES } from '@/lib/contract/modes';

/** What was observed, and how the identity was after it. */
export interface HistoryRow {
  entry: HistoryEntry;
  /** Undefined: nobody kept it. */
  after?: {
    /** Of the mode that was observed. */
    strength: number | undefined;
    stress: string;
    energy: number;
    stability: number;
    deviation: number;
  };
}

/** Joined by cycle: between the two reads more may have been observed. */
export function historyRows(entries: readonly HistoryEntry[], series: CycleSeries | null): HistoryRow[] {
  const places = new Map(series?.cycle.map((cycle, place) => [cycle, place]));
  return entries.map((entry) => {
    const place = places.get(entry.cycle);
    if (!series || place === undefined) return { entry };
    const mode = MODES.find((each) => each === entry.mode_target);
    return {
      entry,
      after: {
        strength: mode && series.mode_strengths[mode][place],
        stress: series.stress_state[place] ?? '',
        energy: series.energy_level[place] ?? 0,
        stability: series.stability_index[place] ?? 0,
        deviation: series.deviation[place] ?? 0,
      },
    };
  });
}
