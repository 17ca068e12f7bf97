import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODES } from '@/lib/contract/modes';
import { bodyOf, countActivity, type Json, listOf, openWorld, unique, type World } from '../../test-world';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const BASE = '/api/identity/v1/instances';

function send(method: string, path: string, json?: unknown, as = token): Promise<Response> {
  return world.api.request(`${BASE}${path}`, { method, token: as, json });
}

/** The `data` of a reply that must be a success. */
async function dataOf(method: string, path: string, json?: unknown): Promise<Json> {
  const response = await send(method, path, json);
  const body = await bodyOf(response);
  expect({ status: response.status, body }).toMatchObject({ status: 200, body: { data: {} } });
  expect(Object.keys(body)).toEqual(['data']);
  return Object(body.data);
}

async function made(config: object = {}): Promise<string> {
  return String((await dataOf('POST', '', { name: unique('Aria'), ...config })).id);
}

const NEUTRAL = Object.fromEntries(MODES.map((mode) => [mode, 0.5]));
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/);
const seen = (mode_target: string, signal_strength = 0.8) => ({ mode_target, signal_strength });

describe('requests and replies as they are documented', () => {
  test('create', async () => {
    const reply = await dataOf('POST', '', {
      name: 'Aria',
      description: 'Helpful research assistant',
      initial_config: { mode_strengths: NEUTRAL, energy_level: 0.5 },
    });
    expect(reply).toEqual({
      id: expect.stringMatching(/^inst_[0-9a-f]{16}$/),
      name: 'Aria',
      description: 'Helpful research assistant',
      created_at: TIME,
      updated_at: TIME,
    });
    const snapshot = await dataOf('GET', `/${String(reply.id)}/snapshot`);
    expect(snapshot).toMatchObject({ cycle: 0, energy_level: 0.5, mode_strengths: NEUTRAL });
  });

  test('create with a name alone, which has the documented defaults', async () => {
    const { id, description } = await dataOf('POST', '', { name: 'Plain' });
    expect(description).toBe('');
    expect(await dataOf('GET', `/${String(id)}/snapshot`)).toEqual({
      instance_id: id,
      cycle: 0,
      mode_strengths: Object.fromEntries(MODES.map((mode) => [mode, 0])),
      energy_level: 0.8,
      stress_state: 'LOW',
      stability_index: 1,
    });
  });

  test('list', async () => {
    const alone = world.tokens.alone;
    for (const name of ['Bot-2', 'Aria']) await send('POST', '', { name }, alone);
    const body = await bodyOf(await send('GET', '', undefined, alone));
    const item = (name: string) => ({
      id: expect.stringMatching(/^inst_/),
      ...{ name, description: '', created_at: TIME, cycle_count: 0, energy_level: 0.8 },
    });
    expect(body).toEqual({
      data: [item('Aria'), item('Bot-2')],
      pagination: { limit: 20, offset: 0, total: 2, has_more: false },
    });
    const names = async (query: string) => {
      const { data, pagination } = await bodyOf(await send('GET', query, undefined, alone));
      return [listOf(data).map(({ name }) => name), Object(pagination).has_more];
    };
    expect(await names('?sort=name&order=asc')).toEqual([['Aria', 'Bot-2'], false]);
    expect(await names('?sort=name&order=asc&limit=1')).toEqual([['Aria'], true]);
    expect(await names('?sort=created_at&order=asc&limit=1&offset=1')).toEqual([['Aria'], false]);
    expect(await names('?offset=2')).toEqual([[], false]);
  });

  test('get', async () => {
    const id = await made({ description: 'Research assistant' });
    await dataOf('POST', `/${id}/process`, seen('order'));
    expect(await dataOf('GET', `/${id}`)).toEqual({
      ...{ id, name: expect.any(String), description: 'Research assistant' },
      ...{ created_at: TIME, updated_at: TIME, cycle_count: 1, energy_level: expect.any(Number) },
      ...{ stress_state: 'LOW', stability_index: expect.any(Number) },
    });
  });

  test('update', async () => {
    const id = await made();
    const body = { name: 'Aria v2', description: 'Senior research assistant' };
    expect(await dataOf('PATCH', `/${id}`, body)).toEqual({ id, ...body, updated_at: TIME });
    expect(await dataOf('GET', `/${id}`)).toMatchObject(body);
  });

  test('delete', async () => {
    const id = await made();
    await dataOf('POST', `/${id}/process/batch`, { observations: [seen('order'), seen('order')] });
    expect(await dataOf('DELETE', `/${id}`)).toEqual({ id, deleted: true, cycles_deleted: 2 });
    for (const rest of ['', '/snapshot', '/contract', '/history']) {
      expect((await send('GET', `/${id}${rest}`)).status).toBe(404);
    }
  });

  test('process, in upper case too', async () => {
    const id = await made();
    const reply = await dataOf('POST', `/${id}/process`, {
      ...seen('EXPLORATION', 1),
      confidence: 1,
      context: {},
    });
    expect(Object.keys(reply)).toEqual(['snapshot', 'contract', 'drift']);
    expect(reply.snapshot).toMatchObject({ instance_id: id, cycle: 1, mode_strengths: { exploration: 0.2 } });
    expect(Object.keys(Object(reply.contract)).sort()).toEqual([
      ...['allowed_actions', 'decision_style', 'dominant_modes', 'energy_level', 'forbidden_actions'],
      ...['instance_id', 'recovery_profile', 'stress_state', 'suppressed_modes'],
    ]);
    expect(reply.drift).toEqual({ level: expect.any(String), deviation: expect.any(Number) });
    expect(await dataOf('GET', `/${id}/snapshot`)).toEqual(reply.snapshot);
    expect(await dataOf('GET', `/${id}/contract`)).toEqual(reply.contract);
  });

  test('history, the newest first', async () => {
    const id = await made();
    const observations = [
      { ...seen('order', 0.1), context: { turn: 1, note: 'a "quoted" \\ {word}, ünïcode' } },
      { ...seen('Connection', 0.2), confidence: 0.5 },
      seen('STRESS_RESPONSE', 0.3),
    ];
    await dataOf('POST', `/${id}/process/batch`, { observations });
    const { data, pagination } = await bodyOf(await send('GET', `/${id}/history`));
    const entry = (cycle: number, more: object) => ({
      cycle,
      timestamp: TIME,
      confidence: 1,
      context: {},
      ...more,
    });
    expect(data).toEqual([
      entry(3, seen('stress_response', 0.3)),
      entry(2, { ...seen('connection', 0.2), confidence: 0.5 }),
      entry(1, { ...observations[0] }),
    ]);
    expect(pagination).toEqual({ limit: 100, offset: 0, total: 3, has_more: false });
    const second = await bodyOf(await send('GET', `/${id}/history?limit=1&offset=1`));
    expect(listOf(second.data).map(({ cycle }) => cycle)).toEqual([2]);
    expect(second.pagination).toEqual({ limit: 1, offset: 1, total: 3, has_more: true });
  });
});

