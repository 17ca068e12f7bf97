import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '@/lib/contract/endpoint';
import { accepted, endpoints, namesOf, send } from './test-requests';
import {
  bodyOf,
  countActivity,
  everythingOf,
  type Json,
  listOf,
  makeThings,
  openWorld,
  type Things,
  type World,
} from './test-world';

/** Every operation is tried with what belongs to somebody else; one without an expectation fails. */

let world: World;
let things: Things;
let other: Things;
beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
  other = await makeThings(world);
  const samples = { method: 'POST', token: world.tokens.admin };
  await world.api.request('/api/troupe/v1/samples', samples);
});
afterAll(() => world.api.close());

const each = endpoints.map((endpoint) => [endpoint.id, endpoint] as const);

async function replyOf(endpoint: Endpoint, response: Response): Promise<Json> {
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  endpoint.reply?.parse(body);
  return Array.isArray(body) ? { list: body } : Object.assign({}, body);
}

/** What the admin of another organisation gets from an operation that names no object. */
const fromOutside: Record<string, (reply: Json) => void> = {
  listAgents: (reply) => expect(reply).toMatchObject({ items: [], has_more: false, total_count: 0 }),
  createAgent: (reply) => expect(reply.tenant_id).toBe('org_globex'),
  compareAgentFile: (reply) => expect(reply.existing).toBeUndefined(),
  importAgent: (reply) => expect(reply.counts).toEqual({ instances: 1 }),
  listProjects: (reply) => {
    for (const project of listOf(reply.list)) expect(project.tenant_id).toBe('org_globex');
  },
  createProject: (reply) => expect(reply.tenant_id).toBe('org_globex'),
  listModels: (reply) => expect(reply.default_model).toBe('rehearsal-1'),
  listModelProviders: (reply) =>
    expect(listOf(reply.providers).map(({ source }) => source)).not.toContain('tenant'),
  createModelProvider: (reply) => expect(reply.key).toBe('kept'),
  testModel: (reply) => expect(reply.model).toBe('rehearsal-1'),
  lookAtAgents: (reply) => expect(reply.agents).toEqual([]),
  getAccountModel: (reply) => expect(reply).toMatchObject({ provider: '', model: '' }),
  updateAccountModel: (reply) => expect(reply.provider).toBe('rehearsal'),
  getMyOrg: (reply) => expect(reply.user_id).toBe('user_globex'),
  listActivity: (reply) => {
    for (const change of listOf(reply.items)) expect(change.actor).toMatchObject({ id: 'user_globex' });
  },
  recordActivity: (reply) => expect(reply.actor).toMatchObject({ id: 'user_globex' }),
  getSamples: (reply) => expect(reply).toMatchObject({ present: false, agents: 0 }),
  addSamples: (reply) => expect(reply.present).toBe(true),
  removeSamples: (reply) => expect(reply.deleted).toBeDefined(),
  browseIdentities: (reply) => expect(JSON.stringify(reply)).not.toContain(things.identityId),
  listIdentities: (reply) => expect(JSON.stringify(reply)).not.toContain(things.identityId),
  createIdentity: (reply) => expect(reply.data).toMatchObject({ description: '' }),
};

describe('from another organisation', () => {
  test.each(each)('%s', async (id, endpoint) => {
    const before = await everythingOf(world, 'org_acme');
    const attempt = { ...accepted(endpoint, things), token: world.tokens.outsider };
    const response = await send(world, endpoint, attempt);
    if (namesOf(endpoint).length > 0) {
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain(things.agentName);
    } else {
      const expectation = fromOutside[id];
      expect(expectation, `${id} has no expectation`).toBeDefined();
      expectation?.(await replyOf(endpoint, response));
    }
    expect(await everythingOf(world, 'org_acme')).toBe(before);
  });

  test('an id that the other organisation uses is free here, and a name too', async () => {
    const { agentId, agentName } = things;
    const json = { agent_id: agentId, name: agentName };
    const before = await everythingOf(world, 'org_acme');
    const made = await world.api.request('/agents', { method: 'POST', token: world.tokens.outsider, json });
    expect(await bodyOf(made)).toMatchObject({ agent_id: agentId, tenant_id: 'org_globex' });
    expect(await everythingOf(world, 'org_acme')).toBe(before);
    const gone = await world.api.request(`/agents/${agentId}`, {
      method: 'DELETE',
      token: world.tokens.outsider,
    });
    expect((await bodyOf(gone)).deleted).toMatchObject({ agents: 1, instances: 1 });
    expect(await everythingOf(world, 'org_acme')).toBe(before);
  });

  test('a project of another organisation cannot be named', async () => {
    const token = world.tokens.outsider;
    const json = { name: 'Guest', project_id: things.projectId };
    const created = await world.api.request('/agents', { method: 'POST', token, json });
    expect(created.status).toBe(422);
    const listed = await world.api.request(`/agents?project_id=${things.projectId}`, { token });
    expect(await bodyOf(listed)).toMatchObject({ items: [] });
  });
});

