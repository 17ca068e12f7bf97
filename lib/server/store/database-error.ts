import pg from 'pg';

export type DatabaseFault = {
  code: string;
  severity: string;
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
    const { code, severity, ...others } = textMembers(current);
    if (code && severity) return { code, severity, message: current.message, ...others };
  }
  return null;
}

/** The name of the unique constraint or index that refused a write, or null. */
export function violatedUnique(error: unknown): string | null {
  const fault = databaseFault(error);
  return fault?.code === '23505' ? (fault.constraint ?? '') : null;
}

const faultMembers = ['code', 'severity', 'constraint', 'detail', 'table'];

function textMembers(error: object): Partial<DatabaseFault> {
  return Object.fromEntries(
    Object.entries(error).filter(([name, value]) => faultMembers.includes(name) && typeof value === 'string'),
  );
}
