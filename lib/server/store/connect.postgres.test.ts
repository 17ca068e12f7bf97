import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from './connect';
import { connectOnce } from './postgres';

const cluster = process.env.TEST_DATABASE_URL ?? '';

const open = (databaseUrl: string) => openStore({ databaseUrl, dataDir: '', poolSize: 3 });

async function refusal(databaseUrl: string): Promise<string> {
  const error = await open(databaseUrl).then(
    () => new Error('it opened'),
    (caught: Error) => caught,
  );
  expect(error.message).not.toContain('\n');
  expect(error.message).not.toContain('hunter2');
  return error.message;
}

function at(change: Partial<Pick<URL, 'pathname' | 'username' | 'password' | 'port' | 'hostname'>>): string {
  return Object.assign(new URL(cluster), change).href;
}

describe.runIf(cluster)('a PostgreSQL server', () => {
  const made: string[] = [];

  async function administer(text: string): Promise<void> {
    const client = await connectOnce(cluster);
    await client.query(text).finally(() => client.end());
  }

  async function createDatabase(options = ''): Promise<string> {
    const name = `troupe_case_${randomUUID().slice(0, 8)}`;
    made.push(name);
    await administer(`create database ${name} ${options}`);
    return at({ pathname: `/${name}` });
  }

  beforeAll(() => administer("create role troupe_case_reader login password 'hunter2'"));
  afterAll(async () => {
    for (const name of made) await administer(`drop database ${name} with (force)`);
    await administer('drop role troupe_case_reader');
  });

  test('an address that is none', async () => {
    expect(await refusal('mysql://root:hunter2@localhost/troupe')).toContain('must start with postgres://');
    expect(await refusal('postgres://user:hunter2@localhost:99999/troupe')).toContain('not a valid address');
  });

  test('a server that does not answer, or is not known', async () => {
    expect(await refusal('postgres://user:hunter2@localhost:1/troupe')).toContain(
      'localhost:1 does not answer',
    );
    expect(await refusal('postgres://user:hunter2@no-such-host.invalid/troupe')).toContain(
      'The host "no-such-host.invalid"',
    );
  });

  test('a database that is missing', async () => {
    expect(await refusal(at({ pathname: '/nowhere' }))).toContain('has no database "nowhere"');
  });

  test('a wrong password', async () => {
    const wrong = at({ username: 'troupe_case_reader', password: 'hunter22' });
    expect(await refusal(wrong)).toContain('refused user "troupe_case_reader"');
  });

  test('a cluster in plain C, or not in UTF-8', async () => {
    const plain = await createDatabase("template template0 encoding 'UTF8' locale 'C'");
    expect(await refusal(plain)).toContain("The database's locale C cannot fold");
    const ascii = await createDatabase("template template0 encoding 'SQL_ASCII' locale 'C'");
    expect(await refusal(ascii)).toContain("The database's encoding is SQL_ASCII");
  });

  test('a user without the right to add extensions', async () => {
    const database = new URL(await createDatabase());
    Object.assign(database, { username: 'troupe_case_reader', password: 'hunter2' });
    expect(await refusal(database.href)).toContain('create extension pg_trgm');
  });

  test('four processes that start at once migrate one database once', async () => {
    const database = await createDatabase();
    const stores = await Promise.all([open(database), open(database), open(database), open(database)]);
    const { rows } = await stores[0].db.execute(
      'select count(*)::int as times from drizzle.__drizzle_migrations',
    );
    const { rows: twice } = await stores[0].db.execute(
      'select hash from drizzle.__drizzle_migrations group by hash having count(*) > 1',
    );
    expect(rows[0]).not.toEqual({ times: 0 });
    expect(twice).toEqual([]);
    for (const store of stores) await store.close();
  });

  test('sessions are limited, named and in UTC', async () => {
    const store = await open(await createDatabase());
    const { rows } = await store.db.execute(
      sql`select current_setting('statement_timeout') as limit, current_setting('application_name') as name, current_setting('timezone') as zone`,
    );
    expect(rows[0]).toEqual({ limit: '30s', name: 'troupe', zone: 'UTC' });
    await store.close();
  });

  test('connections that the server ends are replaced, inside transactions too', async () => {
    const store = await open(await createDatabase());
    const endMine = sql`select pg_terminate_backend(pg_backend_pid())`;
    for (let round = 0; round < 8; round += 1) {
      await expect(store.db.transaction((tx) => tx.execute(endMine))).rejects.toThrow();
      await expect(store.db.execute(endMine)).rejects.toThrow();
    }
    await Promise.all(Array.from({ length: 9 }, () => store.ping()));
    await store.close();
  });

  test('keeps the plan of a named statement, until a pooler takes the session away', async () => {
    const store = await openStore({ databaseUrl: await createDatabase(), dataDir: '', poolSize: 1 });
    const named = (what: string) =>
      store.db
        .select({ at: sql<string>`${sql.raw(`'${what}'`)} || ${'!'}::text` })
        .from(sql`pg_am`)
        .limit(1)
        .prepare('one');
    const [first, second] = [named('first'), named('second')];
    const kept = () => store.db.execute("select 1 from pg_prepared_statements where name like 'troupe%'");
    expect(await first.execute()).toEqual([{ at: 'first!' }]);
    expect(await second.execute()).toEqual([{ at: 'second!' }]);
    expect((await kept()).rows).toHaveLength(2);
    await store.db.execute('deallocate all');
    expect(await first.execute()).toEqual([{ at: 'first!' }]);
    expect(await second.execute()).toEqual([{ at: 'second!' }]);
    expect((await kept()).rows).toHaveLength(0);
    await store.close();
  });

  test('a named statement that is wrong fails as it is', async () => {
    const store = await openStore({ databaseUrl: await createDatabase(), dataDir: '', poolSize: 1 });
    const wrong = store.db
      .select({ at: sql`1 / ${0}::int` })
      .from(sql`pg_am`)
      .limit(1)
      .prepare('wrong');
    await expect(wrong.execute()).rejects.toMatchObject({ cause: { code: '22012' } });
    await store.close();
  });
});