describe('bad input', () => {
  const refusedWith = async (response: Response, status: number) => {
    const body = await bodyOf(response);
    expect({ status: response.status, body }).toMatchObject({ status });
    return body;
  };

  test.each([
    ['a strength just above 1', { ...seen('order', 1.0000001) }, 'signal_strength', 'must be at most 1'],
    ['a strength below 0', seen('order', -1e-9), 'signal_strength', 'must be at least 0'],
    [
      'a strength that is text',
      { ...seen('order'), signal_strength: '0.5' },
      'signal_strength',
      'must be a number from 0 to 1',
    ],
    [
      'a strength that is null',
      { ...seen('order'), signal_strength: null },
      'signal_strength',
      'must be a number from 0 to 1',
    ],
    ['a confidence above 1', { ...seen('order'), confidence: 2 }, 'confidence', 'must be at most 1'],
    [
      'an unknown mode',
      seen('dreaming'),
      'mode_target',
      expect.stringMatching(/^must be one of perception, /),
    ],
    ['an unknown member', { ...seen('order'), strength: 1 }, 'strength', 'is not a known member'],
    ['a context that is a list', { ...seen('order'), context: [] }, 'context', expect.any(String)],
    [
      'a long context',
      { ...seen('order'), context: { x: 'x'.repeat(5000) } },
      'context',
      expect.stringMatching(/4096/),
    ],
  ])('%s', async (_name, json, field, reason) => {
    const id = await made();
    const body = await refusedWith(await send('POST', `/${id}/process`, json), 422);
    expect(body).toEqual({
      error: 'validation_error',
      message: 'One member is not valid.',
      details: { field, reason },
    });
    const batch = await refusedWith(
      await send('POST', `/${id}/process/batch`, { observations: [seen('order'), json] }),
      422,
    );
    expect(batch.details).toMatchObject({ field: `observations.1.${field}` });
    expect(await dataOf('GET', `/${id}`)).toMatchObject({ cycle_count: 0 });
  });

  test('a number that JSON does not have', async () => {
    const id = await made();
    for (const number of ['NaN', 'Infinity', '1e999']) {
      const response = await world.api.request(`${BASE}/${id}/process`, {
        ...{ method: 'POST', token, headers: { 'Content-Type': 'application/json' } },
        body: `{"mode_target":"order","signal_strength":${number}}`,
      });
      const status = number === '1e999' ? 422 : 400;
      expect(await refusedWith(response, status)).toMatchObject({
        error: status === 400 ? 'bad_request' : 'validation_error',
      });
    }
  });

  test.each([1001, 100_000])('a batch of %i', async (length) => {
    const id = await made();
    const observations = Array.from({ length }, () => seen('order'));
    const body = await refusedWith(await send('POST', `/${id}/process/batch`, { observations }), 422);
    expect(body.details).toEqual({ field: 'observations', reason: 'must have at most 1000 observations' });
    expect(await dataOf('GET', `/${id}`)).toMatchObject({ cycle_count: 0 });
  });

  test('an empty batch', async () => {
    const id = await made();
    const body = await refusedWith(await send('POST', `/${id}/process/batch`, { observations: [] }), 422);
    expect(body.details).toMatchObject({ field: 'observations' });
  });

  test.each([
    'cycle_count',
    'energy_level',
    'stress_state',
    'stability_index',
    'mode_strengths',
    'initial_config',
    'id',
  ])('a change of %s', async (member) => {
    const id = await made();
    const before = await dataOf('GET', `/${id}`);
    const body = await refusedWith(await send('PATCH', `/${id}`, { name: 'New', [member]: 1 }), 422);
    expect(body.details).toEqual({ field: member, reason: 'is not a known member' });
    expect(await dataOf('GET', `/${id}`)).toEqual(before);
  });

  test.each(['limit=101', 'limit=0', 'limit=x', 'offset=-1', 'sort=energy', 'order=up'])(
    'a list by %s',
    async (query) => {
      const body = await refusedWith(await send('GET', `?${query}`), 422);
      expect(body.details).toMatchObject({ field: query.split('=')[0] });
    },
  );

  test.each([
    ['without a name', {}],
    ['with an empty name', { name: ' ' }],
    ['with 101 characters', { name: 'x'.repeat(101) }],
    ['with an unknown mode', { name: 'x', initial_config: { mode_strengths: { dreaming: 0.5 } } }],
    ['with too much energy', { name: 'x', initial_config: { energy_level: 1.1 } }],
  ])('a new one %s', async (_name, json) => {
    const before = await countActivity(world);
    await refusedWith(await send('POST', '', json), 422);
    expect(await countActivity(world)).toBe(before);
  });

  test('an id of another form', async () => {
    expect(await refusedWith(await send('GET', '/inst_XYZ'), 422)).toMatchObject({
      details: { field: 'identityId' },
    });
  });
});

