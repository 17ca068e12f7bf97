import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SWITCHES } from '@/lib/capability-rules';
import { KNOWLEDGE_SCOPES, MEMORY_MODES, PROACTIVE_MODES } from '@/lib/contract/capabilities';
import { catalogueOf } from '../../models/catalogue';
import { testApiOver } from '../../test-api';
import { bodyOf, countActivity, type Json, listOf, openWorld, unique, type World } from '../../test-world';
import { settleImageGeneration } from './image-unlock';

const painting = catalogueOf({
  CHAT_BASE_URL: 'https://models.example/v1',
  CHAT_MODEL: ['large'],
  CHAT_IMAGE_MODEL: 'painter',
});

let world: World;
let withImages: Pick<World['api'], 'request'>;
beforeAll(async () => {
  world = await openWorld();
  withImages = testApiOver(async () => world.api.store, { catalogue: painting });
});
afterAll(() => world.api.close());

async function send(path: string, method: string, json?: unknown, api: typeof withImages = world.api) {
  const response = await api.request(path, { method, json, token: world.tokens.admin });
  return { status: response.status, body: await bodyOf(response) };
}

async function makeAgent(body: Json = {}): Promise<string> {
  return String((await send('/agents', 'POST', { name: unique('Agent'), ...body })).body.agent_id);
}

const read = async (id: string, api = withImages) =>
  (await send(`/agents/${id}/capabilities`, 'GET', undefined, api)).body;
const bare = (id: string) => read(id, world.api);
const put = async (id: string, json: Json, api: typeof withImages = world.api) =>
  (await send(`/agents/${id}/capabilities`, 'PUT', json, api)).body;
const switchesOf = async (id: string) =>
  (await send(`/api/troupe/v1/agents/${id}/switches`, 'GET')).body.switches;

describe('a new agent', () => {
  test('has the defaults', async () => {
    expect(await bare(await makeAgent())).toEqual({
      $schema: '/api/v1/schemas/AgentCapabilities.json',
      ...{ autoLearnSkills: false, composio: false, customTools: [], imageGeneration: false },
      ...{ inventory: true, knowledgeBase: false, knowledgeBaseScopeMode: 'project_only' },
      ...{ knowledgeBaseWrite: false, mcp_enabled: [], memoryMode: 'sync', musicGeneration: false },
      ...{ pendingCapabilities: [], rememberName: false, skills: false, videoGeneration: false },
      ...{ voiceGeneration: false, webSearch: false, wisdom: true, wisdomPublicSharing: false },
    });
  });

  test('has what it was created with, by the same rules', async () => {
    const id = await makeAgent({
      capabilities: { image_generation: false, inventory: false },
      tool_capabilities: {
        ...{ image_generation: true, remember_name: true, web_search: false, knowledge_base: true },
        ...{ auto_learn_skills: true, shared_memory: true, mcp_enabled: ['mail'], memory_mode: 'async' },
      },
      proactiveMode: 'off',
    });
    const known = await bare(id);
    expect(known).toMatchObject({
      ...{ inventory: false, rememberName: true, knowledgeBase: true, autoLearnSkills: false },
      ...{ imageGeneration: false, memoryMode: 'async', mcp_enabled: ['mail'] },
    });
    expect(pendingOf(known)).toEqual(['imageGeneration', 'autoLearnSkills']);
    expect(await switchesOf(id)).toEqual({
      ...DEFAULT_SWITCHES,
      ...{ imageGeneration: true, inventory: false, rememberName: true, knowledgeBase: true },
      ...{ autoLearnSkills: true, sharedMemory: true, memoryMode: 'async', proactiveMode: 'off' },
    });
  });

  test('keeps what a later create of the same name does not send', async () => {
    const name = unique('Kept');
    const id = await makeAgent({ name, capabilities: { image_generation: false, inventory: false } });
    await put(id, { skills: true });
    expect(await makeAgent({ name, bio: 'Another life' })).toBe(id);
    expect(await bare(id)).toMatchObject({ inventory: false, skills: true });
  });

  test('may write into the knowledge base where its project says so', async () => {
    const project = await send('/projects', 'POST', {
      name: unique('Open'),
      default_agent_kb_write: true,
    });
    const id = await makeAgent({ project_id: project.body.project_id });
    expect(await put(id, { knowledgeBase: true })).toMatchObject({ knowledgeBaseWrite: true });
  });
});

