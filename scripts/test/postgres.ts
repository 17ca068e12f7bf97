import { findPostgres, startCluster } from './cluster';
import { databaseTests } from './database-tests';
import { missing, type Result } from './stage';
import { runVitest } from './unit';

/** Every test that opens a database once more, on a PostgreSQL server. */
export async function runPostgresTests(): Promise<Result> {
  const programs = findPostgres();
  if (!programs) return missing('PostgreSQL is not installed');
  const cluster = await startCluster(programs);
  const interrupted = () => void cluster.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  try {
    const args = [...databaseTests('lib'), '--exclude', '**/*.pglite.test.ts'];
    return await runVitest(args, { TEST_DATABASE_URL: cluster.url });
  } finally {
    process.off('SIGINT', interrupted);
    await cluster.stop();
  }
}
