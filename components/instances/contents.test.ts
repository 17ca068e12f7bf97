import { describe, expect, it } from 'vitest';
import { isSuspicious } from '../receipt';
import { lossesOf, receiptLines, statesOf } from './contents';

const contents = { facts: 7, nodes: 3, global_states: 2, user_states: 4, users: 5 };
const unknown = { facts: null, nodes: null, global_states: null, user_states: null, users: null };

describe('what an instance holds', () => {
  it('adds up its states, unless they were not counted', () => {
    expect(statesOf(contents)).toBe(6);
    expect(statesOf({ ...contents, user_states: null })).toBeNull();
  });
  it('names what a reset takes', () => {
    expect(lossesOf(contents).map(({ label, count }) => `${count} ${label}`)).toEqual([
      '7 Facts',
      '3 Memory nodes',
      '2 Global states',
      '4 User states',
      '5 Users touched',
    ]);
  });
});

describe('receiptLines', () => {
  const activity = {
    counts: { facts_deleted: 7, nodes_deleted: 3, global_states_deleted: 2, user_states_deleted: 4 },
  };

  it('shows the reply’s counts and the states of the activity row', () => {
    const lines = receiptLines({ facts_deleted: 7, nodes_deleted: 3 }, activity, contents);
    expect(lines.map(({ count }) => count)).toEqual([7, 3, 2, 4]);
    expect(lines.some(isSuspicious)).toBe(false);
  });
  it('makes a zero suspicious where something was counted before', () => {
    const lines = receiptLines({ facts_deleted: 0, nodes_deleted: 3 }, activity, contents);
    expect(lines.filter(isSuspicious).map(({ label }) => label)).toEqual(['Facts']);
  });
  it('is “not counted” where a remote API says nothing', () => {
    const lines = receiptLines({ facts_deleted: 2, nodes_deleted: 0 }, undefined, unknown);
    expect(lines.map(({ count }) => count)).toEqual([2, 0, null, null]);
    expect(lines.some(isSuspicious)).toBe(false);
    expect(receiptLines({}, undefined, undefined).every(({ count }) => count === null)).toBe(true);
  });
});
