import pg from 'pg';
import { databaseFault } from './database-error';
import type { Connection, Connections, Statement } from './sql-pool';

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
  return {
    acquire: async () => connection(await pool.connect()),
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

function connection(client: pg.PoolClient): Connection {
  // The pool listens to idle connections only; unheard, the end of one in use would end the process.
  let dead = false;
  const bury = () => {
    dead = true;
  };
  client.on('error', bury);
  return {
    query: (statement, params) => client.query(unnamed(statement), params),
    release: (broken) => {
      client.off('error', bury);
      client.release(broken || dead);
    },
  };
}

/** A pooler may hand each statement to another session, where a name means nothing. */
function unnamed(statement: Statement | string): Statement | string {
  return typeof statement === 'string' ? statement : { ...statement, name: undefined };
}

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
