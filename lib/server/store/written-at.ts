import { sql } from 'drizzle-orm';

/** When the row at this place of one write was made: rows keep their order, for which a clock is too coarse. */
export function writtenAt(place: number) {
  return sql<Date>`now() + ${place} * interval '1 microsecond'`;
}
