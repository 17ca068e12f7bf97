import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASPECTS, TRAITS } from '@/lib/contract/personality';
import { agents } from '../../store/schema/agents';
import { instances } from '../../store/schema/instances';
import { memoryFacts } from '../../store/schema/memory';
import { bodyOf, countActivity, type Json, listOf, openWorld, unique, type World } from '../../test-world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

function post(json: unknown, headers?: Record<string, string>): Promise<Response> {
  return world.api.request('/agents', { method: 'POST', token: world.tokens.admin, json, headers });
}

async function create(json: unknown): Promise<Json> {
  const response = await post(json);
  const body = await bodyOf(response);
  expect(response.status, JSON.stringify(body)).toBe(200);
  return body;
}

async function changesOf(agentId: unknown): Promise<Json[]> {
  const path = `/api/troupe/v1/activity?object_id=${agentId}`;
  return listOf((await bodyOf(await world.api.request(path, { token: world.tokens.admin }))).items);
}

async function rowOf(agentId: unknown) {
  const [row] = await world.api.store.db
    .select()
    .from(agents)
    .where(eq(agents.agentId, String(agentId)));
  if (!row) throw new Error('no such agent');
  return row;
}

const big5 = { openness: 0.75, conscientiousness: 0.5, extraversion: 1, agreeableness: 0, neuroticism: 0.25 };
const dimensions = Object.fromEntries(ASPECTS.map((aspect, index) => [aspect, index / 10]));
const behaviors = {
  ...{ conflict_approach: 'calm', empathy_style: 'warm' },
  ...{ question_frequency: 'often', response_length: 'short' },
};
const preferences = {
  ...{ conversation_pace: 'slow', emotional_expression: 'open' },
  ...{ formality: 'casual', humor_style: 'dry' },
};

/** Every member of both revisions of the wire. */
const whole = {
  $schema: 'https://localhost/schemas/CreateAgentBody.json',
  ...{
    bio: 'Keeps the lights on',
    gender: 'female',
    language: 'en',
    avatar_url: 'https://example.test/a.png',
  },
  ...{ user_id: 'u-1', user_display_name: 'Sam', personality_prompt: 'You are Luna.' },
  ...{ speech_patterns: ['so to say'], true_interests: ['stars'], true_dislikes: ['noise'] },
  ...{ primary_traits: ['curious'], big5, dimensions, behaviors, preferences },
  capabilities: { image_generation: true, inventory: false },
  tool_capabilities: {
    ...{ image_generation: true, remember_name: true, web_search: false, inventory: true },
    ...{ knowledge_base: true, knowledge_base_write: true, knowledge_base_scope_mode: 'cascade' },
    ...{ mcp_enabled: ['files', 'mail'], memory_mode: 'async', auto_learn_skills: true, skills: true },
    ...{
      catalog_booking: false,
      catalog_grounding: false,
      composio: false,
      shared_memory: true,
      wisdom: true,
    },
  },
  proactiveMode: 'scheduled_only',
  initial_goals: [
    { title: 'Help', description: 'Help first', priority: 1, type: 'daily', related_traits: ['curious'] },
    { title: 'Rest', description: '', priority: -2, type: 'weekly', related_traits: null },
  ],
  seed_memories: [
    { content: 'Born in Kyoto', fact_type: 'origin', importance: 0.9, entities: ['Kyoto'] },
    { content: 'Likes rain', fact_type: 'taste', importance: 0.1 },
  ],
  lore_generation_context: {
    world_description: 'A city of canals',
    origin_prompt_instructions: 'Be brief',
    entity_terminology: { agent: 'keeper' },
  },
  ...{ generate_avatar: false, generate_origin_story: true, generate_personalized_memories: true },
};