/** What the key of another project gets from an operation that names no object. */
const fromOtherProject: Record<string, (reply: Json) => void> = {
  listAgents: (reply) => expect(listOf(reply.items).map((item) => item.agent_id)).toEqual([other.agentId]),
  createAgent: (reply) => expect(reply.project_id).toBe(other.projectId),
  compareAgentFile: (reply) => expect(reply.existing).toBeUndefined(),
  importAgent: (reply) => expect(reply.counts).toEqual({ instances: 1 }),
  listModels: (reply) => expect(reply.default_model).toBe('rehearsal-1'),
  listActivity: (reply) => expect(JSON.stringify(reply)).not.toContain(things.agentId),
  browseIdentities: (reply) => expect(JSON.stringify(reply)).not.toContain(things.identityId),
  listIdentities: (reply) => expect(JSON.stringify(reply)).not.toContain(things.identityId),
  createIdentity: (reply) => expect(reply.data).toMatchObject({ description: '' }),
};

/** What they make there belongs to the key's own project or to the organisation. */
const MAKES = ['createAgent', 'importAgent', 'createIdentity'];

describe('from the key of another project', () => {
  test.each(each)('%s', async (id, endpoint) => {
    const before = await countActivity(world);
    const response = await send(world, endpoint, { ...accepted(endpoint, things), token: other.key });
    if (endpoint.auth === 'session') expect(response.status).toBe(403);
    else if (namesOf(endpoint).length > 0) expect(response.status).toBe(404);
    else {
      const expectation = fromOtherProject[id];
      expect(expectation, `${id} has no expectation`).toBeDefined();
      expectation?.(await replyOf(endpoint, response));
    }
    if (!MAKES.includes(id)) expect(await countActivity(world)).toBe(before);
  });

  test('the project of another key cannot be listed or written into', async () => {
    const token = other.key;
    const listed = await world.api.request(`/agents?project_id=${things.projectId}`, { token });
    const json = { name: 'Guest', project_id: things.projectId };
    const created = await world.api.request('/agents', { method: 'POST', token, json });
    expect([listed.status, created.status]).toEqual([403, 403]);
  });

  test('a name that another project has is taken, and its agent stays hidden', async () => {
    const json = { name: things.agentName, bio: 'Overwritten' };
    for (const headers of [undefined, { 'If-None-Match': '*' }]) {
      const init = { method: 'POST', token: other.key, json, headers };
      const response = await world.api.request('/agents', init);
      expect(response.status).toBe(409);
      expect(await response.text()).not.toContain(things.agentId);
    }
  });

  test('an agent that moves away is gone for the key, and so is what it did from then on', async () => {
    const moving = await makeThings(world);
    const path = `/agents/${moving.agentId}`;
    const json = { project_id: things.projectId };
    const { admin } = world.tokens;
    await world.api.request(`${path}/project`, { method: 'PATCH', token: admin, json });
    await world.api.request(`${path}/profile`, {
      method: 'PATCH',
      token: admin,
      json: { name: 'Moved away' },
    });
    expect((await world.api.request(path, { token: moving.key })).status).toBe(404);
    expect((await world.api.request(path, { token: things.key })).status).toBe(200);
    const seen = await world.api.request('/api/troupe/v1/activity', { token: moving.key });
    expect(await seen.text()).not.toContain('Moved away');
  });
});
