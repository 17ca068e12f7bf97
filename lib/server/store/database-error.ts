import pg from 'pg';

export type DatabaseFault = {
  code: string;
  message: string;
  constraint?: string;
  detail?: string;
  table?: string;
};

/** Rebuilds, from what crossed the thread, the same error a PostgreSQL server's client throws. */
export function restoreDatabaseError(message: string, members: Record<string, string>): Error {
  if (members.code === undefined) return new Error(message);
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), members);
}

/** Drizzle wraps what the database said; this looks through the wrapping by shape, because modules load twice. */
export function databaseFault(error: unknown): DatabaseFault | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && 'severity' in current) {
      return { code: current.code, message: current.message, ...textMembers(current) };
    }
  }
  return null;
}

/** The name of the unique constraint or index that refused a write, or null. */
export function violatedUnique(error: unknown): string | null {
  const fault = databaseFault(error);
  return fault?.code === '23505' ? (fault.constraint ?? '') : null;
}

function textMembers(error: object): Pick<DatabaseFault, 'constraint' | 'detail' | 'table'> {
  const entries = Object.entries(error).filter(
    ([name, value]) => ['constraint', 'detail', 'table'].includes(name) && typeof value === 'string',
  );
  return Object.fromEntries(entries);
}
