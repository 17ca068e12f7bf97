import path from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { restoreDatabaseError } from './database-error';
import { parameterValue } from './parameter-text';
import type { Connection, Connections, Statement, StatementResult } from './sql-pool';
import { Turn } from './turn';

export type PgliteOptions = { dataDir?: string; loadFrom?: string };

type Field = { name: string; dataTypeID: number };
type Answer = {
  rows?: (string | null)[][];
  fields?: Field[];
  command?: string;
  rowCount?: number | null;
};
type Reply = {
  id: number;
  result?: Answer;
  error?: { message: string; members: Record<string, string> };
};
type Request =
  | { kind: 'query'; text: string; params: (string | Uint8Array | null)[]; isKept: boolean }
  | { kind: 'dump'; file: string }
  | { kind: 'close' };
type Call = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

/** The embedded database's one session, lent out in turn. The database itself runs in a worker thread. */
export class PgliteConnections implements Connections {
  private readonly worker: Worker;
  private readonly calls = new Map<number, Call>();
  private readonly turn = new Turn();
  private lastId = 0;
  private ending: Error | null = null;
  private onLost: () => void = () => {};

  private constructor(options: PgliteOptions) {
    const file = path.join(/*turbopackIgnore: true*/ process.cwd(), 'lib/server/store/pglite-worker.mjs');
    this.worker = new Worker(file, { workerData: options, execArgv: [] });
    this.worker.on('message', (reply: Reply) => this.settle(reply));
    this.worker.on('error', (error) => this.fail(`The database's thread failed: ${String(error)}`));
    this.worker.on('exit', () => this.fail("The database's thread ended."));
  }

  static async open(options: PgliteOptions): Promise<PgliteConnections> {
    const connections = new PgliteConnections(options);
    try {
      await new Promise<Answer>((resolve, reject) => connections.calls.set(0, { resolve, reject }));
    } catch (error) {
      await connections.worker.terminate();
      throw error;
    }
    return connections;
  }

  /** `listener` runs once when the thread is gone without having been closed. */
  whenLost(listener: () => void): void {
    this.onLost = listener;
  }

  async acquire(): Promise<Connection> {
    if (this.ending) throw this.ending;
    await this.turn.take();
    return { query: (statement, params) => this.query(statement, params), release: () => this.turn.pass() };
  }

  async dump(file: string): Promise<void> {
    await this.send({ kind: 'dump', file });
  }

  /** Waits for whoever holds the session, so that no transaction is cut off half-way. */
  async end(): Promise<void> {
    if (this.ending) return;
    await this.turn.take();
    const closed = this.send({ kind: 'close' });
    this.ending = new Error('The database is closed.');
    this.turn.dismiss(this.ending);
    await closed;
    await this.worker.terminate();
  }

  /** Ends the thread without warning it: what a crash does. */
  async kill(): Promise<void> {
    await this.worker.terminate();
  }

  private async query(given: Statement | string, params: unknown[] = []): Promise<StatementResult> {
    const statement: Statement = typeof given === 'string' ? { text: given } : given;
    const answer = await this.send({
      kind: 'query',
      text: statement.text,
      params: params.map(parameterValue),
      isKept: statement.name !== undefined,
    });
    return readAnswer(answer, statement);
  }

  private send(request: Request): Promise<Answer> {
    if (this.ending) return Promise.reject(this.ending);
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve, reject });
      this.worker.postMessage({ ...request, id });
    });
  }

  private settle(reply: Reply): void {
    const call = this.calls.get(reply.id);
    this.calls.delete(reply.id);
    if (reply.error) call?.reject(restoreDatabaseError(reply.error.message, reply.error.members));
    else call?.resolve(reply.result ?? {});
  }

  private fail(reason: string): void {
    if (this.ending) return;
    this.ending = new Error(reason);
    for (const call of this.calls.values()) call.reject(this.ending);
    this.calls.clear();
    this.turn.dismiss(this.ending);
    this.onLost();
  }
}

function readAnswer(answer: Answer, statement: Statement): StatementResult {
  const fields = answer.fields ?? [];
  const { getTypeParser } = statement.types ?? pg.types;
  const parsers = fields.map((field) => getTypeParser(field.dataTypeID, 'text'));
  const rows = (answer.rows ?? []).map((texts) =>
    texts.map((text, index) => (text === null ? null : parsers[index]?.(text))),
  );
  return {
    rows: statement.rowMode === 'array' ? rows : rows.map((values) => named(fields, values)),
    rowCount: answer.rowCount ?? null,
    command: answer.command ?? '',
    fields,
  };
}

function named(fields: Field[], values: unknown[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field, index) => [field.name, values[index]]));
}
