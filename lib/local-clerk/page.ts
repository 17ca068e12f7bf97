import { invalidParameter } from './api-error';

const MOST_ITEMS = 500;

/** Clerk's lists: `limit` and `offset` in, the page and the whole count out. */
export function pageOf<Item>(items: Item[], query: URLSearchParams): { data: Item[]; total_count: number } {
  const limit = readCount(query, 'limit', 10, 1, MOST_ITEMS);
  const offset = readCount(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
  return { data: items.slice(offset, offset + limit), total_count: items.length };
}

function readCount(
  query: URLSearchParams,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw invalidParameter(name, `${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
}
