import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openStore, type Store } from './connect';
import { PgliteConnections } from './pglite-client';
import { connectOnce } from './postgres';
import { preparedDump } from './test-store';

/** A database that outlives its processes: a directory, or one of a PostgreSQL server. */
export interface Home {
  /** What another process is given to open it. */
  place: string;
  open(): Promise<Store>;
  remove(): Promise<void>;
}

export async function makeHome(folder: string, purpose: string): Promise<Home> {
  const cluster = process.env.TEST_DATABASE_URL;
  if (!cluster) {
    const dataDir = path.join(folder, 'data');
    await copyPrepared(path.join(dataDir, 'database'));
    return { place: dataDir, open: () => openStore({ dataDir }), remove: async () => {} };
  }
  const name = `troupe_${purpose}_${process.pid}`;
  const administer = async (text: string) => {
    const client = await connectOnce(cluster);
    await client.query(text).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  return {
    place: address.href,
    open: () => openStore({ databaseUrl: address.href, dataDir: '', poolSize: 2 }),
    remove: () => administer(`drop database ${name} with (force)`),
  };
}

/** What a first start would make, which takes several times as long. */
async function copyPrepared(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const connections = await PgliteConnections.open({ dataDir: directory, loadFrom: await preparedDump() });
  await connections.end();
}
