import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgentFile, agentFile, comparedAgentFile, importedAgent } from '@/lib/contract/agent-file';
import { ASPECTS, TRAITS } from '@/lib/contract/traits';
import { bodyOf, makeKey, makeThings, openWorld, unique, type World } from '../../test-world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const base = '/api/troupe/v1/agents';

function post(path: string, json: unknown, token = world.tokens.member): Promise<Response> {
  return world.api.request(`${base}${path}`, { method: 'POST', token, json });
}

async function importFile(file: unknown, name?: string) {
  const response = await post('/import', { file, name });
  const body: unknown = await response.json();
  expect({ status: response.status, body }).toMatchObject({ status: 200 });
  return importedAgent.parse(body);
}

async function exportFile(agentId: string, query = ''): Promise<AgentFile> {
  const response = await world.api.request(`${base}/${agentId}/export${query}`, {
    token: world.tokens.member,
  });
  expect(response.status).toBe(200);
  return agentFile.parse(await response.json());
}

const smallest = (name = unique('Plain')) => ({ format: 'troupe-agent', version: 1, agent: { name } });

const word = fc.stringMatching(/^[a-z]{1,12}$/);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const scores = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, fraction])));
const names = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
const fact = fc.record({
  content: word,
  fact_type: word,
  importance: fraction,
  confidence: fraction,
  entities: fc.array(word, { maxLength: 2 }),
  metadata: fc.dictionary(word, fc.integer({ min: 0, max: 9 }), { maxKeys: 2 }),
  source_type: word,
  mention_count: fc.nat(9),
  user_id: word,
});
const instance = fc.record({
  description: fc.string({ maxLength: 20 }).filter((text) => !text.includes('\u0000')),
  status: fc.constantFrom('active', 'inactive'),
  nodes: fc.uniqueArray(fc.record({ label: word }), { selector: ({ label }) => label, maxLength: 3 }),
  facts: fc.array(fact, { maxLength: 4 }),
  hung: fc.boolean(),
  states: fc.uniqueArray(
    fc.record({ scope: fc.constant('global'), key: word, value: fc.jsonValue({ maxDepth: 2 }) }),
    { selector: ({ key }) => key, maxLength: 3 },
  ),
});
const tools = fc.uniqueArray(
  fc.record({ name: word, description: word, parameters: fc.constant({ type: 'object', properties: {} }) }),
  { selector: ({ name }) => name, maxLength: 3 },
);

const anyFile = fc
  .record({
    agent: fc.record({
      is_active: fc.boolean(),
      bio: word,
      personality_prompt: word,
      speech_patterns: fc.array(word, { maxLength: 3 }),
      true_interests: fc.array(word, { maxLength: 3 }),
      lore_generation_context: fc.record({ world_description: word }),
    }),
    personality: fc.record({ big5: scores(TRAITS), dimensions: scores(ASPECTS) }),
    capabilities: fc.record({ webSearch: fc.boolean(), skills: fc.boolean(), mcpEnabled: fc.array(word) }),
    models: fc.record({ post_processing_provider: word, post_processing_model: word }),
    tools,
    facts: fc.array(fact, { maxLength: 3 }),
    names,
    bodies: fc.array(instance, { minLength: 3, maxLength: 3 }),
  })
  .map(({ names: called, bodies, ...file }) => ({
    ...file,
    instances: called.map((name, place) => {
      const { hung, facts, ...rest } = bodies[place] ?? { hung: false, facts: [], nodes: [] };
      const on = hung && rest.nodes.length > 0 ? { node: 0 } : {};
      return { ...rest, name, is_default: place === 0, facts: facts.map((one) => ({ ...one, ...on })) };
    }),
  }));

/** Without its name and the time of the export. */
function comparable({ exported_at: _at, agent, ...file }: AgentFile): unknown {
  return { ...file, agent: { ...agent, name: '' } };
}

describe('a file', () => {
  test('that is exported and imported as new makes an agent that exports the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (given) => {
        const first = await importFile({
          ...smallest(),
          ...given,
          agent: { ...given.agent, name: unique('A') },
        });
        const exported = await exportFile(first.agent_id);
        expect(exported.agent).toMatchObject(given.agent);
        expect(exported.personality).toMatchObject(given.personality);
        expect(exported.tools?.length).toBe(given.tools.length);
        const second = await importFile(exported, unique('B'));
        expect(comparable(await exportFile(second.agent_id))).toEqual(comparable(exported));
        expect(second.unknown_members).toEqual([]);
        expect(second.counts).toEqual(first.counts);
      }),
      { numRuns: 15 },
    );
  });

  test('holds no key, and no id of the organisation', async () => {
    const { agentId, key } = await makeThings(world);
    const text = JSON.stringify(await exportFile(agentId));
    for (const secret of [key, 'sk_', 'org_acme', 'user_admin', agentId]) expect(text).not.toContain(secret);
  });

  test('without memory has the instances only', async () => {
    const { agent_id: id } = await importFile({
      ...smallest(),
      facts: [{ content: 'Known to all' }],
      instances: [{ name: 'one', is_default: true, facts: [{ content: 'Known here' }] }],
    });
    const text = JSON.stringify(await exportFile(id, '?memory=false'));
    expect(text).toContain('"one"');
    expect(text).not.toContain('Known');
  });

  test('without a default instance gets one', async () => {
    const { agent_id: id } = await importFile({ ...smallest(), instances: [{ name: 'west' }] });
    const { instances = [] } = await exportFile(id);
    expect(instances.map(({ name, is_default }) => [name, is_default])).toEqual([
      ['default', true],
      ['west', false],
    ]);
    const other = await importFile({ ...smallest(), instances: [{ name: 'west' }, { name: 'default' }] });
    expect(other.counts.instances).toBe(2);
  });
});

