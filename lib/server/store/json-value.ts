import { sql } from 'drizzle-orm';

/** A value for a JSON column, where null is a value like any other and not a missing one. */
export function jsonValue(value: unknown) {
  return value === null ? sql`'null'::jsonb` : value;
}
