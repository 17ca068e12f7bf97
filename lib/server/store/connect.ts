import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { env } from '@/lib/env';
import { addExtensions, checkCluster } from './cluster-check';
import { lockDirectorySoon } from './directory-lock';
import { migratePostgres, migrationsFolder } from './migrate';
import { PgliteConnections } from './pglite-client';
import { postgresConnections, StoreOpenError } from './postgres';
import { type Connections, SqlPool } from './sql-pool';

export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export type Store = {
  db: Database;
  kind: 'pglite' | 'postgres';
  ping(): Promise<void>;
  close(): Promise<void>;
};

export type StoreOptions = {
  databaseUrl?: string;
  dataDir: string;
  poolSize?: number;
  /** Runs when the database's thread ended by itself; every later query fails. */
  onLost?: () => void;
};

/** How long a process that is just ending may take to let go of the directory. */
const lockPatienceMs = 10_000;

/** Opens the database, checks that it is fit for use, and brings its tables up to date. */
export async function openStore({ databaseUrl, dataDir, poolSize, onLost }: StoreOptions): Promise<Store> {
  if (databaseUrl) {
    await migratePostgres(databaseUrl);
    return storeOver(postgresConnections({ databaseUrl, max: poolSize }), 'postgres');
  }
  const lock = await lockDirectorySoon(dataDir, 'store', lockPatienceMs);
  const letGo = () => {
    void lock.release();
    onLost?.();
  };
  try {
    const store = await storeOverPglite(await openPglite(path.join(dataDir, 'database')), letGo);
    return { ...store, close: () => store.close().finally(lock.release) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openPglite(directory: string): Promise<PgliteConnections> {
  await mkdir(directory, { recursive: true });
  return PgliteConnections.open({ dataDir: directory }).catch((error: Error) => {
    throw new StoreOpenError(`The embedded database in ${directory} cannot be opened: ${error.message}`);
  });
}

export async function storeOverPglite(connections: PgliteConnections, onLost?: () => void): Promise<Store> {
  const store = storeOver(connections, 'pglite');
  if (onLost) connections.whenLost(onLost);
  try {
    const ask = (text: string) => store.db.execute<Record<string, unknown>>(text);
    await checkCluster(ask);
    await addExtensions(ask);
    await migrate(store.db, { migrationsFolder });
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

export function storeOver(connections: Connections, kind: Store['kind']): Store {
  const pool = new SqlPool(connections);
  const db = drizzle(asDriverPool(pool));
  const begin = db.transaction.bind(db);
  db.transaction = (work, config) => begin((tx) => pool.insideTransaction(() => work(tx)), config);
  return {
    db,
    kind,
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/** Drizzle asks for the driver's own class but uses only the members that SqlPool has. */
function asDriverPool(pool: SqlPool): pg.Pool {
  return pool as unknown as pg.Pool;
}

type Slot = { opening: Promise<Store> | null };

/** Next loads this module once for pages and once for routes; the store behind both is one. */
function slot(): Slot {
  const home = globalThis as unknown as Record<symbol, Slot | undefined>;
  const key = Symbol.for('troupe.store');
  home[key] ??= { opening: null };
  return home[key];
}

/** The process's one store. A failed or lost one is forgotten, so that the next call tries again. */
export function store(): Promise<Store> {
  const place = slot();
  if (place.opening) return place.opening;
  const { DATABASE_URL, DATA_DIR } = env();
  const forget = () => {
    if (place.opening === opening) place.opening = null;
  };
  const opening = openStore({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, onLost: forget });
  place.opening = opening;
  opening.catch(forget);
  return opening;
}

/** Closes the process's store if it was ever opened; a later `store()` opens it anew. */
export async function closeStore(): Promise<void> {
  const place = slot();
  const opening = place.opening;
  place.opening = null;
  const opened = await opening?.catch(() => null);
  await opened?.close();
}