describe('the whole body', () => {
  test('is accepted, kept and answered', async () => {
    const name = unique('Luna');
    const agent = await create({ ...whole, name });
    expect(agent).toMatchObject({
      ...{ $schema: '/api/v1/schemas/AgentDetailResponse.json', name, tenant_id: 'org_acme' },
      ...{ owner_user_id: 'user_admin', owner_display_name: 'Name of user_admin' },
      ...{ owner_email: 'user_admin@acme.test', is_active: true, instance_count: 1 },
      ...{ bio: 'Keeps the lights on', gender: 'female', avatar_url: 'https://example.test/a.png' },
      ...{ personality_prompt: 'You are Luna.', speech_patterns: ['so to say'], true_interests: ['stars'] },
      ...{ true_dislikes: ['noise'], primary_traits: ['curious'], mcp_enabled: ['files', 'mail'] },
      ...{ dimensions, behaviors, preferences },
    });
    for (const trait of TRAITS)
      expect(agent.big5).toMatchObject({ [trait]: { score: big5[trait], confidence: 1 } });
    expect((await rowOf(agent.agent_id)).creation).toEqual({
      ...{ user_id: 'u-1', user_display_name: 'Sam' },
      ...{ initial_goals: whole.initial_goals, lore_generation_context: whole.lore_generation_context },
    });
    const read = await world.api.request(`/agents/${encodeURIComponent(name)}`, {
      token: world.tokens.admin,
    });
    expect(await bodyOf(read)).toEqual(agent);
  });

  test('members of the reply that have no value are left out, lists are empty', async () => {
    const agent = await create({ name: unique('Bare') });
    expect(Object.keys(agent).sort()).toEqual(
      [
        ...['$schema', 'agent_id', 'avatar_url', 'created_at', 'instance_count', 'is_active', 'mcp_enabled'],
        ...['name', 'owner_display_name', 'owner_email', 'owner_user_id', 'primary_traits', 'project_id'],
        ...['speech_patterns', 'tenant_id', 'true_dislikes', 'true_interests'],
      ].sort(),
    );
    expect(agent.avatar_url).toBe(`/avatars/${agent.agent_id}.svg`);
    expect(agent.speech_patterns).toEqual([]);
  });

  test('null stands for a list that is not sent', async () => {
    const name = unique('Nulls');
    await create({ name, speech_patterns: ['hm'], seed_memories: null });
    const again = { name, speech_patterns: null, true_interests: null, initial_goals: null };
    expect((await create(again)).speech_patterns).toEqual(['hm']);
  });

  test('work that needs a language model is noted as skipped', async () => {
    const agent = await create({ name: unique('Skips'), generate_origin_story: true });
    const [change] = await changesOf(agent.agent_id);
    expect(change?.note).toBe('Skipped without a language model: origin story.');
  });
});

