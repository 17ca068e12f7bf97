import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** A time as text with all six digits: a JavaScript Date would drop the last three, and a page would repeat rows. */
export function microseconds(column: SQLWrapper): SQL<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
