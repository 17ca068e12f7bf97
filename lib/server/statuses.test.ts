import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Endpoint } from '@/lib/contract/endpoint';
import { identityError } from '@/lib/contract/identities';
import { problem as problemSchema } from '@/lib/contract/problem';
import { STATUSES, type Status, statuses } from '@/lib/contract/statuses';
import { agentsApi, dashboardApi, identityApi } from './app';
import { bodyLimit } from './parse';
import { remoteActivityRoutes } from './routes/dashboard';
import { StoreOpenError } from './store/postgres';
import { testApiOver } from './test-api';
import { type Attempt, accepted, baseOf, endpoints, eventsIn, namesOf, send } from './test-requests';
import {
  countActivity,
  makeKey,
  makeThings,
  openWorld,
  PLANTED_PROVIDER,
  type Things,
  unique,
  type World,
} from './test-world';

let world: World;
/** What reads and refused requests name: they change nothing, so that one set serves them all. */
let shared: Things;
beforeAll(async () => {
  world = await openWorld();
  shared = await makeThings(world);
});
afterAll(() => world.api.close());

type Case = (endpoint: Endpoint, things: Things) => Attempt[] | Promise<Attempt[]>;

const NOBODY = '00000000-0000-4000-8000-000000000000';
const NO_IDENTITY = 'inst_0000000000000000';
const BROKEN = '?x=%E0%A4%A';

function withAdmin(attempt: Attempt): Attempt {
  return { token: world.tokens.admin, ...attempt };
}

/** A request that brings each status about, for every endpoint that answers it. */
const cases: Record<Status, Case> = {
  200: (endpoint, things) => [withAdmin(accepted(endpoint, things))],
  204: (endpoint, things) => [withAdmin(accepted(endpoint, things))],
  400: (endpoint, things) => {
    const request = withAdmin(accepted(endpoint, things));
    const broken: Attempt[] = [{ ...request, query: BROKEN }];
    if (endpoint.body) broken.push({ ...request, json: undefined, body: '{"name":', headers: asJson });
    if ('cursor' in shapeOf(endpoint)) broken.push({ ...request, query: '?cursor=bm90IGEgY3Vyc29y' });
    return broken;
  },
  401: (endpoint, things) => [accepted(endpoint, things)],
  403: async (endpoint, things) => {
    const request = accepted(endpoint, things);
    if (endpoint.auth === 'session') {
      const refused = [{ ...request, token: things.key }];
      if (endpoint.scope === 'admin') refused.push({ ...request, token: world.tokens.member });
      return refused;
    }
    if (endpoint.scope === 'read')
      return [{ token: things.key, query: `?project_id=${things.emptyProjectId}` }];
    const weak = endpoint.scope === 'admin' ? ['read', 'write'] : ['read'];
    const token = await makeKey(world, things.projectId, weak);
    return [
      { ...request, token },
      ...(endpoint.scope === 'admin' ? [{ ...request, token: world.tokens.member }] : []),
    ];
  },
  404: async (endpoint, things) => {
    const request = withAdmin(accepted(endpoint, things));
    if (endpoint.id === 'createAgent') {
      const other = await makeThings(world);
      return [{ json: { name: 'Mine', agent_id: other.agentId }, token: things.key }];
    }
    const nobody = (name: string) => (name === 'identityId' ? NO_IDENTITY : NOBODY);
    return namesOf(endpoint).map((name) => ({
      ...request,
      params: { ...request.params, [name]: nobody(name) },
    }));
  },
  405: (endpoint, things) => {
    const used = endpoints
      .filter((other) => other.path === endpoint.path && baseOf(other) === baseOf(endpoint))
      .map(({ method }) => method);
    const free = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].find(
      (method) => !used.some((one) => one === method),
    );
    return [{ ...withAdmin(accepted(endpoint, things)), method: free, json: undefined }];
  },
  409: async (endpoint, things) => {
    const conflict = conflicts[endpoint.id];
    return conflict ? [withAdmin(await conflict(accepted(endpoint, things), things))] : [];
  },
  412: (_endpoint, things) => [
    withAdmin({ json: { name: things.agentName }, headers: { 'If-None-Match': '*' } }),
    withAdmin({ json: { name: 'Other', agent_id: things.agentId }, headers: { 'If-None-Match': '*' } }),
  ],
  413: (endpoint, things) => {
    const large = JSON.stringify({ name: 'x'.repeat(bodyLimit(endpoint)) });
    const request = { ...withAdmin(accepted(endpoint, things)), json: undefined, headers: asJson };
    const declared = { ...request.headers, 'Content-Length': String(large.length) };
    return [
      { ...request, body: large },
      { ...request, body: large, headers: declared },
    ];
  },
  415: (endpoint, things) => {
    const { json, ...request } = withAdmin(accepted(endpoint, things));
    const body = JSON.stringify(json);
    return ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16'].map(
      (type) => ({
        ...request,
        body,
        headers: { 'Content-Type': type },
      }),
    );
  },
  422: (endpoint, things) => {
    const request = withAdmin(accepted(endpoint, things));
    const wrong: Attempt[] = namesOf(endpoint).map((name) => ({
      ...request,
      params: { ...request.params, [name]: 'a\u0000b' },
    }));
    if (endpoint.body) {
      const member = takesUnknown(endpoint) ? { messages: 'none' } : { surprise: true };
      wrong.push({ ...request, json: { ...Object(request.json), ...member } });
    }
    for (const [name, schema] of Object.entries(shapeOf(endpoint))) {
      if (!/size|limit/.test(name)) continue;
      const tooMany = String(Number(z.toJSONSchema(schema).maximum) + 1);
      wrong.push(
        ...['0', tooMany, '', '1.5', 'ten'].map((value) => ({ ...request, query: `?${name}=${value}` })),
      );
    }
    return wrong;
  },
  429: () => [],
  500: (endpoint, things) => [withAdmin(accepted(endpoint, things))],
  503: (endpoint, things) => [withAdmin(accepted(endpoint, things))],
};

