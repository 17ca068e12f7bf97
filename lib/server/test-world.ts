import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { hashKey } from './authenticate';
import { modelProviders } from './store/schema/model-providers';
import { openTestApi, signToken, type TestApi, testApiOver } from './test-api';
import { insertRows, newLikeness, type Rows, takeRows } from './test-copies';

/** An API with two organisations, their people and keys, and what requests need to name. */
export interface World {
  api: TestApi;
  /** The same database behind the API of a copy whose agents API is remote. */
  remote: Pick<TestApi, 'request'>;
  tokens: Record<'admin' | 'member' | 'outsider' | 'alone', string>;
}

export async function openWorld(): Promise<World> {
  const api = await openTestApi();
  const [admin, member, outsider, alone] = await Promise.all([
    signToken({ exp: 3600 }),
    signToken({ exp: 3600, sub: 'user_member', org: { id: 'org_acme', role: 'member' } }),
    signToken({ exp: 3600, sub: 'user_globex', org: { id: 'org_globex', role: 'admin' } }),
    signToken({ exp: 3600, sub: 'user_alone', org: null }),
  ]);
  const remote = testApiOver(async () => api.store, { remote: true });
  // Reading the projects makes the default one, so that no later request makes it by the way.
  for (const token of [admin, outsider]) await api.request('/projects', { token });
  return { api, remote, tokens: { admin, member, outsider, alone } };
}

export type Json = Record<string, unknown>;

/** A reply's body, which must be an object. */
export async function bodyOf(response: Response): Promise<Json> {
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null) throw new Error(`not an object: ${JSON.stringify(body)}`);
  return { ...body };
}

/** A list in a reply. */
export function listOf(value: unknown): Json[] {
  if (!Array.isArray(value)) throw new Error(`not a list: ${JSON.stringify(value)}`);
  return value;
}

export interface Things {
  agentId: string;
  agentName: string;
  instanceId: string;
  toolName: string;
  stateId: string;
  factId: string;
  /** Of a chat that is answered in the background. */
  processingId: string;
  transcriptId: string;
  /** Of the chat tester, answered. */
  turnId: string;
  conversationId: string;
  /** With a run and a probe that have ended. */
  caseId: string;
  runId: string;
  probeId: string;
  /** A copy of the agent that is never completed here. */
  forkId: string;
  projectId: string;
  emptyProjectId: string;
  keyId: string;
  providerId: string;
  key: string;
  /** Attached to the fork. */
  identityId: string;
  activityId: string;
  /** A call to a remote API that was noted and not settled. */
  openActivityId: string;
}

let made = 0;

export function unique(word: string): string {
  made += 1;
  return `${word} ${made}`;
}

/** The things of a tenant that nothing else belongs to, made when the process first needs some. */
let original: Promise<{ things: Things; rows: Rows }> | undefined;

async function makeOriginal(world: World) {
  const tenant = 'org_original';
  const token = await signToken({ exp: 3600, org: { id: tenant, role: 'admin' } });
  const things = await requestThings(world, token);
  return { things, rows: await takeRows(world.api.store.db, TABLES, tenant) };
}

/**
 * A project of its own with an agent, a second instance of it, and a key; and a project without agents: of the admin's
 * tenant. All but the first of a process are copies, which takes a tenth of the time.
 */
export async function makeThings(world: World): Promise<Things> {
  original ??= makeOriginal(world);
  const { things, rows } = await original;
  const key = `sk_${randomBytes(32).toString('base64url')}`;
  const liken = newLikeness(rows, [
    ['org_original', 'org_acme'],
    ...['Agent', 'Project', 'Empty'].map((word): [string, string] => [`${word} of all`, unique(word)]),
    [hashKey(things.key), hashKey(key)],
    [things.key, key],
    [things.identityId, `inst_${randomBytes(8).toString('hex')}`],
    [things.key.slice(0, 10), key.slice(0, 10)],
  ]);
  await insertRows(world.api.store.db, rows, liken);
  await plantProvider(world, 'org_acme');
  return JSON.parse(liken(JSON.stringify(things)));
}

