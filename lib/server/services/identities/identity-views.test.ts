import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODES } from '@/lib/contract/modes';
import { type Json, listOf, makeThings, openWorld, type Things, unique, type World } from '../../test-world';
import { askAs, WIRE } from './test-asking';

let world: World;
let token = '';
let things: Things;
beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const VIEWS = '/api/troupe/v1';

const ask = (method: string, path: string, json?: unknown, as = token): Promise<Json> =>
  askAs({ api: world.api, token: as }, method, path, json);

const seen = (mode_target: string, signal_strength = 0.8) => ({ mode_target, signal_strength });
type Seen = ReturnType<typeof seen>;
const times = (length: number, observation: Seen): Seen[] => Array<Seen>(length).fill(observation);

async function made(observations: Seen[] = [], as = token): Promise<string> {
  const { data } = await ask('POST', WIRE, { name: unique('Aria') }, as);
  const { id } = Object(data);
  for (let at = 0; at < observations.length; at += 1000) {
    await ask('POST', `${WIRE}/${id}/process/batch`, { observations: observations.slice(at, at + 1000) }, as);
  }
  return String(id);
}

const calm = seen('order', 0.5);
const strain = seen('stress_response', 1);

describe('the list', () => {
  test('has the most stressed first, and of each level the newest', async () => {
    const as = world.tokens.alone;
    const older = await made([calm], as);
    const over = await made(times(12, strain), as);
    const medium = await made(times(2, strain), as);
    const newer = await made([], as);
    const idsOf = async (query: string): Promise<Json> => {
      const { items, ...rest } = await ask('GET', `${VIEWS}/identities${query}`, undefined, as);
      return { ids: listOf(items).map(({ id }) => id), ...rest };
    };
    const first = await idsOf('');
    expect(first).toMatchObject({
      ids: [over, medium, newer, older],
      pagination: { limit: 20, offset: 0, total: 4, has_more: false },
      ...{ sort: 'stress', order: 'desc', sorts: ['stress', 'created_at', 'name'] },
    });
    expect((await idsOf('?order=asc&limit=1')).ids).toEqual([older]);
    expect((await idsOf('?limit=2&offset=1')).ids).toEqual([medium, newer]);
    expect((await idsOf('?sort=created_at')).ids).toEqual([newer, medium, over, older]);
    expect((await idsOf('?sort=name')).order).toBe('asc');
  });

  test('is searched by name: every word, whatever its case and place', async () => {
    const as = world.tokens.alone;
    const named = async (name: string) => {
      const { data } = await ask('POST', WIRE, { name }, as);
      return String(Object(data).id);
    };
    const [quiet, storm] = [await named('Luna on a quiet sea'), await named('Luna in a storm, 100 %_')];
    const found = async (search: string, rest = '') => {
      const query = `?search=${encodeURIComponent(search)}&sort=name${rest}`;
      const { items, pagination } = await ask('GET', `${VIEWS}/identities${query}`, undefined, as);
      return { ids: listOf(items).map(({ id }) => id), total: Object(pagination).total };
    };
    expect(await found('SEA luna')).toEqual({ ids: [quiet], total: 1 });
    expect(await found(' luna ')).toEqual({ ids: [storm, quiet], total: 2 });
    expect(await found('luna', '&limit=1&offset=1')).toEqual({ ids: [quiet], total: 2 });
    expect(await found('100 %_')).toEqual({ ids: [storm], total: 1 });
    expect(await found('q%et')).toEqual({ ids: [], total: 0 });
    const elsewhere = await ask('GET', `${VIEWS}/identities?search=quiet`, undefined, token);
    expect(listOf(elsewhere.items).map(({ id }) => id)).not.toContain(quiet);
  });
});

interface Series {
  cycle: number[];
  timestamp: string[];
  mode_strengths: Record<string, number[]>;
  stress_state: string[];
  peak_stress: string[];
  load: number[];
  [name: string]: unknown;
}

async function seriesOf(id: string, query = ''): Promise<Series> {
  return (await ask('GET', `${VIEWS}/identities/${id}/cockpit${query}`)).series as Series;
}