const asJson = { 'Content-Type': 'application/json' };

/** In an instance that does not take part. */
async function inactive(request: Attempt): Promise<Attempt> {
  const { agentId, instanceId } = await makeThings(world);
  const path = `/agents/${agentId}/instances/${instanceId}`;
  const json = { status: 'inactive' };
  await world.api.request(path, { method: 'PATCH', token: world.tokens.admin, json });
  return { ...request, params: { agentId }, json: { ...Object(request.json), instance_id: instanceId } };
}

/** Of an agent that has one instance and no case. */
async function alone(request: Attempt): Promise<Attempt> {
  const json = { name: unique('Alone') };
  const made = await world.api.request('/agents', { method: 'POST', token: world.tokens.admin, json });
  const agentId = String(Object(await made.json()).agent_id);
  return { ...request, params: { agentId } };
}

/** The identity answers as if others held it for longer than anybody waits. */
async function held(request: Attempt): Promise<Attempt> {
  const { identityId } = await makeThings(world);
  const { db } = world.api.store;
  await db.execute(`create or replace function hold() returns trigger language plpgsql as $$begin
    if coalesce(new.identity_id, old.identity_id) = tg_argv[0] then
      raise exception 'held' using errcode = 'lock_not_available';
    end if;
    return coalesce(new, old);
  end$$`);
  for (const table of ['identities', 'identity_attachments']) {
    await db.execute(`create or replace trigger hold before insert or update or delete on ${table}
      for each row execute function hold('${identityId}')`);
  }
  return { ...request, params: { ...request.params, identityId } };
}

