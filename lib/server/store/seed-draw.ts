import { createHash } from 'node:crypto';

/**
 * Everything seeded is drawn from a label such as `org_x/agent/17`: the same label always gives the same
 * values, so running the seed twice, or on another database, writes the same rows.
 */
export interface Draw {
  /** A UUID of version 8, the one meant for values of one's own making. */
  id: string;
  /** The next whole number from 0 to `bound` - 1. */
  below(bound: number): number;
  pick<T>(list: readonly T[]): T;
}

export function draw(label: string): Draw {
  const bytes = createHash('sha256').update(label).digest();
  const next = numbersFrom(bytes.readUInt32BE(16));
  const below = (bound: number) => Math.floor((next() / 2 ** 32) * bound);
  return {
    id: toUuid(bytes.toString('hex', 0, 16)),
    below,
    pick: (list) => elementAt(list, below(list.length)),
  };
}

function elementAt<T>(list: readonly T[], place: number): T {
  const element = list[place];
  if (element === undefined) throw new Error('There is nothing to pick from.');
  return element;
}

/** Mulberry32: small, fast, and even enough for names and dates. */
function numbersFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return (value ^ (value >>> 14)) >>> 0;
  };
}

function toUuid(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}
