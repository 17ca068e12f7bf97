import { beforeEach, expect, test, vi } from 'vitest';
import { addJob, type BatchJob, batchJob, changeBatch, parseJobs, removeJob, storedJobs } from './jobs';

// Nothing is stored here, so they are kept in this process as they are in a page that may store nothing.
beforeEach(() => vi.stubGlobal('window', new EventTarget()));

const batch: BatchJob = {
  ...{ kind: 'batch', id: 'batch', identityId: 'inst_1', name: 'Calm', rows: 2, isTakenOnce: true },
  ...{ isStopping: false, sending: { taken: 0, requests: 0, lastLine: 0, cycle: 0 } },
};

test('a batch under way stays, however many forks come after it; of them the last are shown', () => {
  addJob('many', batch);
  for (let each = 1; each <= 25; each += 1) {
    addJob('many', { kind: 'fork', id: `fork ${each}`, name: `Copy ${each}`, source: 'Luna' });
  }
  const ids = parseJobs(storedJobs('many')).map(({ id }) => id);
  expect(ids).toHaveLength(21);
  expect([ids[0], ids[1], ids.at(-1)]).toEqual(['batch', 'fork 6', 'fork 25']);
});

test('what changes of a batch that was put away is not kept', () => {
  addJob('away', batch);
  changeBatch('away', 'batch', { isStopping: true });
  expect(batchJob('away', 'batch')).toEqual({ ...batch, isStopping: true });
  removeJob('away', 'batch');
  changeBatch('away', 'batch', { isStopping: false });
  expect(parseJobs(storedJobs('away'))).toEqual([]);
});

test('what somebody else wrote there is no job', () => {
  for (const text of [null, '', 'no JSON', '{}', '[null, 1, {"kind": "fork"}, {"kind": "x", "id": "1"}]']) {
    expect(parseJobs(text)).toEqual([]);
  }
});
