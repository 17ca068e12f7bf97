import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { addExtensions, checkCluster } from './cluster-check';
import { connectOnce } from './postgres';

/** Any number that nothing else in the database locks. */
const migrationLock = 7_468_706_573;

export const migrationsFolder = path.join(
  /*turbopackIgnore: true*/ process.cwd(),
  'lib/server/store/migrations',
);

/**
 * Brings a PostgreSQL database up to date over a connection of its own: the lock belongs to the session, so
 * two processes starting at once take turns, and the pool's time limit does not cut a long migration off.
 */
export async function migratePostgres(databaseUrl: string): Promise<void> {
  const client = await connectOnce(databaseUrl);
  try {
    await checkCluster((text) => client.query(text));
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await addExtensions((text) => client.query(text));
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}
