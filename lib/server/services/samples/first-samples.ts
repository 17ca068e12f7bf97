import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Person } from '../../context';
import { type Database, openStore } from '../../store/connect';
import { activity } from '../../store/schema/activity';
import { projects } from '../../store/schema/projects';
import { addSamplesProject, type SampleCounts } from './write-samples';

interface FirstSamples {
  tenantId: string;
  userId: string;
  owner: Person;
}

interface FirstSamplesOptions extends FirstSamples {
  databaseUrl?: string;
  dataDir: string;
}

/**
 * For the very first start, before the server runs: opens the store, adds the samples if the tenant has no
 * project yet, closes it. Answers what was written, or null.
 */
export async function seedFirstSamples(options: FirstSamplesOptions): Promise<SampleCounts | null> {
  const store = await openStore({ databaseUrl: options.databaseUrl, dataDir: options.dataDir });
  try {
    return await addFirstSamples(store.db, options);
  } finally {
    await store.close();
  }
}

export async function addFirstSamples(db: Database, first: FirstSamples): Promise<SampleCounts | null> {
  const { tenantId, userId, owner } = first;
  return db.transaction(async (tx) => {
    const [project] = await tx.select().from(projects).where(eq(projects.tenantId, tenantId)).limit(1);
    if (project) return null;
    const added = await addSamplesProject(tx, { tenantId, userId, owner });
    if (!added) return null;
    const { projectId, counts } = added;
    await tx.insert(activity).values({
      tenantId,
      actorType: 'system',
      actorId: 'first-start',
      actorLabel: 'First start',
      projectId,
      requestId: randomUUID(),
      verb: 'add',
      objectType: 'samples',
      objectId: projectId,
      objectName: 'Samples',
      counts,
    });
    return counts;
  });
}
