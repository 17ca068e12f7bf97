import { expect, test } from 'vitest';
import type { BatchReply } from '@/lib/queries/observations';
import { FileRows } from './read-rows';
import { type Sending, sendBatch } from './send-batch';

async function* whole(text: string) {
  yield text;
}

async function rowsOf(count: number): Promise<FileRows> {
  const rows = new FileRows();
  await rows.read('a.csv', whole(`mode_target,signal_strength\n${'order,0.5\n'.repeat(count)}`), () => {});
  return rows;
}

/** An API that counts what it takes; `fails` says at which request, and how. */
async function sent(
  count: number,
  { fails = -1, isUnanswered = false, stopAfter = Number.POSITIVE_INFINITY } = {},
) {
  const rows = await rowsOf(count);
  const taken: number[] = [];
  const told: Sending[] = [];
  const end = await sendBatch({
    piece: async (from) => rows.piece(from),
    send: async (observations) => {
      if (taken.length === fails) throw new Error('no');
      taken.push(observations.length);
      return { processed_count: observations.length } as BatchReply;
    },
    problemOf: () => ({ problem: { title: 'No' }, isUnanswered }),
    isStopped: () => taken.length >= stopAfter,
    onProgress: (sending) => told.push(sending),
  });
  return { end, taken, told: told.map((each) => each.taken) };
}

test('all rows are sent, a thousand a request, and progress is told after each', async () => {
  const { end, taken, told } = await sent(2500);
  expect(taken).toEqual([1000, 1000, 500]);
  expect(told).toEqual([1000, 2000, 2500]);
  expect(end).toMatchObject({ end: 'whole', taken: 2500, requests: 3, lastLine: 2501 });
});

test('a stop lets no further request go, and says what was taken', async () => {
  const { end, taken } = await sent(2500, { stopAfter: 2 });
  expect(taken).toEqual([1000, 1000]);
  expect(end).toMatchObject({ end: 'stopped', taken: 2000, lastLine: 2001 });
});

test('a refusal ends it with the lines that were refused', async () => {
  const { end } = await sent(2500, { fails: 1 });
  expect(end).toMatchObject({ end: 'refused', taken: 1000, lastLine: 1001, failedLines: [1002, 2001] });
});

test('no answer is told apart from a refusal: those lines may have been taken', async () => {
  const { end } = await sent(2500, { fails: 0, isUnanswered: true });
  expect(end).toMatchObject({ end: 'unanswered', taken: 0, failedLines: [2, 1001] });
});

test('a stop after the last request is the whole batch all the same', async () => {
  const { end } = await sent(1000, { stopAfter: 1 });
  expect(end).toMatchObject({ end: 'whole', taken: 1000 });
});