describe('states', () => {
  test('a batch is the same as one by one', async () => {
    const config = { initial_config: { mode_strengths: NEUTRAL, energy_level: 0.3 } };
    const observations = Array.from({ length: 60 }, (_, place) => ({
      ...seen(MODES[(place * 5) % 7] ?? 'order', (place % 11) / 10),
      confidence: ((place * 3) % 10) / 9,
    }));
    const [one, batch] = [await made(config), await made(config)];
    const steps: Json[] = [];
    for (const observation of observations) steps.push(await dataOf('POST', `/${one}/process`, observation));
    const whole = await dataOf('POST', `/${batch}/process/batch`, {
      observations,
      include_intermediate: true,
    });
    const without = (value: unknown) => JSON.stringify(value).replaceAll(/inst_[0-9a-f]{16}/g, '');
    expect(whole.processed_count).toBe(60);
    expect(without(whole.states)).toBe(without(steps.map(({ snapshot }) => snapshot)));
    for (const part of ['snapshot', 'contract', 'drift']) {
      expect(without(whole[part])).toBe(without(steps.at(-1)?.[part]));
    }
    const history = async (id: string) => {
      const { rows } = await world.api.store.db.execute(
        `select to_jsonb(c) - 'at' - 'identity_id' as row from identity_cycles c where identity_id = '${id}' order by cycle`,
      );
      return rows;
    };
    expect(await history(batch)).toEqual(await history(one));
  });

  test('a reset is the same as made anew, and name, description and creation stay', async () => {
    const config = {
      description: 'Kept',
      initial_config: { mode_strengths: { order: 0.9 }, energy_level: 0.4 },
    };
    const id = await made(config);
    const before = await dataOf('GET', `/${id}`);
    const stress = { observations: Array.from({ length: 12 }, () => seen('stress_response', 1)) };
    for (const [mode, like] of [
      ['initial', config],
      ['default', {}],
    ] as const) {
      expect((await dataOf('POST', `/${id}/process/batch`, stress)).snapshot).toMatchObject({
        stress_state: 'OVER',
      });
      const other = await made(like);
      const reset = await dataOf('POST', `/${id}/reset`, { mode });
      const fresh = await dataOf('GET', `/${other}/snapshot`);
      expect(reset).toEqual({
        ...{ id, reset_to: mode, cycle: 0, energy_level: fresh.energy_level, stress_state: 'LOW' },
        cycles_deleted: 12,
      });
      expect(await dataOf('GET', `/${id}/snapshot`)).toEqual({ ...fresh, instance_id: id });
      const { created_at, name, description } = before;
      expect(await dataOf('GET', `/${id}`)).toMatchObject({ created_at, name, description, cycle_count: 0 });
      expect((await bodyOf(await send('GET', `/${id}/history`))).data).toEqual([]);
    }
  });

  test('changes are told in Activity, with how many cycles went', async () => {
    const id = await made({ name: 'Told' });
    await dataOf('POST', `/${id}/process`, seen('order'));
    await dataOf('PATCH', `/${id}`, { name: 'Retold' });
    await dataOf('PATCH', `/${id}`, { name: 'Retold' });
    await dataOf('POST', `/${id}/reset`, { mode: 'default' });
    await dataOf('DELETE', `/${id}`);
    const { rows } = await world.api.store.db.execute(
      `select verb, object_type, object_name, counts from activity where object_id = '${id}' order by at`,
    );
    expect(rows).toMatchObject([
      { verb: 'create', object_type: 'identity', object_name: 'Told' },
      { verb: 'rename', object_name: 'Retold' },
      { verb: 'reset', counts: { cycles_deleted: 1 } },
      { verb: 'delete', counts: { cycles_deleted: 0 } },
    ]);
  });
});
