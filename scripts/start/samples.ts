import type { LocalClerk } from '@/lib/local-clerk/start';
import type { Settings } from './settings';
import { type Stopwatch, seconds } from './stopwatch';

/** On the very first local start the organisation Acme gets the sample agents; whoever removes them is not given them again. */
export async function addFirstSamples(
  settings: Settings,
  identity: LocalClerk | null,
  clock: Stopwatch,
): Promise<void> {
  if (!identity?.firstStart || process.env.API_URL) return;
  const { ACME, ACME_ADMIN } = await import('@/lib/local-clerk/first-accounts');
  const { seedFirstSamples } = await import('@/lib/server/services/samples/first-samples');
  const counts = await seedFirstSamples({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    tenantId: ACME.id,
    userId: ACME_ADMIN.id,
    owner: { displayName: 'Ada Acme', email: ACME_ADMIN.email },
  });
  if (counts) console.log(`Added the sample agents in ${seconds(clock.lap())}`);
}