function pendingOf(known: Json): unknown[] {
  return listOf(known.pendingCapabilities).map(({ capability }) => capability);
}

const boolean = fc.boolean();
const switchValues = {
  ...{ webSearch: boolean, rememberName: boolean, imageGeneration: boolean, inventory: boolean },
  ...{ knowledgeBase: boolean, knowledgeBaseWrite: boolean, skills: boolean, autoLearnSkills: boolean },
  ...{ composio: boolean, wisdom: boolean, sharedMemory: boolean, catalogBooking: boolean },
  catalogGrounding: boolean,
  knowledgeBaseScopeMode: fc.constantFrom(...KNOWLEDGE_SCOPES),
  memoryMode: fc.constantFrom(...MEMORY_MODES),
  proactiveMode: fc.constantFrom(...PROACTIVE_MODES),
};
const some = fc.record(switchValues, { requiredKeys: [] });
const one = fc
  .constantFrom(...Object.keys(switchValues))
  .chain((member) => fc.record({ [member]: Reflect.get(switchValues, member) }));

/** What may follow from a switch besides itself: that which cannot work without it. */
const DEPENDENTS: Record<string, string[]> = {
  skills: ['autoLearnSkills'],
  knowledgeBase: ['knowledgeBaseWrite', 'knowledgeBaseProjectId'],
  imageGeneration: ['imageUnlockedAt'],
};

describe('a PUT', () => {
  test('of one capability changes no other', async () => {
    const id = await makeAgent();
    const change = async (start: Json, single: Json, api: typeof withImages) => {
      await put(id, { mcpEnabled: ['files'], ...DEFAULT_SWITCHES, ...start }, api);
      const [asked, worked] = [await switchesOf(id), await read(id, api)];
      const answer = await put(id, single, api);
      expect(await switchesOf(id)).toEqual({ ...Object(asked), ...single });
      expect(await read(id, api)).toEqual(answer);
      const [member = ''] = Object.keys(single);
      const may = [member, ...(DEPENDENTS[member] ?? []), 'pendingCapabilities'];
      for (const key of Object.keys({ ...worked, ...answer })) {
        if (!may.includes(key)) expect([key, answer[key]]).toEqual([key, worked[key]]);
      }
    };
    await fc.assert(
      fc.asyncProperty(some, one, boolean, (start, single, images) =>
        change(start, single, images ? withImages : world.api),
      ),
      { numRuns: 60 },
    );
  });

  test('and a PATCH do the same, write one row of Activity, and none when nothing changes', async () => {
    const id = await makeAgent();
    for (const [method, json] of [
      ['PUT', { webSearch: true, mcpEnabled: ['files'] }],
      ['PATCH', { webSearch: false, mcpEnabled: [] }],
    ] as const) {
      const before = await countActivity(world);
      const first = await send(`/agents/${id}/capabilities`, method, json);
      const again = await send(`/agents/${id}/capabilities`, method, { ...json, memoryMode: 'sync' });
      expect(first.body).toMatchObject({ webSearch: json.webSearch, mcp_enabled: json.mcpEnabled });
      expect(again.body).toEqual(first.body);
      expect(await countActivity(world)).toBe(before + 1);
    }
    const [row] = listOf((await send(`/api/troupe/v1/activity?agent_id=${id}`, 'GET')).body.items);
    expect(row).toMatchObject({
      verb: 'update',
      before: { webSearch: true, mcpEnabled: ['files'] },
      after: { webSearch: false, mcpEnabled: [] },
    });
  });

  test('takes null for a list as not sent', async () => {
    const id = await makeAgent();
    await put(id, { mcpEnabled: ['files'] });
    expect(await put(id, { mcpEnabled: null, webSearch: true })).toMatchObject({ mcp_enabled: ['files'] });
  });

  test.each<[string, Json, string]>([
    ['a read-only member', { musicGeneration: true }, 'body.musicGeneration'],
    ['the reply’s name of a member', { mcp_enabled: [] }, 'body.mcp_enabled'],
    ['a mode that is none', { memoryMode: 'later' }, 'body.memoryMode'],
    ['a text for a switch', { webSearch: 'true' }, 'body.webSearch'],
    ['too many servers', { mcpEnabled: Array(101).fill('x') }, 'body.mcpEnabled'],
  ])('refuses %s at its field', async (_what, json, location) => {
    const id = await makeAgent();
    const { status, body } = await send(`/agents/${id}/capabilities`, 'PUT', json);
    expect([status, listOf(body.errors).map((error) => error.location)]).toEqual([422, [location]]);
  });
});