describe('the cockpit', () => {
  test('has the state as its own contract says it, and every cycle of a short history', async () => {
    const id = await made([...times(3, strain), seen('connection', 1)]);
    const cockpit = await ask('GET', `${VIEWS}/identities/${id}/cockpit`);
    const snapshot = Object((await ask('GET', `${WIRE}/${id}/snapshot`)).data);
    expect(cockpit.snapshot).toEqual(snapshot);
    expect(cockpit.contract).toEqual((await ask('GET', `${WIRE}/${id}/contract`)).data);
    expect(cockpit.identity).toMatchObject({ id, cycle_count: 4, stress_state: 'HIGH', agent: null });
    const series = cockpit.series as Series;
    expect(series.cycle).toEqual([1, 2, 3, 4]);
    expect(series.stress_state).toEqual(['LOW', 'MED', 'HIGH', 'HIGH']);
    expect(series.peak_stress).toEqual(series.stress_state);
    for (const mode of MODES) expect(series.mode_strengths[mode]).toHaveLength(4);
    expect(series.mode_strengths.connection?.at(-1)).toBe(snapshot.mode_strengths.connection);
    const { mode_strengths: _modes, ...lists } = series;
    for (const list of Object.values(lists)) expect(list).toHaveLength(4);
    expect(Date.parse(series.timestamp[0] ?? '')).toBeGreaterThan(Date.now() - 600_000);
  });

  test('of a new identity is empty', async () => {
    const id = await made();
    expect((await seriesOf(id)).cycle).toEqual([]);
    expect((await seriesOf(id, '?from=5&to=9')).cycle).toEqual([]);
  });

  test('shows a long history by some of its cycles, the ends among them, and hides no level of stress', async () => {
    // Calm but for one short strain in the middle, which no shown cycle is in.
    const id = await made([...times(1501, calm), ...times(9, strain), ...times(1490, calm)]);
    const series = await seriesOf(id, '?points=11');
    expect(series.cycle).toEqual([1, 301, 601, 901, 1201, 1501, 1801, 2101, 2401, 2701, 3000]);
    expect(new Set(series.stress_state)).toEqual(new Set(['LOW']));
    expect(series.peak_stress).toEqual(series.cycle.map((cycle) => (cycle === 1501 ? 'OVER' : 'LOW')));
    const near = await seriesOf(id, '?from=1500&to=1520&points=400');
    expect(near.cycle).toEqual(Array.from({ length: 21 }, (_, place) => 1500 + place));
    expect(near.peak_stress).toEqual(near.stress_state);
    expect(near.stress_state).toContain('OVER');
    expect((await seriesOf(id)).cycle.length).toBeLessThanOrEqual(100);
    expect((await seriesOf(id, '?points=400')).cycle.length).toBeLessThanOrEqual(400);
    expect((await seriesOf(id, '?from=2995&to=9999')).cycle).toEqual([2995, 2996, 2997, 2998, 2999, 3000]);
  });
});

test('a dry run says what would change, and changes nothing', async () => {
  const id = await made([calm]);
  const before = await ask('GET', `${WIRE}/${id}`);
  const tried = await ask('POST', `${VIEWS}/identities/${id}/dry-run`, strain);
  expect(await ask('GET', `${WIRE}/${id}`)).toEqual(before);
  expect(Object(tried.now).snapshot).toEqual((await ask('GET', `${WIRE}/${id}/snapshot`)).data);
  const { data } = await ask('POST', `${WIRE}/${id}/process`, strain);
  expect(tried.next).toEqual(data);
});

describe('an agent of its own', () => {
  const attach = (id: string, agentId: string) => ask('PUT', `${VIEWS}/agents/${agentId}/identities/${id}`);
  const ofAgent = async (agentId: string) =>
    listOf((await ask('GET', `${VIEWS}/agents/${agentId}/identities`)).items).map(({ id }) => id);

  test('is attached, replaced and detached, and each is told in Activity once', async () => {
    const [id, other] = [await made(), await makeThings(world)];
    const first = { agent_id: things.agentId, name: things.agentName };
    expect((await attach(id, things.agentId)).agent).toEqual(first);
    await attach(id, things.agentId);
    expect(Object((await ask('GET', `${VIEWS}/identities/${id}/cockpit`)).identity).agent).toEqual(first);
    expect(await ofAgent(things.agentName)).toContain(id);
    await attach(id, other.agentId);
    expect(await ofAgent(things.agentId)).not.toContain(id);
    for (let turn = 0; turn < 2; turn++) {
      expect((await ask('DELETE', `${VIEWS}/identities/${id}/agent`)).agent).toBeNull();
    }
    expect(await ofAgent(other.agentId)).not.toContain(id);
    const { items } = await ask('GET', `${VIEWS}/activity?object_id=${id}`);
    expect(items).toMatchObject([
      { verb: 'detach', agent_id: other.agentId, before: { agent_name: other.agentName } },
      { verb: 'attach', agent_id: other.agentId, before: { agent_id: things.agentId } },
      { verb: 'attach', agent_id: things.agentId, after: { agent_name: things.agentName } },
      { verb: 'create' },
    ]);
  });

  test('may go: the identity stays and says so', async () => {
    const [id, other] = [await made([calm]), await makeThings(world)];
    await attach(id, other.agentId);
    await ask('DELETE', `/api/v1/agents/${other.agentId}`);
    const { identity } = await ask('GET', `${VIEWS}/identities/${id}/cockpit`);
    expect(identity).toMatchObject({ cycle_count: 1, agent: { agent_id: other.agentId, name: null } });
    await ask('DELETE', `${VIEWS}/identities/${id}/agent`);
    await ask('DELETE', `${WIRE}/${id}`);
  });

  test('hides it from the keys of other projects, and goes with it', async () => {
    const [id, other] = [await made(), await makeThings(world)];
    const idsOf = async (key: string) =>
      JSON.stringify(await ask('GET', `${WIRE}?limit=100`, undefined, key)).includes(id);
    expect([await idsOf(things.key), await idsOf(other.key)]).toEqual([true, true]);
    await attach(id, things.agentId);
    expect([await idsOf(things.key), await idsOf(other.key)]).toEqual([true, false]);
    const hidden = await world.api.request(`${WIRE}/${id}/process`, {
      method: 'POST',
      token: other.key,
      json: calm,
    });
    expect(hidden.status).toBe(404);
    await ask('DELETE', `${WIRE}/${id}`);
    expect(await ofAgent(things.agentId)).not.toContain(id);
  });

  test('must be one of the caller’s', async () => {
    const id = await made();
    for (const [agentId, as] of [
      ['00000000-0000-4000-8000-000000000000', token],
      [things.agentId, (await makeThings(world)).key],
    ]) {
      const init = { method: 'PUT', token: as };
      const response = await world.api.request(`${VIEWS}/agents/${agentId}/identities/${id}`, init);
      expect(response.status).toBe(404);
    }
    expect(Object((await ask('GET', `${VIEWS}/identities/${id}/cockpit`)).identity).agent).toBeNull();
  });
});

