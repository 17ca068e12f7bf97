import { expect, test } from 'vitest';
import type { HistoryEntry } from '@/lib/contract/identities';
import type { CycleSeries } from '@/lib/contract/identity-views';
import { historyRows } from './history-rows';

const entry = (cycle: number, mode = 'order'): HistoryEntry => ({
  cycle,
  timestamp: '2026-11-27T12:00:00Z',
  mode_target: mode,
  signal_strength: 0.5,
  confidence: 1,
});

const two = [0.25, 0.5];
const series: CycleSeries = {
  cycle: [7, 8],
  timestamp: ['', ''],
  mode_strengths: {
    ...{ perception: two, exploration: two, order: [0.1, 0.2], assertion: two },
    ...{ connection: two, identity: two, stress_response: two },
  },
  energy_level: [0.8, 0.7],
  load: two,
  stress_state: ['LOW', 'MED'],
  peak_stress: ['LOW', 'MED'],
  stability_index: two,
  deviation: two,
  drift_level: ['NONE', 'LOW'],
};

test('each observation stands with the state after it, however the two lists lie', () => {
  const rows = historyRows([entry(9), entry(8), entry(7)], series);
  expect(rows.map(({ after }) => after && [after.strength, after.stress, after.energy])).toEqual([
    undefined,
    [0.2, 'MED', 0.7],
    [0.1, 'LOW', 0.8],
  ]);
});

test('an unknown mode has no strength, and without a course there is no state', () => {
  expect(historyRows([entry(7, 'curiosity')], series)[0]?.after?.strength).toBeUndefined();
  expect(historyRows([entry(7)], null)).toEqual([{ entry: entry(7) }]);
});
