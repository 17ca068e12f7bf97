import { describe, expect, it } from 'vitest';
import { uuidFrom } from '@/lib/uuid';
import { isHeldBack, textOf } from './shown-turn';
import { durationText, endOfSentences } from './turn-texts';

describe('sentences', () => {
  it.each([
    ['One. Two', 4],
    ['No end yet', 0],
    ['At 3.5 degrees', 0],
    ['“Yes!” he said', 6],
    ['1. first\n2. sec', 9],
    ['', 0],
  ])('of %j end at %i', (text, end) => {
    expect(endOfSentences(text)).toBe(end);
  });
});

it('reads the text of a frame, and nothing of what is no frame', () => {
  expect(textOf('{"choices":[{"delta":{"content":"Hi"},"index":0}]}')).toBe('Hi');
  expect(textOf('{"choices":[{"delta":{"content":5}}]}')).toBe('');
  expect(textOf('{"choices":null,"content":1}')).toBe('');
  expect(textOf('"content" is no JSON')).toBe('');
});

it('says durations', () => {
  expect([12.4, 1234, 65_000].map(durationText)).toEqual(['12 ms', '1.2 s', '1 min 5 s']);
});

it('makes the same id of the same two, and another of others', () => {
  const base = '11111111-1111-4111-8111-111111111111';
  const made = uuidFrom(base, 'saved');
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidFrom(base, 'saved')).toBe(made);
  expect(uuidFrom(base, 'draft')).not.toBe(made);
  expect(uuidFrom('21111111-1111-4111-8111-111111111111', 'saved')).not.toBe(made);
});

describe('frames that are held back', () => {
  const frames = (arrivals: number[]) =>
    arrivals.map((arrived, index) => ({ at_ms: index * 1000, data: '', arrived }));

  it('were sent over a while and came at once', () => {
    expect(isHeldBack({ frames: frames([5000, 5001, 5002]), isWitnessed: true })).toBe(true);
    expect(isHeldBack({ frames: frames([0, 1000, 2000]), isWitnessed: true })).toBe(false);
  });

  it('are none when the page came later', () => {
    expect(isHeldBack({ frames: frames([5000, 5001, 5002]), isWitnessed: false })).toBe(false);
  });
});
