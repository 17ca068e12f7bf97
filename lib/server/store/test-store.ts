import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Store, storeOver, storeOverPglite } from './connect';
import { migratePostgres, migrationsFolder } from './migrate';
import { PgliteConnections } from './pglite-client';
import { connectOnce, postgresConnections } from './postgres';
import { empty, lend, schemaOf, type TestDatabase } from './test-lending';

/** Making a database takes seconds and emptying one a moment: one that a test file is done with serves the next. */
const spare: TestDatabase[] = [];

/**
 * An empty store with the real migrations that nobody else uses: in memory, or a database of the PostgreSQL cluster
 * that TEST_DATABASE_URL names, which the tests throw away as a whole.
 */
export async function openTestStore(): Promise<Store> {
  const cluster = process.env.TEST_DATABASE_URL;
  const database = spare.pop() ?? (await (cluster ? makePostgres(cluster) : makePglite()));
  const takeBack = async () => {
    if ((await schemaOf(database.connections)) !== database.schema) return database.connections.end();
    await empty(database.connections);
    spare.push(database);
  };
  return storeOver(lend(database.connections, takeBack), database.kind);
}

async function makePglite(): Promise<TestDatabase> {
  const connections = await PgliteConnections.open({ loadFrom: await preparedDump() });
  return { kind: 'pglite', connections, schema: await schemaOf(connections) };
}

async function makePostgres(cluster: string): Promise<TestDatabase> {
  const name = `troupe_test_${randomUUID().replaceAll('-', '')}`;
  const client = await connectOnce(cluster);
  await client.query(`create database ${name}`).finally(() => client.end());
  const address = Object.assign(new URL(cluster), { pathname: `/${name}` });
  await migratePostgres(address.href);
  const connections = postgresConnections({ databaseUrl: address.href });
  return { kind: 'postgres', connections, schema: await schemaOf(connections) };
}

/** The first of each process is a copy, kept until the migrations change: copying takes less than making. */
export async function preparedDump(): Promise<string> {
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
