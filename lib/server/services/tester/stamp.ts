import { createHash } from 'node:crypto';
import { type Configuration, essenceOf } from './configuration';

/** The first digits of the hash of a configuration: equal ones answer alike. */
export function stampOf(configuration: Configuration): string {
  return createHash('sha256')
    .update(canonical(essenceOf(configuration)))
    .digest('hex')
    .slice(0, 12);
}

/** JSON with the members of every object in order; a score may differ in the last digits that a number has. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'number') return Number(each.toPrecision(9));
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
