import { isLocalSecretKey } from '@/lib/local-clerk/start';
import { openStore } from '@/lib/server/store/connect';
import { lockDirectory } from '@/lib/server/store/directory-lock';
import { SEED_KINDS, type SeedCounts, seedRows } from '@/lib/server/store/seed';
import { loadEnvFiles, readSettings, type Settings } from '@/scripts/start/settings';
import { seconds, stopwatch } from '@/scripts/start/stopwatch';
import { readArguments, type SeedArguments, USAGE } from './arguments';
import { count, progressLine } from './progress';
import { findTenant, type SeedTenant } from './tenant';

/** Fills an organisation with any number of agents; run again, it adds only what is missing. */
export async function main(given: string[]): Promise<void> {
  if (given.length === 0 || given.includes('--help')) {
    console.log(USAGE);
    process.exitCode = given.length === 0 ? 1 : 0;
    return;
  }
  const clock = stopwatch();
  const wanted = readArguments(given);
  loadEnvFiles(false);
  const settings = readSettings(false);
  requireOwnAgents(wanted);
  const tenant = findTenant(settings.dataDir, wanted.org);
  const counts = await withDirectory(settings, () => seed(settings, wanted, tenant));
  report(counts, tenant);
  console.log(`Done in ${seconds(clock.total())}`);
}

/** Rows nobody would ever see are worse than a refusal. */
function requireOwnAgents({ org, cycles }: SeedArguments): void {
  const { API_URL, IDENTITY_API_URL, CLERK_SECRET_KEY } = process.env;
  if (API_URL) throw new Error('API_URL is set, so the agents are kept by that API and not here.');
  if (IDENTITY_API_URL && cycles > 0) {
    throw new Error('IDENTITY_API_URL is set, so identities are kept by that API and not here.');
  }
  if (CLERK_SECRET_KEY && !isLocalSecretKey(CLERK_SECRET_KEY) && org === undefined) {
    throw new Error("Clerk's own key is set. Name the organisation by its id: --org org_…");
  }
}

/** While this runs no server starts on the embedded database, and the other way round. */
async function withDirectory<T>({ dataDir, databaseUrl }: Settings, work: () => Promise<T>): Promise<T> {
  if (databaseUrl) return work();
  const lock = await lockDirectory(dataDir, 'start');
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function seed(settings: Settings, wanted: SeedArguments, tenant: SeedTenant): Promise<SeedCounts> {
  const store = await openStore(settings);
  const progress = progressLine(process.stderr);
  try {
    return await seedRows(store.db, {
      tenantId: tenant.tenantId,
      owners: tenant.owners,
      agents: wanted.agents,
      instances: wanted.instances,
      facts: wanted.facts,
      states: wanted.states,
      cycles: wanted.cycles,
      onProgress: progress.show,
    });
  } finally {
    progress.clear();
    await store.close();
  }
}

function report(counts: SeedCounts, tenant: SeedTenant): void {
  for (const kind of SEED_KINDS) {
    const { total, added } = counts[kind];
    if (total === 0) continue;
    const there = total - added;
    const rest = there > 0 ? `, ${count(there)} were there` : '';
    console.log(`${tenant.name}: ${count(added)} ${kind} added${rest}`);
  }
}
