import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../store/connect';
import { activity } from '../../store/schema/activity';
import { agents } from '../../store/schema/agents';
import { openTestStore } from '../../store/test-store';
import { addFirstSamples } from './first-samples';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('the first start adds the samples for their owner, the next one nothing', async () => {
  const owner = { displayName: 'Ada Acme', email: 'admin@acme.test' };
  const first = { tenantId: 'org_first', userId: 'user_first', owner };
  const counts = await addFirstSamples(store.db, first);
  expect(counts).toMatchObject({ agents: 4 });
  expect(await addFirstSamples(store.db, first)).toBeNull();
  const rows = await store.db.select().from(agents);
  expect(rows).toHaveLength(4);
  expect(rows.every((row) => row.ownerUserId === 'user_first' && row.ownerEmail === owner.email)).toBe(true);
  const noted = await store.db.select().from(activity);
  expect(noted).toMatchObject([{ verb: 'add', actorType: 'system', outcome: 'done', counts }]);
});

test('an organisation that began without samples stays without', async () => {
  const nobody = { displayName: '', email: '' };
  const first = { tenantId: 'org_started', userId: 'user_started', owner: nobody };
  await store.db.execute(
    "insert into projects (tenant_id, name, game_name) values ('org_started', 'Mine', 'Mine')",
  );
  expect(await addFirstSamples(store.db, first)).toBeNull();
});