/** What stands against a request that is fine by itself. */
const conflicts: Record<string, (request: Attempt, things: Things) => Attempt | Promise<Attempt>> = {
  createAgent: (_request, things) => ({ json: { name: things.agentName, agent_id: NOBODY } }),
  updateAgentProfile: async (request) => ({
    ...request,
    json: { name: (await makeThings(world)).agentName },
  }),
  createCustomTool: (request, things) => ({ ...request, json: { name: things.toolName, description: 'x' } }),
  forkAgent: async (request) => ({ ...request, json: { name: (await makeThings(world)).agentName } }),
  startProbe: (request) => alone(request),
  startCaseRun: (request) => alone(request),
  cleanProbe: async (request) => {
    const { agentId, probeId } = await makeThings(world);
    await world.api.store.db.execute(
      `update probes set status = 'running', heartbeat_at = now() where probe_id = '${probeId}'`,
    );
    return { ...request, params: { agentId, probeId } };
  },
  createCase: async (request) => {
    const { agentId } = await makeThings(world);
    await world.api.store.db.execute(`insert into test_cases
      (tenant_id, agent_id, name, messages, expectations, tool_answers, created_by_id, created_by_label)
      select tenant_id, agent_id, name || n, messages, expectations, tool_answers, '', ''
      from test_cases, generate_series(1, 499) as n where agent_id = '${agentId}'`);
    return { ...request, params: { agentId } };
  },
  importAgent: (request, things) => ({
    ...request,
    json: { ...Object(request.json), name: things.agentName },
  }),
  createCustomState: (request) => ({ ...request, json: { key: 'season', value: 1 } }),
  createInstance: (request) => ({ ...request, json: { name: 'second' } }),
  chatWithAgent: inactive,
  playgroundChat: inactive,
  asyncChat: inactive,
  startTurn: (request, things) => {
    const json = { ...Object(request.json), conversation_id: things.conversationId, instance_id: 'second' };
    return { ...request, json };
  },
  createModelProvider: (request) => ({
    ...request,
    json: { ...Object(request.json), name: PLANTED_PROVIDER },
  }),
  updateModelProvider: (request) => ({ ...request, json: { name: PLANTED_PROVIDER } }),
  updateInstance: (request) => ({ ...request, json: { name: 'default' } }),
  updateIdentity: held,
  deleteIdentity: held,
  processObservation: held,
  processBatch: held,
  takeBatch: held,
  resetIdentity: held,
  attachIdentity: held,
  detachIdentity: held,
  deleteInstance: (request) => ({ ...request, params: { ...request.params, instanceId: 'default' } }),
  deleteProject: (request, things) => ({ ...request, params: { projectId: things.projectId } }),
};

/** The chat's body alone is open, as the original is. */
function takesUnknown({ body }: Endpoint): boolean {
  return body instanceof z.ZodObject && body.def.catchall instanceof z.ZodUnknown;
}

function shapeOf(endpoint: Endpoint): object {
  return 'shape' in endpoint.query && endpoint.query.shape ? endpoint.query.shape : {};
}

/** A world whose database cannot be opened, or fails in a way that nobody foresaw. */
function broken(error: Error): World {
  const store = async () => {
    throw error;
  };
  const api = { ...world.api, ...testApiOver(store) };
  return { ...world, api, remote: testApiOver(store, { remote: true }) };
}

function worldFor(status: Status): World {
  if (status === 500) return broken(new Error('password=hunter2 at select * from api_keys'));
  if (status === 503) return broken(new StoreOpenError('PostgreSQL at db.internal:5432 does not answer.'));
  return world;
}

async function expectRefusal(endpoint: Endpoint, response: Response, status: Status): Promise<void> {
  const text = await response.clone().text();
  if (baseOf(endpoint) === identityApi.base) await expectIdentityError(response);
  else await expectProblem(response, status);
  expect(text).not.toMatch(/hunter2|db\.internal|select|\bat \//);
  if (status === 401) expect(response.headers.get('www-authenticate')).toBe('Bearer');
  if (status === 405) expect(response.headers.get('allow')).toContain('OPTIONS');
  if (status === 503) expect(response.headers.get('retry-after')).toBe('2');
}

async function expectProblem(response: Response, status: Status): Promise<void> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body: unknown = await response.json();
  const parsed = problemSchema.extend({ $schema: z.string() }).strict().safeParse(body);
  expect(parsed.error).toBeUndefined();
  expect(parsed.data).toMatchObject({
    ...{ status, type: 'about:blank', title: expect.any(String), detail: expect.stringMatching(/\.$/) },
    request_id: response.headers.get('x-request-id'),
  });
}

