import { lockDirectorySoon } from '@/lib/server/store/directory-lock';
import { migratePostgres } from '@/lib/server/store/migrate';
import type { Settings } from './settings';
import { type Stopwatch, seconds } from './stopwatch';

const storePatienceMs = 10_000;

/**
 * Finds out what would keep the server from opening its database while it can still be said in one line:
 * Next stays up, answering 500, when its start-up hook fails.
 */
export async function checkDatabase(settings: Settings, clock: Stopwatch): Promise<void> {
  if (settings.databaseUrl) {
    await migratePostgres(settings.databaseUrl);
    console.log(`Checked the database in ${seconds(clock.lap())}`);
    return;
  }
  const lock = await lockDirectorySoon(settings.dataDir, 'store', storePatienceMs);
  await lock.release();
}
