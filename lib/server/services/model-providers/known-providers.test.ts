import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Store } from '../../store/connect';
import { modelProviders } from '../../store/schema/model-providers';
import { openTestStore } from '../../store/test-store';
import { forgetProviders, providerRows } from './known-providers';

/** A chat waits for no catalogue, and another copy's change is seen soon. */

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const row = (tenantId: string, providerId: string) => ({
  ...{ tenantId, providerId, name: providerId, baseUrl: 'https://models.example/v1', models: ['m'] },
  ...{ createdBy: 'user', updatedBy: 'user' },
});

/** The same database as a copy of its own sees it. */
function copyOf({ db }: Store, kind: Store['kind']) {
  let reads = 0;
  const counted = new Proxy(db, {
    get(target, member) {
      if (member === 'select') reads += 1;
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { copy: { db: counted, kind }, reads: () => reads };
}

const idsOf = async (copy: Pick<Store, 'db' | 'kind'>, tenant: string) =>
  (await providerRows(copy, tenant)).map(({ providerId }) => providerId);

test('a tenant is read once, and again after a change; others know nothing of it', async () => {
  const { copy, reads } = copyOf(store, 'pglite');
  await store.db.insert(modelProviders).values(row('org_one', 'first'));
  expect(await Promise.all([idsOf(copy, 'org_one'), idsOf(copy, 'org_one')])).toEqual([['first'], ['first']]);
  for (let time = 0; time < 50; time += 1) await idsOf(copy, 'org_one');
  expect(reads()).toBe(1);
  expect(await idsOf(copy, 'org_two')).toEqual([]);
  await store.db.insert(modelProviders).values(row('org_one', 'second'));
  forgetProviders(copy.db, 'org_one');
  expect(await idsOf(copy, 'org_one')).toEqual(['first', 'second']);
  expect(reads()).toBe(3);
});

test('what was read before a change and comes after it is not kept', async () => {
  const { copy } = copyOf(store, 'pglite');
  const reading = idsOf(copy, 'org_late');
  await store.db.insert(modelProviders).values(row('org_late', 'late'));
  forgetProviders(copy.db, 'org_late');
  await reading;
  expect(await idsOf(copy, 'org_late')).toEqual(['late']);
});

test('a copy that shares its database sees a change of another within 5 s, without a request waiting', async () => {
  const { copy, reads } = copyOf(store, 'postgres');
  expect(await idsOf(copy, 'org_shared')).toEqual([]);
  await store.db.insert(modelProviders).values(row('org_shared', 'theirs'));
  await vi.waitFor(async () => expect(await idsOf(copy, 'org_shared')).toEqual(['theirs']), 5500);
  const before = reads();
  const rows = providerRows(copy, 'org_shared');
  expect([Array.isArray(rows), reads() - before]).toEqual([true, 0]);
});

test('a database that fails is asked again by the next request', async () => {
  const { copy } = copyOf(store, 'pglite');
  const failing = {
    ...copy,
    db: new Proxy(copy.db, {
      get: () => () => {
        throw new Error('gone');
      },
    }),
  };
  await expect((async () => providerRows(failing, 'org_one'))()).rejects.toThrow('gone');
  expect(await idsOf(copy, 'org_one')).toHaveLength(2);
});
