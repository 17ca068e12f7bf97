import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { openStore, type Store, storeOverPglite } from './connect';
import { migrationsFolder } from './migrate';
import { PgliteConnections } from './pglite-client';
import { connectOnce } from './postgres';

/**
 * A store of its own for one test file, with the real migrations: in memory, or a fresh database of the
 * PostgreSQL cluster that TEST_DATABASE_URL names. `close` removes it.
 */
export async function openTestStore(): Promise<Store> {
  const cluster = process.env.TEST_DATABASE_URL;
  if (cluster) return openPostgresTestStore(cluster);
  const connections = await PgliteConnections.open({ loadFrom: await preparedDump() });
  return storeOverPglite(connections);
}

async function openPostgresTestStore(cluster: string): Promise<Store> {
  const name = `troupe_test_${randomUUID().replaceAll('-', '')}`;
  await administer(cluster, `create database ${name}`);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  const store = await openStore({ databaseUrl: address.href, dataDir: '', poolSize: 5 });
  return {
    ...store,
    close: async () => {
      await store.close();
      await administer(cluster, `drop database if exists ${name} with (force)`);
    },
  };
}

async function administer(cluster: string, text: string): Promise<void> {
  const client = await connectOnce(cluster);
  await client.query(text).finally(() => client.end());
}

/** Making a database takes seconds, copying one tenths: the copy is kept until the migrations change. */
async function preparedDump(): Promise<string> {
  const directory = path.resolve('node_modules/.cache/troupe');
  const file = path.join(directory, `database-${await migrationsHash()}.tar`);
  if (existsSync(file)) return file;
  await mkdir(directory, { recursive: true });
  const connections = await PgliteConnections.open({});
  const store = await storeOverPglite(connections);
  const unfinished = `${file}.${randomUUID()}`;
  await connections.dump(unfinished);
  await store.close();
  await removeDumps(directory, unfinished);
  await rename(unfinished, file);
  return file;
}

/** Another test file may be making the same copy right now, so only finished ones go. */
async function removeDumps(directory: string, keep: string): Promise<void> {
  const old = (await readdir(directory)).filter((name) => name.endsWith('.tar') && !keep.includes(name));
  await Promise.all(old.map((name) => rm(path.join(directory, name), { force: true })));
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(migrationsFolder, { recursive: true })).filter((name) =>
    /\.(sql|json)$/.test(name),
  );
  for (const name of [
    ...names.sort().map((name) => path.join(migrationsFolder, name)),
    'package-lock.json',
  ]) {
    hash.update(name).update(await readFile(name));
  }
  return hash.digest('hex').slice(0, 16);
}
