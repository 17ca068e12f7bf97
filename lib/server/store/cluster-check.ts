import { databaseFault } from './database-error';
import { StoreOpenError } from './postgres';

export type Ask = (text: string) => Promise<{ rows: unknown[] }>;

const question = `select current_setting('server_version_num')::int as version,
  current_setting('server_encoding') as encoding,
  (select datctype from pg_database where datname = current_database()) as ctype,
  lower('ÄÉ') = 'äé' as folds`;

const example = "create database troupe template template0 encoding 'UTF8' locale 'C.UTF-8'";

/**
 * Names are compared and searched without regard to case, and cursors rely on UTF-8 text. A cluster in
 * plain C folds ASCII only, and would quietly answer wrongly.
 */
export async function checkCluster(ask: Ask): Promise<void> {
  const { version, encoding, ctype, folds } = readAnswer((await ask(question)).rows[0]);
  if (version < 150_000) {
    throw new StoreOpenError(
      `PostgreSQL 15 or newer is needed; this server is ${Math.floor(version / 10_000)}.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StoreOpenError(`The database's encoding is ${encoding}; it must be UTF8: ${example}`);
  }
  if (!folds) {
    throw new StoreOpenError(
      `The database's locale ${ctype} cannot fold the case of letters such as Ä; create it with another: ${example}`,
    );
  }
}

export async function addExtensions(ask: Ask): Promise<void> {
  for (const name of ['pg_trgm', 'btree_gin']) {
    try {
      await ask(`create extension if not exists ${name}`);
    } catch (error) {
      throw new StoreOpenError(extensionProblem(name, error));
    }
  }
}

function extensionProblem(name: string, error: unknown): string {
  const fault = databaseFault(error);
  if (fault?.code === '42501') {
    return `The database user may not add the extension ${name}; let an administrator run: create extension ${name}`;
  }
  if (fault?.code === '58P01' || fault?.code === '0A000') {
    return `The PostgreSQL server lacks the extension ${name}; install its contrib modules (postgresql-contrib).`;
  }
  return `The extension ${name} cannot be added: ${error instanceof Error ? error.message : 'unknown error'}`;
}

function readAnswer(row: unknown) {
  const answer =
    typeof row === 'object' && row !== null ? new Map<string, unknown>(Object.entries(row)) : new Map();
  return {
    version: Number(answer.get('version')),
    encoding: String(answer.get('encoding')),
    ctype: String(answer.get('ctype')),
    folds: answer.get('folds') === true,
  };
}
