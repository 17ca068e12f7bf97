import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Personality } from '@/lib/contract/personality';
import { deriveAspects } from '@/lib/personality/derive-aspects';
import { bodyOf, countActivity, listOf, openWorld, unique, type World } from '../../test-world';
import { BIG5, MIDDLE, type Personalities, personalitiesOf } from './test-personality';

let world: World;
let personalities: Personalities;
beforeAll(async () => {
  world = await openWorld();
  personalities = personalitiesOf(world);
});
afterAll(() => world.api.close());

const set: Personalities['set'] = (...input) => personalities.set(...input);
const get: Personalities['get'] = (...input) => personalities.get(...input);
const createAgent: Personalities['createAgent'] = (...input) => personalities.createAgent(...input);

describe('the evolution', () => {
  const rows = ({ evolution }: Personality) => evolution ?? [];

  test('has a row for every changed score and none for the others, the newest change first', async () => {
    const agentId = await createAgent({ big5: MIDDLE });
    await set(agentId, { big5: { ...MIDDLE, openness: 0.7 } });
    await set(agentId, { dimensions: { ...deriveAspects({ ...MIDDLE, openness: 0.7 }), intellect: 0.9 } });
    const told = rows(await get(agentId)).map((row) => [
      row.trait_category,
      row.trait_name,
      row.trigger_type,
    ]);
    expect(told).toEqual([
      ['dimensions', 'intellect', 'manual'],
      ['big5', 'openness', 'manual'],
      ['dimensions', 'intellect', 'derived'],
      ['dimensions', 'aesthetic', 'derived'],
    ]);
    const [newest, trait] = rows(await get(agentId));
    expect(newest).toMatchObject({ old_value: 0.7, new_value: 0.9 });
    expect(newest?.delta).toBeCloseTo(0.2, 9);
    expect(trait).toMatchObject({ old_value: 0.5, new_value: 0.7 });
  });

  test('begins when the agent is created with scores, and goes on when it is updated by name', async () => {
    const name = unique('Upsert');
    const agentId = await createAgent({ name, big5: { ...MIDDLE, openness: 0.6 } });
    expect(rows(await get(agentId)).map(({ new_value }) => new_value)).toEqual([0.6, 0.6, 0.6]);
    await createAgent({ name, big5: { ...MIDDLE, openness: 0.8 } });
    expect(rows(await get(agentId, '?history_limit=3')).map(({ old_value }) => old_value)).toEqual([
      0.6, 0.6, 0.6,
    ]);
    await createAgent({ name, bio: 'No scores sent' });
    expect(rows(await get(agentId))).toHaveLength(6);
  });

  test('history_limit and since bound it', async () => {
    const agentId = await createAgent({ big5: BIG5 });
    const all = rows(await get(agentId));
    expect(all.length).toBeGreaterThan(10);
    expect(rows(await get(agentId, '?history_limit=2'))).toHaveLength(2);
    const today = new Date().toISOString().slice(0, 10);
    expect(rows(await get(agentId, `?since=${today}`))).toHaveLength(all.length);
    expect(rows(await get(agentId, '?since=2999-01-01'))).toEqual([]);
    for (const wrong of ['2026-02-30', 'yesterday', '', '2026-01-01T00:00:00Z']) {
      const path = `/agents/${agentId}/personality?since=${wrong}`;
      const response = await world.api.request(path, { token: world.tokens.admin });
      expect([wrong, response.status]).toEqual([wrong, 422]);
      expect(listOf((await bodyOf(response)).errors)[0]).toMatchObject({ location: 'query.since' });
    }
  });

  test('is written with one activity row that names the changed scores', async () => {
    const agentId = await createAgent({ big5: MIDDLE });
    const before = await countActivity(world);
    await set(agentId, { big5: { ...MIDDLE, neuroticism: 0.1 } });
    await set(agentId, { big5: { ...MIDDLE, neuroticism: 0.1 } });
    expect((await countActivity(world)) - before).toBe(1);
    const path = `/api/troupe/v1/activity?object_id=${agentId}&verb=update`;
    const reply = await bodyOf(await world.api.request(path, { token: world.tokens.admin }));
    expect(listOf(reply.items)[0]).toMatchObject({
      before: { neuroticism: 0.5, withdrawal: 0.5, volatility: 0.5 },
      after: { neuroticism: 0.1, withdrawal: 0.1, volatility: 0.1 },
    });
  });

  test('of two changes at once is a chain without a gap', async () => {
    const agentId = await createAgent({ big5: MIDDLE });
    const values = [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9];
    await Promise.all(values.map((openness) => set(agentId, { big5: { ...MIDDLE, openness } })));
    const { rows: chain } = await world.api.store.db.execute<{ old: number; new: number }>(
      `select old_value as old, new_value as new from personality_deltas where agent_id = '${agentId}' and trait = 'openness'`,
    );
    expect(chain).toHaveLength(8);
    const next = new Map(chain.map((row) => [row.old, row.new]));
    let value: number | undefined = 0.5;
    const seen: number[] = [];
    while (value !== undefined && seen.length < 9) {
      value = next.get(value);
      if (value !== undefined) seen.push(value);
    }
    expect(seen.toSorted()).toEqual(values);
  });
});