describe('a dependency', () => {
  test.each([
    ['autoLearnSkills', 'skills', 'Skills are off.'],
    ['knowledgeBaseWrite', 'knowledgeBase', 'The knowledge base is off.'],
  ])('%s works only with %s, and again once that is back', async (member, base, context) => {
    const id = await makeAgent();
    const blocked = await put(id, { [member]: true, [base]: false });
    expect(blocked).toMatchObject({
      [member]: false,
      pendingCapabilities: [{ capability: member, context }],
    });
    expect(await put(id, { [base]: true })).toMatchObject({ [member]: true, pendingCapabilities: [] });
  });

  test('the knowledge base is its project’s: without one it is kept and does not work', async () => {
    const id = await makeAgent();
    const { project_id: projectId } = (await send(`/agents/${id}`, 'GET')).body;
    const working = await put(id, { knowledgeBase: true, knowledgeBaseWrite: true });
    expect(working).toMatchObject({ knowledgeBase: true, knowledgeBaseProjectId: projectId });
    await send(`/agents/${id}/project`, 'PATCH', { project_id: null });
    const blocked = await bare(id);
    expect(blocked).toMatchObject({ knowledgeBase: false, knowledgeBaseWrite: false });
    expect(blocked.knowledgeBaseProjectId).toBeUndefined();
    expect(pendingOf(blocked)).toEqual(['knowledgeBase', 'knowledgeBaseWrite']);
    await send(`/agents/${id}/project`, 'PATCH', { project_id: projectId });
    expect(await bare(id)).toMatchObject({ knowledgeBase: true, knowledgeBaseWrite: true });
  });
});

describe('image generation', () => {
  test('waits for a provider, unlocks when one appears and waits again when it goes', async () => {
    const id = await makeAgent();
    const waiting = await put(id, { imageGeneration: true });
    expect(waiting).toMatchObject({ imageGeneration: false });
    expect(waiting.pendingCapabilities).toEqual([
      { capability: 'imageGeneration', context: expect.stringMatching(/makes images\. It unlocks/) },
    ]);
    const { db } = world.api.store;
    const before = Date.now();
    expect(await settleImageGeneration(db, painting)).toBeGreaterThan(0);
    const unlocked = await read(id);
    expect(unlocked).toMatchObject({ imageGeneration: true, pendingCapabilities: [] });
    expect(Date.parse(String(unlocked.imageUnlockedAt))).toBeGreaterThan(before - 5000);
    expect(await settleImageGeneration(db, painting)).toBe(0);
    expect((await read(id)).imageUnlockedAt).toBe(unlocked.imageUnlockedAt);
    expect(await settleImageGeneration(db, catalogueOf({}))).toBeGreaterThan(0);
    expect((await bare(id)).imageUnlockedAt).toBeUndefined();
    const rows = listOf((await send(`/api/troupe/v1/activity?agent_id=${id}`, 'GET')).body.items);
    const system = rows.filter(({ actor }) => Object(actor).type === 'system');
    expect(system.map(({ verb, after }) => [verb, after])).toEqual([
      ['update', { imageGeneration: 'pending' }],
      ['update', { imageGeneration: 'unlocked' }],
    ]);
  });

  test('unlocks at once where a provider makes images, and the time goes with the switch', async () => {
    const id = await makeAgent();
    const on = await put(id, { imageGeneration: true }, withImages);
    expect(Date.parse(String(on.imageUnlockedAt))).toBeGreaterThan(Date.now() - 60_000);
    await put(id, { webSearch: true }, withImages);
    expect((await read(id)).imageUnlockedAt).toBe(on.imageUnlockedAt);
    expect((await put(id, { imageGeneration: false }, withImages)).imageUnlockedAt).toBeUndefined();
  });
});

test('custom tools are listed by name', async () => {
  const id = await makeAgent();
  const parameters = { type: 'object', properties: { query: { type: 'string' } } };
  for (const name of ['zeta', 'alpha']) {
    await send(`/agents/${id}/tools`, 'POST', { name, description: `Does ${name}`, parameters });
  }
  expect((await bare(id)).customTools).toEqual([
    { name: 'alpha', description: 'Does alpha', parameters },
    { name: 'zeta', description: 'Does zeta', parameters },
  ]);
});
