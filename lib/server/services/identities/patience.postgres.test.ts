import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectOnce } from '../../store/postgres';
import { bodyOf, openWorld, type World } from '../../test-world';

/** The embedded database has one session, in which nobody waits for a row. */
const cluster = process.env.TEST_DATABASE_URL ?? '';

describe.runIf(cluster)('an identity that somebody else writes', () => {
  let world: World;
  let path = '';
  beforeAll(async () => {
    world = await openWorld();
    const init = { method: 'POST', token: world.tokens.admin, json: { name: 'Held' } };
    const { data } = await bodyOf(await world.api.request('/api/identity/v1/instances', init));
    path = `/api/identity/v1/instances/${Object(data).id}`;
  });
  afterAll(() => world.api.close());

  const observe = () =>
    world.api.request(`${path}/process`, {
      ...{ method: 'POST', token: world.tokens.admin },
      json: { mode_target: 'order', signal_strength: 1 },
    });

  /** Holds the row while the work is done. */
  async function whileHeld<T>(work: () => Promise<T>): Promise<T> {
    const { rows } = await world.api.store.db.execute('select current_database() as name');
    const address = Object.assign(new URL(cluster), { pathname: `/${rows[0]?.name}` });
    const other = await connectOnce(address.href);
    await other.query('begin');
    await other.query('select 1 from identities for update');
    return work().finally(() => other.end());
  }

  test('is waited for', async () => {
    const waiting = await whileHeld(async () => ({ answer: observe() }));
    expect((await waiting.answer).status).toBe(200);
  });

  test('for two seconds, and then refused without a cycle lost or taken', async () => {
    const before = await bodyOf(await world.api.request(path, { token: world.tokens.admin }));
    const refused = await whileHeld(observe);
    expect(refused.status).toBe(409);
    expect(await bodyOf(refused)).toMatchObject({ error: 'conflict' });
    const after = await bodyOf(await world.api.request(path, { token: world.tokens.admin }));
    expect(after).toEqual(before);
  });
});
