import { sql } from 'drizzle-orm';
import { integer, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BinaryList } from './binary-list';
import type { Store } from './connect';
import { databaseFault, violatedUnique } from './database-error';
import { openTestStore } from './test-store';

const notes = pgTable(
  'notes',
  {
    name: text('name').notNull(),
    amount: integer('amount').notNull().default(0),
    at: timestamp('at', { withTimezone: true, precision: 6, mode: 'string' }),
  },
  (t) => [unique('notes_name').on(t.name)],
);

describe('the store', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore();
    await store.db.execute(
      'create table notes (name text not null constraint notes_name unique, amount int not null default 0, at timestamptz(6))',
    );
  });
  afterAll(() => store.close());

  const names = async () => {
    const rows = await store.db.select({ name: notes.name }).from(notes).orderBy(notes.name);
    return rows.map((row) => row.name);
  };

  test('is of the kind that was asked for', () => {
    expect(store.kind).toBe(process.env.TEST_DATABASE_URL ? 'postgres' : 'pglite');
  });

  test('rolls back everything a failed transaction wrote, and goes on working', async () => {
    const attempt = store.db.transaction(async (tx) => {
      await tx.insert(notes).values({ name: 'lost' });
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await names()).not.toContain('lost');
    await store.ping();
  });

  test('rolls back when a statement fails, naming the constraint', async () => {
    await store.db.insert(notes).values({ name: 'taken' });
    const attempt = store.db.transaction(async (tx) => {
      await tx.insert(notes).values({ name: 'beside' });
      await tx.insert(notes).values({ name: 'taken' });
    });
    const error = await attempt.catch((caught: unknown) => caught);
    expect(databaseFault(error)).toMatchObject({ code: '23505', constraint: 'notes_name', table: 'notes' });
    expect(databaseFault(error)?.detail).toContain('taken');
    expect(violatedUnique(error)).toBe('notes_name');
    expect(await names()).not.toContain('beside');
  });

  test('an inner transaction rolls back alone', async () => {
    await store.db.transaction(async (tx) => {
      await tx.insert(notes).values({ name: 'outer' });
      await tx
        .transaction((inner) => inner.insert(notes).values({ name: 'taken' }))
        .catch(() => tx.insert(notes).values({ name: 'instead' }));
    });
    expect(await names()).toEqual(expect.arrayContaining(['outer', 'instead']));
  });

  test('a failed statement that was swallowed does not pass for a commit', async () => {
    const attempt = store.db.transaction(async (tx) => {
      await tx.insert(notes).values({ name: 'swallowed' });
      await tx.execute('select 1/0').catch(() => null);
    });
    await expect(attempt).rejects.toThrow();
    expect(await names()).not.toContain('swallowed');
  });

  test('parallel transactions on one row lose no change', async () => {
    await store.db.insert(notes).values({ name: 'counter' });
    const add = () =>
      store.db.transaction(async (tx) => {
        const [row] = await tx.select().from(notes).where(sql`${notes.name} = 'counter'`).for('update');
        await new Promise((resolve) => setTimeout(resolve, 1));
        const amount = (row?.amount ?? 0) + 1;
        await tx.update(notes).set({ amount }).where(sql`${notes.name} = 'counter'`);
      });
    await Promise.all(Array.from({ length: 20 }, add));
    const [row] = await store.db.select().from(notes).where(sql`${notes.name} = 'counter'`);
    expect(row?.amount).toBe(20);
  });

  test('parallel reads and failing writes do not get mixed up', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, async (_, index) => {
        if (index % 3 === 0) return store.db.insert(notes).values({ name: 'taken' });
        const { rows } = await store.db.execute<{ value: number }>(sql`select ${index}::int as value`);
        return rows[0]?.value;
      }),
    );
    results.forEach((result, index) => {
      if (index % 3 === 0) expect(result.status).toBe('rejected');
      else expect(result).toEqual({ status: 'fulfilled', value: index });
    });
  });

  test('the store used inside a transaction is an error, not a standstill', async () => {
    const attempt = store.db.transaction(() => store.db.select().from(notes));
    const error = await attempt.catch((caught: Error) => caught);
    expect(error).toMatchObject({ cause: { message: expect.stringContaining('use its own handle') } });
    await store.ping();
  });

  test('times keep microseconds, in UTC', async () => {
    await store.db.insert(notes).values({ name: 'time', at: '2026-03-04T05:06:07.123456+02:00' });
    const [row] = await store.db.select({ at: notes.at }).from(notes).where(sql`${notes.name} = 'time'`);
    expect(row?.at).toBe('2026-03-04 03:06:07.123456+00');
  });

  test('raw rows have the same types on both databases', async () => {
    const { rows } = await store.db.execute(
      sql`select 1::bigint as big, 1.50::numeric as exact, true as yes, null as nothing, '{"a":[1,null]}'::jsonb as json,
        'null'::jsonb as empty, array['a','b c']::text[] as list, ${new Date(0)}::timestamptz as at, count(*) from notes where false`,
    );
    expect(rows[0]).toEqual({
      ...{ big: '1', exact: '1.50', yes: true, nothing: null, json: { a: [1, null] }, empty: null },
      ...{ list: ['a', 'b c'], at: '1970-01-01 00:00:00+00', count: '0' },
    });
  });

  test('values of every kind go in as they came', async () => {
    const list = ['plain', 'with "quotes"', 'back\\slash', 'comma, brace {}', ''];
    const { rows } = await store.db.execute(
      sql`select ${sql.param(list)}::text[] as list, ${{ deep: ['x'] }}::jsonb as json, ${7}::int as number, ${false}::bool as flag`,
    );
    expect(rows[0]).toEqual({ list, json: { deep: ['x'] }, number: 7, flag: false });
  });

  test('numbers of a list go in bit for bit', async () => {
    const values = [0, -0, 0.1 + 0.2, Number.MIN_VALUE, Number.MAX_VALUE, 1 - Number.EPSILON / 2];
    const listed = (type: BinaryList['type'], numbers: number[]) => {
      const list = new BinaryList(type, numbers.length);
      for (const [place, value] of numbers.entries()) list.set(place, value);
      return sql`${sql.param(list.values)}::${sql.raw(type)}[]`;
    };
    const { rows } = await store.db.execute(sql`
      select to_json(${listed('double precision', values)}) as fractions, ${listed('integer', [-2147483648, 7])} as whole,
        ${listed('smallint', [3])} as small, ${listed('boolean', [1, 0])} as flags`);
    expect(rows[0]).toEqual({ fractions: values, whole: [-2147483648, 7], small: [3], flags: [true, false] });
  });

  test('a delete tells how many rows went', async () => {
    await store.db.insert(notes).values([{ name: 'gone 1' }, { name: 'gone 2' }]);
    const result = await store.db.delete(notes).where(sql`${notes.name} like 'gone %'`);
    expect(result.rowCount).toBe(2);
  });

  test('folds the case of letters beyond ASCII and has the search extensions', async () => {
    const { rows } = await store.db.execute(
      sql`select lower('ÄÉ') as folded, similarity('troupe', 'troup') > 0.5 as close`,
    );
    expect(rows[0]).toEqual({ folded: 'äé', close: true });
  });
});
