import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

test('numbers and the organisation, in both spellings', () => {
  expect(read('--agents 1000 --instances=20 --facts 3 --org globex')).toEqual({
    agents: 1000,
    instances: 20,
    facts: 3,
    states: 0,
    cycles: 0,
    org: 'globex',
  });
  expect(read('--instances 5')).toMatchObject({ agents: 0, instances: 5, org: undefined });
});

describe('one clear line for', () => {
  test.each([
    ['', 'Say how many'],
    ['--agents 0', 'Say how many'],
    ['--agents', '--agents needs a value'],
    ['--agents --org acme', '--agents needs a value'],
    ['--agents= --org acme', '--agents needs a value'],
    ['--agents ten', 'must be a whole number from 0 to 10,000,000, not "ten"'],
    ['--agents -1', 'must be a whole number'],
    ['--agents 1.5', 'must be a whole number'],
    ['--agents 1e3', 'must be a whole number'],
    ['--agents 10000001', 'must be a whole number'],
    ['--agents 1 --agents 2', '--agents was given twice'],
    ['--agents 1 --facts 2', '--facts needs --instances'],
    ['--instances 10000 --states 10000', '--states times --instances'],
    ['--colour red', '"--colour" is not understood'],
    ['1000', '"1000" is not understood'],
  ])('%j', (line, message) => {
    expect(() => read(line)).toThrow(message);
  });
});