describe('create or update', () => {
  test('by name: members that are not sent keep their value', async () => {
    const name = unique('Kept');
    const first = await create({ ...whole, name });
    const second = await create({ name, bio: 'New bio', initial_goals: [] });
    expect(second).toEqual({ ...first, bio: 'New bio' });
    const { creation } = await rowOf(first.agent_id);
    expect(creation).toMatchObject({ initial_goals: [], user_id: 'u-1' });
  });

  test('the same body again changes nothing and writes no row', async () => {
    const body = { ...whole, name: unique('Same'), generate_origin_story: false };
    const agent = await create({ ...body, generate_personalized_memories: false });
    const before = await countActivity(world);
    const { updatedAt } = await rowOf(agent.agent_id);
    expect(await create({ ...body, generate_personalized_memories: false })).toEqual(agent);
    expect((await rowOf(agent.agent_id)).updatedAt).toEqual(updatedAt);
    expect(await countActivity(world)).toBe(before);
  });

  test('by id: an unknown one is used, a known one updates and may rename', async () => {
    const agentId = randomUUID();
    const name = unique('By id');
    expect(await create({ agent_id: agentId.toUpperCase(), name })).toMatchObject({ agent_id: agentId });
    const renamed = await create({ agent_id: agentId, name: `${name} again` });
    expect(renamed).toMatchObject({ agent_id: agentId, name: `${name} again` });
    const other = unique('Other');
    await create({ name: other });
    expect((await post({ agent_id: agentId, name: other })).status).toBe(409);
    expect((await post({ agent_id: randomUUID(), name: other })).status).toBe(409);
  });

  test('If-None-Match: * creates and never updates', async () => {
    const name = unique('Only new');
    const first = await post({ name }, { 'If-None-Match': '*' });
    const { agent_id: agentId } = await bodyOf(first);
    const second = await post({ name, bio: 'Overwritten' }, { 'If-None-Match': '*' });
    expect(second.status).toBe(412);
    expect(await bodyOf(second)).toMatchObject({ existing_id: agentId });
    expect((await rowOf(agentId)).bio).toBe('');
  });

  test('the owner stays who created it', async () => {
    const name = unique('Owned');
    await create({ name });
    const init = { method: 'POST', token: world.tokens.member, json: { name, bio: 'By a member' } };
    expect(await bodyOf(await world.api.request('/agents', init))).toMatchObject({
      owner_user_id: 'user_admin',
    });
  });

  test('two creates of one name at once make one agent', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = unique('Twins');
      const bios = ['one', 'two', 'three', 'four'];
      const replies = await Promise.all(bios.map(async (bio) => post({ name, bio })));
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const ids = await Promise.all(replies.map(async (reply) => (await bodyOf(reply)).agent_id));
      expect(new Set(ids).size).toBe(1);
      const changes = (await changesOf(ids[0])).map(({ verb }) => verb);
      expect(changes.toSorted()).toEqual(['create', 'update', 'update', 'update']);
    }
  });

  test('two creates at once that must not update: one wins, the others learn its id', async () => {
    const name = unique('Race');
    const replies = await Promise.all([1, 2, 3].map(() => post({ name }, { 'If-None-Match': '*' })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    const bodies = await Promise.all(replies.map(bodyOf));
    const ids = bodies.map(({ agent_id: made, existing_id: found }) => made ?? found);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('seed memories', () => {
  const factsOf = (agentId: unknown) =>
    world.api.store.db
      .select()
      .from(memoryFacts)
      .where(and(eq(memoryFacts.agentId, String(agentId))));

  test('belong to the agent itself, and a second list replaces the first', async () => {
    const name = unique('Seeded');
    const { agent_id: id } = await create({ name, seed_memories: whole.seed_memories });
    const facts = await factsOf(id);
    expect(facts.map(({ instanceId, metadata }) => [instanceId, metadata])).toEqual([
      [null, { scope: 'agent_global' }],
      [null, { scope: 'agent_global' }],
    ]);
    await create({ name, bio: 'Memories not sent' });
    expect(await factsOf(id)).toEqual(facts);
    await create({
      name,
      seed_memories: [{ content: 'New', fact_type: 'x', importance: 1, entities: null }],
    });
    expect((await factsOf(id)).map(({ content, entities }) => [content, entities])).toEqual([['New', []]]);
    const counts = (await changesOf(id)).map((change) => change.counts);
    expect(counts).toEqual([
      { memories_removed: 2, memories_added: 1 },
      undefined,
      { memories_removed: 0, memories_added: 2 },
    ]);
  });
});

test('an agent starts with its default instance and in the default project', async () => {
  const agent = await create({ name: unique('Fresh') });
  const rows = await world.api.store.db
    .select()
    .from(instances)
    .where(eq(instances.agentId, String(agent.agent_id)));
  expect(rows.map(({ name, isDefault, status }) => [name, isDefault, status])).toEqual([
    ['default', true, 'active'],
  ]);
  const list = await world.api.request('/projects', { token: world.tokens.admin });
  const projects: unknown = await list.json();
  expect(listOf(projects).find(({ name }) => name === 'Default')?.project_id).toBe(agent.project_id);
});
