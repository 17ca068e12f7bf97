import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { closeStore, openStore, store } from './connect';
import { PgliteConnections } from './pglite-client';

const temporary = path.join(tmpdir(), 'troupe-store-');
let prepared: string;
let dataDir: string;

// Making a database directory takes seconds, copying one does not.
beforeAll(async () => {
  prepared = await mkdtemp(temporary);
  await (await openStore({ dataDir: prepared })).close();
});

afterAll(() => rm(prepared, { recursive: true, force: true }));

beforeEach(async () => {
  dataDir = await mkdtemp(temporary);
  await cp(prepared, dataDir, { recursive: true });
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('CLERK_PUBLISHABLE_KEY', 'pk_test_example');
  vi.stubEnv('CLERK_SECRET_KEY', 'sk_test_example');
});

afterEach(async () => {
  await closeStore();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(dataDir, { recursive: true, force: true });
});

test('rows are still there after closing and opening again', async () => {
  const first = await openStore({ dataDir });
  await first.db.execute('create table kept as select 42 as answer');
  await first.close();
  await expect(first.ping()).rejects.toThrow('closed');
  const second = await openStore({ dataDir });
  expect((await second.db.execute('select answer from kept')).rows).toEqual([{ answer: 42 }]);
  await second.close();
});

test('closing waits for the transaction that is running', async () => {
  const first = await openStore({ dataDir });
  await first.db.execute('create table kept (answer int)');
  const running = first.db.transaction(async (tx) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tx.execute('insert into kept values (1)');
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await first.close();
  await running;
  const second = await openStore({ dataDir });
  expect((await second.db.execute('select answer from kept')).rows).toEqual([{ answer: 1 }]);
  await second.close();
});

test('the process has one store, and a failed opening is tried again', async () => {
  const obstacle = path.join(dataDir, 'obstacle');
  await writeFile(obstacle, 'not a directory');
  const directory = path.join(dataDir, 'database');
  await rename(directory, path.join(dataDir, 'aside'));
  await rename(obstacle, directory);
  await expect(store()).rejects.toThrow();
  await rm(directory);
  await rename(path.join(dataDir, 'aside'), directory);
  const [first, second] = await Promise.all([store(), store()]);
  expect(second).toBe(first);
  await first.ping();
});

test('when the thread dies, what waits is refused, committed rows stay, and the next call opens anew', async () => {
  const open = vi.spyOn(PgliteConnections, 'open');
  const before = await store();
  const thread = await open.mock.results[0]?.value;
  await before.db.execute('create table kept as select 42 as answer');
  const interrupted = before.db.transaction(async (tx) => {
    await tx.execute('insert into kept values (43)');
    await Promise.all([tx.execute('select pg_sleep(5)'), thread.kill()]);
  });
  const queued = before.ping();
  await expect(interrupted).rejects.toMatchObject({ cause: { message: "The database's thread ended." } });
  await expect(queued).rejects.toThrow("The database's thread ended.");
  await expect(before.ping()).rejects.toThrow("The database's thread ended.");
  const after = await store();
  expect(after).not.toBe(before);
  expect((await after.db.execute('select answer from kept')).rows).toEqual([{ answer: 42 }]);
});
