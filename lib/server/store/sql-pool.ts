import { AsyncLocalStorage } from 'node:async_hooks';
import type { CustomTypesConfig } from 'pg';
import { databaseFault } from './database-error';

/** One with a name is asked so often that its plan is worth keeping. */
export type Statement = { text: string; name?: string; rowMode?: 'array'; types?: CustomTypesConfig };
export type StatementResult = {
  rows: unknown[];
  rowCount: number | null;
  command: string;
  fields: unknown[];
};

/** One database session. Exactly one holder at a time; `release` gives it back. */
export type Connection = {
  query(statement: Statement | string, params?: unknown[]): Promise<StatementResult>;
  release(broken: boolean): void;
};
export type Connections = { acquire(): Promise<Connection>; end(): Promise<void> };
export type Lease = Omit<Connection, 'release'> & { release(): void };

/** The session is gone or could not be had; the message is what the driver said. */
class StoreLostError extends Error {
  override name = 'StoreLostError';
}

function lost(error: unknown): StoreLostError {
  return new StoreLostError(error instanceof Error ? error.message : String(error), { cause: error });
}

/**
 * What drizzle's node-postgres driver speaks to, for both kinds of database. It adds what neither has:
 * a lost connection is given back at once (drizzle forgets it when BEGIN fails), and a statement that
 * would wait for the transaction around it fails instead of hanging.
 */
export class SqlPool {
  // Drizzle recognises a pool by its class name, which a minifier would change.
  static {
    Object.defineProperty(SqlPool, 'name', { value: 'SqlPool' });
  }

  private readonly transactions = new AsyncLocalStorage<true>();

  constructor(private readonly connections: Connections) {}

  async query(statement: Statement | string, params?: unknown[]): Promise<StatementResult> {
    const lease = await this.connect();
    try {
      return await lease.query(statement, params);
    } finally {
      lease.release();
    }
  }

  async connect(): Promise<Lease> {
    if (this.transactions.getStore()) {
      throw new Error('A transaction is open here: use its own handle, not the store.');
    }
    const connection = await this.connections.acquire().catch((error: unknown) => {
      throw lost(error);
    });
    return lease(connection);
  }

  /** Marks everything `work` awaits; awaited in here, because a drizzle query only starts then. */
  insideTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(true, async () => await work());
  }

  end(): Promise<void> {
    return this.connections.end();
  }
}

function lease(connection: Connection): Lease {
  let over: unknown = null;
  const giveBack = (reason: unknown, broken: boolean) => {
    if (!over) connection.release(broken);
    over ??= reason;
  };
  return {
    async query(statement, params) {
      // After a lost connection drizzle still sends ROLLBACK; it hears the loss, not a second error.
      if (over) throw over;
      const result = await connection.query(statement, params).catch((error: unknown) => {
        if (!isLost(error)) throw error;
        giveBack(lost(error), true);
        throw over;
      });
      return refuseLostCommit(statement, result);
    },
    release: () => giveBack(new Error('This connection was given back.'), false),
  };
}

/** The database answers a bad statement with a fault and stays; anything else means the session is gone. */
function isLost(error: unknown): boolean {
  const fault = databaseFault(error);
  return !fault || fault.severity === 'FATAL' || fault.severity === 'PANIC';
}

/** PostgreSQL answers COMMIT in a failed transaction with a quiet ROLLBACK; nobody may take that for saved. */
function refuseLostCommit(statement: Statement | string, result: StatementResult): StatementResult {
  const text = typeof statement === 'string' ? statement : statement.text;
  if (text === 'commit' && result.command === 'ROLLBACK') {
    throw new Error('The transaction had failed and was rolled back.');
  }
  return result;
}
