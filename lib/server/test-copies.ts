import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './store/connect';

/** Rows that were made once through the API, to be put into any database as often as tests need their like. */

/** The rows of each table as JSON, by its name. */
export type Rows = Map<string, string>;

/** Takes all that a tenant owns in these tables out of the database. */
export async function takeRows(db: Database, names: string[], tenant: string): Promise<Rows> {
  const owned = (name: string) => sql`from ${sql.identifier(name)} as t where tenant_id = ${tenant}`;
  const { rows } = await db.execute<{ name: string; rows: string | null }>(
    sql.join(
      names.map((name) => sql`select ${name} as name, jsonb_agg(to_jsonb(t))::text as rows ${owned(name)}`),
      sql` union all `,
    ),
  );
  await db.execute(atOnce(names.map((name) => sql`delete ${owned(name)}`)));
  return new Map(rows.flatMap(({ name, rows: json }) => (json ? [[name, json]] : [])));
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT[\d:]{8}(?:\.\d+)?\+00:00/g;

/**
 * What makes a copy differ: texts as given, every id a new one, and all of it happened just now, in the same order a
 * microsecond after another.
 */
export function newLikeness(rows: Rows, texts: [old: string, other: string][]): (text: string) => string {
  const ids = new Map<string, string>();
  const newId = (old: string) => {
    const id = ids.get(old) ?? randomUUID();
    ids.set(old, id);
    return id;
  };
  const now = new Date().toISOString().replace('Z', '');
  const times = [...new Set([...rows.values()].flatMap((json) => json.match(TIME) ?? []))].sort();
  const newTime = (old: string) => `${now}${String(times.indexOf(old)).padStart(3, '0')}+00:00`;
  return (text) =>
    texts
      .reduce((changed, [old, other]) => changed.replaceAll(old, other), text)
      .replaceAll(ID, newId)
      .replaceAll(TIME, newTime);
}

export async function insertRows(db: Database, rows: Rows, liken: (text: string) => string): Promise<void> {
  const inserts = [...rows].map(([name, json]) => {
    const table = sql.identifier(name);
    return sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${liken(json)}::jsonb)`;
  });
  await db.execute(atOnce(inserts));
}

/** As one statement: rows may then refer to each other in any order. */
function atOnce(statements: SQL[]): SQL {
  const parts = statements.map((each, index) => sql`${sql.identifier(`part_${index}`)} as (${each})`);
  return sql`with ${sql.join(parts, sql`, `)} select 1`;
}