async function requestThings(world: World, token: string): Promise<Things> {
  const post = async (path: string, json: unknown, api: Pick<TestApi, 'request'> = world.api) => {
    const response = await api.request(path, { method: 'POST', token, json });
    const body = await bodyOf(response);
    if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return new Map(Object.entries(body).map(([key, value]) => [key, String(value)]));
  };
  const projectId = (await post('/projects', { name: 'Project of all' })).get('project_id') ?? '';
  const empty = await post('/projects', { name: 'Empty of all' });
  const agent = await post('/agents', { name: 'Agent of all', project_id: projectId });
  const agentId = agent.get('agent_id') ?? '';
  const instance = await post(`/agents/${agentId}/instances`, { name: 'second' });
  const tool = await post(`/agents/${agentId}/tools`, { name: 'find_guest', description: 'Finds a guest.' });
  const state = await post(`/agents/${agentId}/custom-states`, { key: 'season', value: 'spring' });
  const fact = await post(`/agents/${agentId}/memory/facts`, { content: 'Likes tea.', user_id: 'u1' });
  const messages = [{ role: 'user', content: 'Hello' }];
  const provider = 'rehearsal';
  const chat = await post(`/agents/${agentId}/chat/async`, { messages, provider });
  await settled(world, `/agents/${agentId}/chat/result/${chat.get('processing_id')}`, token);
  const turn = {
    turn_id: randomUUID(),
    conversation_id: randomUUID(),
    position: 0,
    message: 'Hello',
    provider,
  };
  await answered(world, `/api/troupe/v1/agents/${agentId}/turns`, { token, json: turn });
  const tried = await plantTries(world, token, agentId);
  const fork = await post(`/agents/${agentId}/fork`, {});
  const key = await post(`/projects/${projectId}/keys`, {});
  const object = { type: 'agent', id: agentId, name: 'noted' };
  const noted = { request_id: 'request-1', verb: 'update', object };
  const open = await post('/api/troupe/v1/activity', noted, world.remote);
  const { rows } = await world.api.store.db.execute<{ id: string }>(
    sql`select activity_id as id from activity where object_id = ${agentId} and verb = 'create'`,
  );
  return {
    agentId,
    agentName: agent.get('name') ?? '',
    instanceId: instance.get('instance_id') ?? '',
    toolName: tool.get('name') ?? '',
    stateId: state.get('state_id') ?? '',
    factId: fact.get('fact_id') ?? '',
    processingId: chat.get('processing_id') ?? '',
    transcriptId: await transcriptOf(world, chat.get('processing_id') ?? ''),
    turnId: turn.turn_id,
    conversationId: turn.conversation_id,
    ...tried,
    forkId: fork.get('agent_id') ?? '',
    projectId,
    emptyProjectId: empty.get('project_id') ?? '',
    keyId: key.get('key_id') ?? '',
    key: key.get('key') ?? '',
    providerId: PLANTED,
    identityId: await plantIdentity(world, token, fork.get('agent_id') ?? ''),
    activityId: rows[0]?.id ?? '',
    openActivityId: open.get('activity_id') ?? '',
  };
}

/** An identity with one cycle, attached to the agent. */
async function plantIdentity({ api }: World, token: string, agentId: string): Promise<string> {
  const path = '/api/identity/v1/instances';
  const made = await bodyOf(
    await api.request(path, { method: 'POST', token, json: { name: 'Identity of all' } }),
  );
  const id = String(Object(made.data).id);
  const observation = { mode_target: 'order', signal_strength: 0.5 };
  await api.request(`${path}/${id}/process`, { method: 'POST', token, json: observation });
  await api.store.db.execute(sql`insert into identity_attachments (tenant_id, identity_id, agent_id)
    select tenant_id, ${id}, agent_id from agents where agent_id = ${agentId}::uuid`);
  return id;
}

async function transcriptOf(world: World, runId: string): Promise<string> {
  const { rows } = await world.api.store.db.execute<{ id: string }>(
    sql`select transcript_id as id from chat_sessions join chat_runs using (tenant_id, agent_id, session_id)
      where run_id = ${runId}::uuid`,
  );
  return rows[0]?.id ?? '';
}

