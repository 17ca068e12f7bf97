import { afterAll, beforeAll, expect, test } from 'vitest';
import { MODES } from '@/lib/contract/modes';
import { advance } from '@/lib/identity-engine/advance';
import { defaultConfig, newState } from '@/lib/identity-engine/state';
import { bodyOf, makeThings, openWorld, unique, type World } from '../../test-world';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const BASE = '/api/identity/v1/instances';

function send(method: string, path: string, json?: unknown): Promise<Response> {
  return world.api.request(path, { method, token, json });
}

async function made(): Promise<string> {
  const { data } = await bodyOf(await send('POST', BASE, { name: unique('Raced') }));
  return String(Object(data).id);
}

const dataOf = async (response: Response) => Object((await bodyOf(response)).data);
const statusesOf = (responses: Response[]) => new Set(responses.map(({ status }) => status));
const many = <T>(length: number, make: (place: number) => T) => Array.from({ length }, (_, at) => make(at));

const observation = (at: number) => ({
  mode_target: MODES[at % 7] ?? 'order',
  signal_strength: (at % 13) / 12,
});

/** The history, the oldest first. */
async function historyOf(id: string) {
  const { data } = await bodyOf(await send('GET', `${BASE}/${id}/history?limit=1000`));
  const entries = [data].flat().map((entry) => Object(entry));
  return entries.toReversed();
}

test('two hundred observations at once all count, one after the other', async () => {
  const id = await made();
  const answers = await Promise.all(
    many(200, (at) => send('POST', `${BASE}/${id}/process`, observation(at))),
  );
  expect(statusesOf(answers)).toEqual(new Set([200]));
  const replies = await Promise.all(answers.map(dataOf));
  const cycles = replies.map(({ snapshot }) => snapshot.cycle).sort((one, other) => one - other);
  expect(cycles).toEqual(many(200, (at) => at + 1));
  const history = await historyOf(id);
  expect(history.map(({ cycle }) => cycle)).toEqual(cycles);
  const end = history
    .map(({ mode_target: mode, signal_strength: signal, confidence }) => ({ mode, signal, confidence }))
    .reduce(advance, newState(defaultConfig()));
  expect(await dataOf(await send('GET', `${BASE}/${id}/snapshot`))).toMatchObject({
    ...{ cycle: 200, energy_level: end.energy, stress_state: end.stress },
  });
});

test('batches at once do not mix', async () => {
  const id = await made();
  const batch = (signal: number) => ({
    observations: many(100, () => ({ mode_target: 'order', signal_strength: signal })),
  });
  const answers = await Promise.all(
    many(8, (at) => send('POST', `${BASE}/${id}/process/batch`, batch(at / 8))),
  );
  expect(statusesOf(answers)).toEqual(new Set([200]));
  const signals = (await historyOf(id)).map(({ signal_strength: signal }) => signal);
  const blocks = many(8, (at) => new Set(signals.slice(at * 100, at * 100 + 100)));
  expect(blocks.map(({ size }) => size)).toEqual(many(8, () => 1));
});

test('two resets at once clear the history once', async () => {
  const id = await made();
  await send('POST', `${BASE}/${id}/process/batch`, { observations: many(30, observation) });
  const resets = await Promise.all(many(2, () => send('POST', `${BASE}/${id}/reset`, { mode: 'initial' })));
  expect(statusesOf(resets)).toEqual(new Set([200]));
  const gone = (await Promise.all(resets.map(dataOf))).map(({ cycles_deleted: cycles }) => cycles);
  expect(gone.sort()).toEqual([0, 30]);
  expect(await historyOf(id)).toEqual([]);
});

test('observations around a reset are before or after it, and none is half there', async () => {
  const id = await made();
  const [reset, ...answers] = await Promise.all([
    send('POST', `${BASE}/${id}/reset`, { mode: 'default' }),
    ...many(40, (at) => send('POST', `${BASE}/${id}/process`, observation(at))),
  ]);
  expect(statusesOf(answers)).toEqual(new Set([200]));
  const { cycles_deleted: gone } = await dataOf(reset);
  const history = await historyOf(id);
  expect(history.map(({ cycle }) => cycle)).toEqual(many(40 - gone, (at) => at + 1));
});

test('what comes after a delete finds nothing, and nothing is left', async () => {
  const [id, { agentId }] = [await made(), await makeThings(world)];
  const remove = () => send('DELETE', `${BASE}/${id}`);
  const [deletes, others] = await Promise.all([
    Promise.all([remove(), remove()]),
    Promise.all([
      ...many(10, (at) => send('POST', `${BASE}/${id}/process`, observation(at))),
      send('PUT', `/api/troupe/v1/agents/${agentId}/identities/${id}`),
    ]),
  ]);
  expect(deletes.map(({ status }) => status).sort()).toEqual([200, 404]);
  for (const { status } of others) expect([200, 404]).toContain(status);
  for (const table of ['identities', 'identity_cycles', 'identity_attachments']) {
    const { rows } = await world.api.store.db.execute(`select 1 from ${table} where identity_id = '${id}'`);
    expect(rows).toEqual([]);
  }
});
