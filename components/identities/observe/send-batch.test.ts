import { expect, test } from 'vitest';
import type { Snapshot } from '@/lib/contract/identities';
import type { Sending } from '@/lib/jobs';
import { FileRows } from './read-rows';
import { nothingSent, sendBatch } from './send-batch';

async function* whole(text: string) {
  yield text;
}

async function rowsOf(count: number): Promise<FileRows> {
  const rows = new FileRows();
  await rows.read('a.csv', whole(`mode_target,signal_strength\n${'order,0.5\n'.repeat(count)}`), () => {});
  return rows;
}

interface Fault {
  /** Of the request; it is sent again under another. */
  at: number;
  /** Whether the identity took it before its answer went astray. */
  isTaken?: boolean;
  isAnswered?: boolean;
}

/** An identity that counts what it takes, and takes what follows its cycle. */
class Identity {
  cycle = 0;
  readonly asked: number[] = [];

  constructor(
    readonly isTakenOnce = true,
    readonly fault: Fault = { at: -1 },
  ) {}

  take(rows: number, afterCycle: number) {
    const { at, isTaken, isAnswered } = this.fault;
    const isFault = this.asked.length === at;
    this.asked.push(rows);
    const taken = (!this.isTakenOnce || afterCycle === this.cycle) && (!isFault || isTaken === true);
    if (taken) this.cycle += rows;
    if (isFault) throw Object.assign(new Error('No answer'), { isAnswered });
    return { taken, snapshot: { cycle: this.cycle } as Snapshot };
  }
}

interface Circumstances {
  /** How often a request that nobody answered is sent once more. */
  again?: number;
  stopAfter?: number;
  leaveAfter?: number;
  from?: Sending;
}

async function sent(count: number, identity: Identity, how: Circumstances = {}) {
  const { stopAfter = Number.POSITIVE_INFINITY, leaveAfter = Number.POSITIVE_INFINITY } = how;
  const rows = await rowsOf(count);
  let { again = 0 } = how;
  const told: Sending[] = [];
  const end = await sendBatch(
    {
      piece: async (from) => rows.piece(from),
      send: async (observations, afterCycle) => identity.take(observations.length, afterCycle),
      problemOf: (error) => ({
        problem: { title: 'No' },
        isUnanswered: !Reflect.get(Object(error), 'isAnswered'),
      }),
      isTakenOnce: identity.isTakenOnce,
      isStopped: () => identity.asked.length >= stopAfter,
      isLeft: () => identity.asked.length >= leaveAfter,
      isSentAgain: async () => again-- > 0,
      onProgress: (sending) => told.push(sending),
    },
    how.from ?? nothingSent(identity.cycle),
  );
  return { end, told };
}

test('all rows are sent, a thousand a request, and progress is told before and after each', async () => {
  const identity = new Identity();
  const { end, told } = await sent(2500, identity);
  expect(identity.asked).toEqual([1000, 1000, 500]);
  const said = told.map(({ taken, isAsked }) => `${taken}${isAsked ? ' and more?' : ''}`);
  expect(said).toEqual(['0 and more?', '1000', '1000 and more?', '2000', '2000 and more?', '2500']);
  expect(end).toMatchObject({ end: 'whole', taken: 2500, requests: 3, lastLine: 2501, cycle: 2500 });
});

test('a stop lets no further request go, and says what was taken', async () => {
  const identity = new Identity();
  const { end } = await sent(2500, identity, { stopAfter: 2 });
  expect(identity.asked).toEqual([1000, 1000]);
  expect(end).toMatchObject({ end: 'stopped', taken: 2000, lastLine: 2001 });
});

test('a stop after the last request is the whole batch all the same', async () => {
  expect((await sent(1000, new Identity(), { stopAfter: 1 })).end).toMatchObject({
    end: 'whole',
    taken: 1000,
  });
});

test('a refusal ends it with the lines that were refused', async () => {
  const { end } = await sent(2500, new Identity(true, { at: 1, isAnswered: true }));
  expect(end).toMatchObject({ end: 'refused', isAsked: false, taken: 1000, failedLines: [1002, 2001] });
});

test('a batch that was left or stopped goes on where it stood', async () => {
  const identity = new Identity();
  const { end: left } = await sent(2500, identity, { leaveAfter: 1 });
  expect(left.end).toBeUndefined();
  const { end: stopped } = await sent(2500, identity, { from: left, stopAfter: 2 });
  expect(stopped).toMatchObject({ end: 'stopped', taken: 2000 });
  const { end } = await sent(2500, identity, { from: stopped });
  expect(end).toMatchObject({ end: 'whole', taken: 2500, requests: 3 });
  expect(identity.cycle).toBe(2500);
});

test.each([true, false])('a request that nobody answered is taken once: taken before %s', async (isTaken) => {
  const identity = new Identity(true, { at: 1, isTaken });
  const { end: lost } = await sent(2500, identity);
  expect(lost).toMatchObject({ end: 'unanswered', isAsked: true, taken: 1000, failedLines: [1002, 2001] });
  // A stop waits until it is known what became of that request.
  const { end: known } = await sent(2500, identity, { from: lost, stopAfter: 0 });
  expect(known).toMatchObject({ end: 'stopped', taken: 2000, isAsked: false });
  const { end } = await sent(2500, identity, { from: known });
  expect(end).toMatchObject({ end: 'whole', taken: 2500 });
  expect(identity.cycle).toBe(2500);
});

test('while somebody waits for an answer, it is sent again by itself', async () => {
  const identity = new Identity(true, { at: 1, isTaken: true });
  const { end } = await sent(2500, identity, { again: 1 });
  expect(end).toMatchObject({ end: 'whole', taken: 2500, requests: 3 });
  expect(identity.asked).toEqual([1000, 1000, 1000, 500]);
  expect(identity.cycle).toBe(2500);
});

test('others that observe in between are no obstacle', async () => {
  const identity = new Identity();
  identity.cycle = 7;
  const { end } = await sent(1500, identity, { from: nothingSent(3) });
  expect(end).toMatchObject({ end: 'whole', taken: 1500, cycle: 1507 });
  expect(identity.asked).toEqual([1000, 1000, 500]);
});

test('when others observed before an answer was known, nobody can tell', async () => {
  const identity = new Identity(true, { at: 0 });
  const { end: lost } = await sent(1500, identity);
  identity.cycle += 1;
  const { end } = await sent(1500, identity, { from: lost });
  expect(end).toMatchObject({ end: 'unclear', taken: 0, isAsked: true, failedLines: [2, 1001] });
  expect(identity.cycle).toBe(1);
});

test('an API that takes a request each time is not asked twice', async () => {
  const identity = new Identity(false, { at: 0, isTaken: true });
  const { end: lost } = await sent(1500, identity);
  const { end } = await sent(1500, identity, { from: lost, again: 9 });
  expect(end).toMatchObject({ end: 'unanswered', taken: 0, failedLines: [2, 1001] });
  expect(identity.asked).toEqual([1000]);
});
