import type { Connections } from './sql-pool';

/** A database that test files use one after the other. */
export interface TestDatabase {
  kind: 'pglite' | 'postgres';
  connections: Connections;
  /** Its tables and rules as the migrations made them. */
  schema: string;
}

/** The database for a while: who ends it is refused from then on, and `takeBack` runs when nobody is at work. */
export function lend(connections: Connections, takeBack: () => Promise<void>): Connections {
  let ending: Promise<void> | null = null;
  let atWork = 0;
  let whenFree = () => {};
  const letGo = () => {
    atWork -= 1;
    if (atWork === 0) whenFree();
  };
  const free = () =>
    new Promise<void>((resolve) => {
      if (atWork === 0) resolve();
      else whenFree = resolve;
    });
  return {
    async acquire() {
      if (ending) throw new Error('The database is closed.');
      atWork += 1;
      const connection = await connections.acquire().catch((error: unknown) => {
        letGo();
        throw error;
      });
      return {
        query: (statement, params) => connection.query(statement, params),
        release: (broken) => {
          connection.release(broken);
          letGo();
        },
      };
    },
    end() {
      ending ??= free().then(takeBack);
      return ending;
    },
  };
}

/** A test may leave a trigger or a constraint behind: then the database is not fit for the next one. */
export async function schemaOf(connections: Connections): Promise<string> {
  // Objects with lower numbers are the server's own. Rows of pg_class change when a table is emptied.
  const catalogs = ['pg_attribute', 'pg_constraint', 'pg_trigger', 'pg_proc', 'pg_type', 'pg_extension'];
  const parts = catalogs.map((name) => {
    const owner = name === 'pg_attribute' ? 'attrelid' : 'oid';
    return `select md5(string_agg(c::text, ',' order by c::text)) as part from ${name} c where ${owner} >= 16384`;
  });
  const rows = await ask(connections, parts.join(' union all '));
  return JSON.stringify(rows);
}

export async function empty(connections: Connections): Promise<void> {
  const [found] = await ask(
    connections,
    `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public'`,
  );
  await ask(connections, `truncate ${found?.tables} restart identity cascade`);
}

async function ask(connections: Connections, text: string): Promise<Record<string, unknown>[]> {
  const connection = await connections.acquire();
  const { rows } = await connection.query(text).finally(() => connection.release(false));
  return rows.map((row) => Object.assign({}, row));
}