/** A case, and a run and a probe that have ended: running them here would take its time. */
export async function plantTries(world: World, token: string, agentId: string) {
  const expectations = [{ kind: 'contains', text: 'spring' }];
  const messages = [{ role: 'user', content: 'Which season is it?' }];
  const path = `/api/troupe/v1/agents/${agentId}/cases`;
  const json = { name: 'Knows the season', messages, expectations };
  const made = await bodyOf(await world.api.request(path, { method: 'POST', token, json }));
  const { rows } = await world.api.store.db.execute<{ run_id: string; probe_id: string }>(sql`
    with run as (
      insert into case_runs (tenant_id, agent_id, status, cases, instances, pairs, repeats, is_draft, api,
        created_by_id, created_by_label)
      select tenant_id, agent_id, 'complete', '[]', '[]', '[]', 1, false, 'embedded', 'user_admin', ''
      from agents where agent_id = ${agentId}::uuid returning run_id
    ), probe as (
      insert into probes (tenant_id, agent_id, status, is_leaky, instances, users, api, created_by_id,
        created_by_label)
      select tenant_id, agent_id, 'complete', false, '[]', '[]', 'embedded', 'user_admin', ''
      from agents where agent_id = ${agentId}::uuid returning probe_id
    ) select run_id, probe_id from run, probe`);
  const { run_id: runId = '', probe_id: probeId = '' } = rows[0] ?? {};
  return { caseId: String(made.case_id), runId, probeId };
}

/** Waits for a chat in the background: it would change rows under a test that compares them. */
async function settled(world: World, path: string, token: string): Promise<void> {
  for (let status: unknown = 'running'; status === 'running'; ) {
    status = (await bodyOf(await world.api.request(path, { token }))).status;
  }
}

/** Reads a stream to its end. */
async function answered(world: World, path: string, init: { token: string; json: object }): Promise<void> {
  const response = await world.api.request(path, { method: 'POST', ...init });
  const text = await response.text();
  if (!text.endsWith('data: [DONE]\n\n')) throw new Error(`${path}: ${text}`);
}

const PLANTED = 'planted';

/** The name of a provider that no request of the tests changes. */
export const PLANTED_PROVIDER = 'Planted beside it';

/** A provider of the tenant, one for all, without models: chats of the tests shall not end up there. */
async function plantProvider({ api }: World, tenantId: string): Promise<void> {
  const row = {
    tenantId,
    baseUrl: 'http://127.0.0.1:9/v1',
    createdBy: 'user_admin',
    updatedBy: 'user_admin',
  };
  await api.store.db
    .insert(modelProviders)
    .values([
      { ...row, providerId: PLANTED, name: 'Planted' },
      { ...row, providerId: `${PLANTED}-to-go`, name: 'Planted to go' },
      { ...row, providerId: 'planted-beside-it', name: PLANTED_PROVIDER },
    ])
    .onConflictDoNothing();
}

/** A key of a project with exactly these scopes. */
export async function makeKey(world: World, projectId: string, scopes: string[]): Promise<string> {
  const path = `/projects/${projectId}/keys`;
  const reply = await world.api.request(path, {
    method: 'POST',
    token: world.tokens.admin,
    json: { scopes },
  });
  return String((await bodyOf(reply)).key);
}

const TABLES = [
  'accounts',
  'activity',
  'agents',
  'api_keys',
  'case_results',
  'case_runs',
  'chat_runs',
  'chat_sessions',
  'custom_states',
  'custom_tools',
  'forks',
  'identities',
  'identity_attachments',
  'identity_cycles',
  'instances',
  'memory_facts',
  'memory_nodes',
  'model_providers',
  'personality_deltas',
  'probe_asks',
  'probe_canaries',
  'probes',
  'projects',
  'tester_conversations',
  'tester_frames',
  'tester_turns',
  'test_cases',
];

/** Everything a tenant owns, as one text to compare; when a key was last used does not count. */
export async function everythingOf(world: World, tenant: string): Promise<string> {
  const parts = TABLES.map((table) => {
    // Sums of hashes, because in no order: sorting the rows took as long as all else.
    const row = table === 'api_keys' ? sql`(to_jsonb(t) - 'last_used_at')::text` : sql`t::text`;
    return sql`select ${table} || ':' || count(*) || ':' || coalesce(sum(hashtextextended(${row}, 0)), 0) as part
      from ${sql.identifier(table)} as t where tenant_id = ${tenant}`;
  });
  const { rows } = await world.api.store.db.execute<{ part: string }>(sql.join(parts, sql` union all `));
  return rows
    .map(({ part }) => part)
    .sort()
    .join('\n');
}

export async function countActivity(world: World): Promise<number> {
  const { rows } = await world.api.store.db.execute<{ total: number }>(
    'select count(*)::int as total from activity',
  );
  return rows[0]?.total ?? 0;
}