describe('what is not known', () => {
  test('is left out and named, at any depth', async () => {
    const file = {
      ...smallest(),
      mood: 'calm',
      agent: { name: unique('Odd'), favourite: { colour: 'teal' } },
      instances: [{ name: 'one', is_default: true, facts: [{ content: 'x', colour: 'red' }] }],
    };
    const named = ['mood', 'agent.favourite', 'instances.0.facts.0.colour'];
    const compared = comparedAgentFile.parse(await (await post('/import/compare', { file })).json());
    expect(compared.unknown_members.toSorted()).toEqual(named.toSorted());
    const { agent_id: id, unknown_members: unknown } = await importFile(file);
    expect(unknown?.toSorted()).toEqual(named.toSorted());
    expect(JSON.stringify(await exportFile(id))).not.toMatch(/teal|calm|red/);
  });
});

describe('the compare', () => {
  test('names what differs from the agent that has the name, and writes nothing', async () => {
    const name = unique('Same');
    const { agent_id: id } = await importFile({ ...smallest(name), agent: { name, bio: 'Old' } });
    const file = await exportFile(id);
    const changed = { ...file, agent: { ...file.agent, bio: 'New' } };
    const same = comparedAgentFile.parse(await (await post('/import/compare', { file })).json());
    expect(same.existing).toEqual({ agent_id: id, before: {}, after: {} });
    const other = comparedAgentFile.parse(await (await post('/import/compare', { file: changed })).json());
    expect(other.existing).toEqual({ agent_id: id, before: { bio: 'Old' }, after: { bio: 'New' } });
    expect((await exportFile(id)).agent.bio).toBe('Old');
  });
});

const refusals: [string, object, RegExp][] = [
  ['another version', { version: 2 }, /^body\.file\.version$/],
  ['another format', { format: 'something' }, /^body\.file\.format$/],
  ['no agent', { agent: undefined }, /^body\.file\.agent$/],
  [
    'a score above the range',
    { personality: { big5: { ...flat(TRAITS), openness: 1.5 } } },
    /big5\.openness$/,
  ],
  ['a trait that is missing', { personality: { big5: { openness: 1 } } }, /big5\.\w+$/],
  ['a tool with a broken schema', { tools: [tool('a', { type: 'array' })] }, /tools\.0\.parameters/],
  ['a reserved tool name', { tools: [tool('sonzai_x', {})] }, /tools\.0\.name$/],
  ['a tool twice', { tools: [tool('a'), tool('a')] }, /tools\.1\.name$/],
  ['an instance twice', { instances: [{ name: 'a' }, { name: 'a' }] }, /instances\.1\.name$/],
  [
    'two default instances',
    { instances: ['a', 'b'].map((name) => ({ name, is_default: true })) },
    /instances$/,
  ],
  [
    'a fact on no node',
    { instances: [{ name: 'a', facts: [{ content: 'x', node: 0 }] }] },
    /facts\.0\.node$/,
  ],
  [
    'a user state of nobody',
    { instances: [{ name: 'a', states: [{ scope: 'user', key: 'k', value: 1 }] }] },
    /user_id$/,
  ],
];

function flat(keys: readonly string[]) {
  return Object.fromEntries(keys.map((key) => [key, 0.5]));
}

function tool(name: string, parameters: unknown = { type: 'object' }) {
  return { name, description: 'Does it.', parameters };
}

describe('is refused, at its member, and nothing is written', () => {
  test.each(refusals)('%s', async (_what, change, location) => {
    const name = unique('Refused');
    const response = await post('/import', { file: { ...smallest(name), ...change } });
    expect(response.status).toBe(422);
    expect(JSON.stringify((await bodyOf(response)).errors)).toMatch(/location/);
    const { errors } = await bodyOf(
      await post('/import/compare', { file: { ...smallest(name), ...change } }),
    );
    const places = Array.isArray(errors) ? errors.map((error: { location: string }) => error.location) : [];
    expect(
      places.some((place) => location.test(place)),
      places.join(),
    ).toBe(true);
    const found = await world.api.request(`/agents/${encodeURIComponent(name)}`, {
      token: world.tokens.admin,
    });
    expect(found.status).toBe(404);
  });

  test('20 MB of nonsense', async () => {
    const body = 'x'.repeat(20 * 1024 * 1024);
    const response = await world.api.request(`${base}/import`, {
      method: 'POST',
      token: world.tokens.member,
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect(response.status).toBe(413);
  });
});

test('a key imports into its own project, and one that only reads does not', async () => {
  const { projectId, key } = await makeThings(world);
  const made = importedAgent.parse(await (await post('/import', { file: smallest() }, key)).json());
  const agent = await world.api.request(`/agents/${made.agent_id}`, { token: key });
  expect((await bodyOf(agent)).project_id).toBe(projectId);
  const reader = await makeKey(world, projectId, ['read']);
  expect((await post('/import', { file: smallest() }, reader)).status).toBe(403);
});
