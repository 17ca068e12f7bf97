import { createHash } from 'node:crypto';
import pg from 'pg';
import { databaseFault } from './database-error';
import type { Connection, Connections, Statement, StatementResult } from './sql-pool';

/** A database that cannot be opened, said in one line that never holds a password. */
export class StoreOpenError extends Error {
  override name = 'StoreOpenError';
}

const connectPatienceMs = 10_000;

export type PostgresOptions = { databaseUrl: string; max?: number };

export function postgresConnections({ databaseUrl, max }: PostgresOptions): Connections {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: max ?? 10,
    connectionTimeoutMillis: connectPatienceMs,
    application_name: 'troupe',
    onConnect: prepareSession,
  });
  // An idle connection that the server ends is replaced by the next query; unheard, it would end the process.
  pool.on('error', () => {});
  const plans = new KeptPlans();
  return {
    acquire: async () => connection(await pool.connect(), plans),
    end: () => pool.end(),
  };
}

/** One connection outside the pool, for work that must not share a session or a time limit. */
export async function connectOnce(databaseUrl: string): Promise<pg.Client> {
  const client = newClient(databaseUrl);
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StoreOpenError(connectProblem(error, client));
  }
  return client;
}

/** Set by statement, not as start-up options, which some connection poolers refuse. */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query("set statement_timeout = '30s'; set timezone = 'UTC'; set datestyle = 'ISO'");
}

function connection(client: pg.PoolClient, plans: KeptPlans): Connection {
  // The pool listens to idle connections only; unheard, the end of one in use would end the process.
  let dead = false;
  const bury = () => {
    dead = true;
  };
  client.on('error', bury);
  return {
    query: (statement, params) => plans.query(client, statement, params),
    release: (broken) => {
      client.off('error', bury);
      client.release(broken || dead);
    },
  };
}

/**
 * Statements with a name are planned once a session. A pooler may hand each statement to another session, where a name
 * means nothing or is taken: the database says so before it does anything, and then no name is used any more.
 */
class KeptPlans {
  private areKept = true;
  private readonly names = new Map<string, string>();

  async query(
    client: pg.PoolClient,
    given: Statement | string,
    params?: unknown[],
  ): Promise<StatementResult> {
    const statement = typeof given === 'string' ? { text: given } : given;
    const unnamed = { ...statement, name: undefined };
    if (!statement.name || !this.areKept) return client.query(unnamed, params);
    try {
      return await client.query({ ...statement, name: this.nameOf(statement.text) }, params);
    } catch (error) {
      if (!NAME_FAULTS.has(databaseFault(error)?.code ?? '')) throw error;
      this.areKept = false;
      return client.query(unnamed, params);
    }
  }

  /** The same text has the same name everywhere: behind a pooler another version of this server may have made it. */
  private nameOf(text: string): string {
    const name =
      this.names.get(text) ?? `troupe_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    this.names.set(text, name);
    return name;
  }
}

/** There is no such statement in this session, there is one already, or its tables were changed since. */
const NAME_FAULTS = new Set(['26000', '42P05', '0A000']);

function newClient(databaseUrl: string): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new StoreOpenError('DATABASE_URL must start with postgres:// or postgresql://');
  }
  try {
    return new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectPatienceMs });
  } catch {
    throw new StoreOpenError(
      'DATABASE_URL is not a valid address: postgres://user:password@host:5432/database',
    );
  }
}

function connectProblem(error: unknown, client: pg.Client): string {
  const place = `PostgreSQL at ${client.host}:${client.port}`;
  const code = databaseFault(error)?.code ?? systemCode(error);
  if (code === '3D000')
    return `${place} has no database "${client.database}". Create it, or correct DATABASE_URL.`;
  if (code === '28P01' || code === '28000') {
    return `${place} refused user "${client.user}". Check the user and password in DATABASE_URL.`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The host "${client.host}" in DATABASE_URL is not known.`;
  if (code === 'ECONNREFUSED') return `${place} does not answer. Is it running, and is DATABASE_URL right?`;
  if (code === 'ENOENT')
    return `There is no PostgreSQL socket in ${client.host}. Is it running, and is DATABASE_URL right?`;
  return `${place} cannot be used: ${error instanceof Error ? error.message : 'unknown error'}`;
}

function systemCode(error: unknown): string {
  if (error instanceof AggregateError) return systemCode(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
