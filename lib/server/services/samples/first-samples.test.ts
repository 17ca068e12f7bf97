import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openStore } from '../../store/connect';
import { activity, agents } from '../../store/schema';
import { seedFirstSamples } from './first-samples';

test('the first start adds the samples for their owner, a second start nothing', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'troupe-first-'));
  const owner = { displayName: 'Ada Acme', email: 'admin@acme.test' };
  const options = { dataDir, tenantId: 'org_first', userId: 'user_first', owner };
  try {
    expect(await seedFirstSamples(options)).toMatchObject({ agents: 4 });
    expect(await seedFirstSamples(options)).toBeNull();
    const store = await openStore({ dataDir });
    const rows = await store.db.select().from(agents).where(eq(agents.tenantId, 'org_first'));
    const noted = await store.db.select().from(activity);
    await store.close();
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.ownerUserId === 'user_first' && row.ownerEmail === owner.email)).toBe(
      true,
    );
    expect(noted).toMatchObject([{ verb: 'add', actorType: 'system', outcome: 'done' }]);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