async function expectIdentityError(response: Response): Promise<void> {
  expect(response.headers.get('content-type')).toBe('application/json');
  const parsed = identityError.strict().safeParse(await response.json());
  expect(parsed.error).toBeUndefined();
  expect(parsed.data).toMatchObject({
    error: expect.stringMatching(/^[a-z_]+$/),
    message: expect.stringMatching(/\.$/),
  });
}

function expectStream(endpoint: Endpoint, response: Response, text: string): void {
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  for (const event of eventsIn(text)) endpoint.reply?.parse(event);
}

function expectFile(endpoint: Endpoint, response: Response, text: string): void {
  expect(endpoint.file).toContain(response.headers.get('content-type')?.replace('; charset=utf-8', ''));
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
  expect(text).not.toBe('');
}

/** What is said is kept as a transcript, not in Activity. */
const UNNOTED = [
  ...['settleActivity', 'compareAgentFile', 'chatWithAgent', 'playgroundChat', 'asyncChat'],
  ...['startTurn', 'stopTurn', 'describeConfiguration'],
  ...['testModel', 'lookAtAgents'],
  // An observation is kept in the history of its identity.
  ...['processObservation', 'processBatch', 'takeBatch', 'tryObservation'],
  ...['stopProbe', 'cleanProbe', 'startCaseRun', 'stopCaseRun'],
];

/** A probe of two instances creates and deletes three states in each. */
const NOTED: Record<string, number> = { startProbe: 12 };

/** A change writes one row of Activity, a read none; a refused request never does. */
function rowsWritten(endpoint: Endpoint, status: Status): number {
  const quiet = endpoint.method === 'GET' || UNNOTED.includes(endpoint.id);
  return (status === 200 || status === 204) && !quiet ? (NOTED[endpoint.id] ?? 1) : 0;
}

test('every operation has a row, and every row an operation', () => {
  const embedded = [agentsApi, dashboardApi, identityApi].flatMap(({ routes }) => routes);
  const served = [...embedded, ...remoteActivityRoutes];
  const ids = [...new Set(served.map(({ endpoint }) => endpoint.id))].sort();
  expect(endpoints.map(({ id }) => id).sort()).toEqual(ids);
  expect(Object.keys(statuses).sort()).toEqual(ids);
});

describe.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s', (id, endpoint) => {
  const row = statuses[id];

  test('says for each status when, or why never', () => {
    expect(Object.keys(row ?? {}).map(Number)).toEqual([...STATUSES]);
    for (const verdict of Object.values(row ?? {})) expect(Object.values(verdict)[0]).toMatch(/^[A-Z].+\.$/);
  });

  const applying = STATUSES.filter((status) => row && 'when' in row[status]);
  test.each(applying)('%i', async (status) => {
    const changes = (status === 200 || status === 204) && endpoint.method !== 'GET';
    const attempts = await cases[status](endpoint, changes ? await makeThings(world) : shared);
    expect(attempts, `no case brings about ${status}`).not.toHaveLength(0);
    const before = await countActivity(world);
    for (const attempt of attempts) {
      const response = await send(worldFor(status), endpoint, attempt);
      expect({ status: response.status, attempt }).toEqual({ status, attempt });
      if (status >= 400) await expectRefusal(endpoint, response, status);
      else if (endpoint.stream) expectStream(endpoint, response, await response.text());
      else if (endpoint.file) expectFile(endpoint, response, await response.text());
      else if (endpoint.reply) endpoint.reply.parse(await response.json());
      else expect(await response.text()).toBe('');
    }
    expect((await countActivity(world)) - before).toBe(rowsWritten(endpoint, status));
  });
});