test('an export has every cycle with its state, as lines that can be sent again', async () => {
  const id = await made([...times(1200, calm), ...times(3, strain)]);
  const path = `${VIEWS}/identities/${id}/export`;
  const text = async (format: string) =>
    (await world.api.request(`${path}?format=${format}`, { token })).text();
  const cycles = (await text('jsonl'))
    .trimEnd()
    .split('\n')
    .map((line): Json => JSON.parse(line));
  expect(cycles).toHaveLength(1203);
  const observations = cycles.map(({ mode_target, signal_strength, confidence, context }) => ({
    ...{ mode_target, signal_strength, confidence, context },
  }));
  const again = await made(observations as Seen[]);
  const snapshot = Object((await ask('GET', `${WIRE}/${again}/snapshot`)).data);
  expect(snapshot).toMatchObject({
    ...Object((await ask('GET', `${WIRE}/${id}/snapshot`)).data),
    instance_id: again,
  });
  expect(cycles.at(-1)).toMatchObject({
    ...{ cycle: 1203, state: { mode_strengths: snapshot.mode_strengths, stress_state: 'HIGH' } },
  });
  const [header = '', ...rows] = (await text('csv')).trimEnd().split('\n');
  expect(header).toBe(
    `cycle,timestamp,mode_target,signal_strength,confidence,context,${MODES.join()},energy_level,load,stress_state,stability_index,deviation`,
  );
  expect(rows).toHaveLength(1203);
  const last = rows.at(-1)?.split(',') ?? [];
  expect([last[0], last[2], last[3], last[12], last[15]]).toEqual([
    ...['1203', 'stress_response', '1', String(snapshot.mode_strengths.stress_response), 'HIGH'],
  ]);
});

describe('a batch that follows a cycle', () => {
  const take = (id: string, after_cycle: number, observations = times(700, calm)) =>
    ask('POST', `${VIEWS}/identities/${id}/batch`, { observations, after_cycle });

  test('is taken once, however often and at once it is sent', async () => {
    const id = await made(times(3, strain));
    const replies = await Promise.all(Array.from({ length: 6 }, () => take(id, 3)));
    expect(replies.filter(({ taken }) => taken)).toHaveLength(1);
    for (const { snapshot } of replies) expect(snapshot).toMatchObject({ instance_id: id, cycle: 703 });
    const { pagination } = await ask('GET', `${WIRE}/${id}/history?limit=1`);
    expect(pagination).toMatchObject({ total: 703 });
  });

  test('changes what the same observations through the wire change', async () => {
    const [one, other] = [await made(), await made()];
    const observations = [calm, strain, seen('connection', 0.3)];
    const { snapshot } = await take(one, 0, observations);
    const { data } = await ask('POST', `${WIRE}/${other}/process/batch`, { observations });
    expect({ ...Object(snapshot), instance_id: other }).toEqual(Object(data).snapshot);
  });

  test('is left when another observation came before it', async () => {
    const id = await made([strain]);
    expect(await take(id, 0)).toMatchObject({ taken: false, snapshot: { cycle: 1 } });
    await ask('POST', `${WIRE}/${id}/reset`, { mode: 'initial' });
    expect(await take(id, 1)).toMatchObject({ taken: false, snapshot: { cycle: 0 } });
  });
});
