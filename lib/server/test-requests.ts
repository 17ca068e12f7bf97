import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@/lib/contract/endpoint';
import * as agentFileEndpoints from '@/lib/contract/endpoints/agent-files';
import * as agentEndpoints from '@/lib/contract/endpoints/agents';
import * as capabilityEndpoints from '@/lib/contract/endpoints/capabilities';
import * as caseEndpoints from '@/lib/contract/endpoints/cases';
import * as chatEndpoints from '@/lib/contract/endpoints/chat';
import * as dashboardEndpoints from '@/lib/contract/endpoints/dashboard';
import * as dashboardModelEndpoints from '@/lib/contract/endpoints/dashboard-models';
import * as forkEndpoints from '@/lib/contract/endpoints/forks';
import * as identityEndpoints from '@/lib/contract/endpoints/identities';
import * as identityViewEndpoints from '@/lib/contract/endpoints/identity-views';
import * as instanceMemoryEndpoints from '@/lib/contract/endpoints/instance-memory';
import * as instanceEndpoints from '@/lib/contract/endpoints/instances';
import * as memoryEndpoints from '@/lib/contract/endpoints/memory';
import * as providerEndpoints from '@/lib/contract/endpoints/model-providers';
import * as modelEndpoints from '@/lib/contract/endpoints/models';
import * as personalityEndpoints from '@/lib/contract/endpoints/personality';
import * as probeEndpoints from '@/lib/contract/endpoints/probes';
import * as projectEndpoints from '@/lib/contract/endpoints/projects';
import * as testerEndpoints from '@/lib/contract/endpoints/tester';
import * as toolEndpoints from '@/lib/contract/endpoints/tools';
import * as transcriptEndpoints from '@/lib/contract/endpoints/transcripts';
import type { TestRequest } from './test-api';
import { type Things, unique, type World } from './test-world';

/** Every operation of the contracts, and for each one request that it accepts. */

const dashboard: Endpoint[] = [
  ...Object.values(agentFileEndpoints),
  ...Object.values(caseEndpoints),
  ...Object.values(dashboardEndpoints),
  ...Object.values(dashboardModelEndpoints),
  ...Object.values(identityViewEndpoints),
  ...Object.values(testerEndpoints),
  ...Object.values(transcriptEndpoints),
  ...Object.values(providerEndpoints),
  ...Object.values(instanceMemoryEndpoints),
  ...Object.values(probeEndpoints),
];
const identity: Endpoint[] = Object.values(identityEndpoints);
export const endpoints: Endpoint[] = [
  ...Object.values(agentEndpoints),
  ...Object.values(capabilityEndpoints),
  ...Object.values(chatEndpoints),
  ...Object.values(forkEndpoints),
  ...Object.values(instanceEndpoints),
  ...Object.values(memoryEndpoints),
  ...Object.values(modelEndpoints),
  ...Object.values(personalityEndpoints),
  ...Object.values(projectEndpoints),
  ...Object.values(toolEndpoints),
  ...dashboard,
  ...identity,
];

/** A request of one endpoint, before it is bound to an API. */
export interface Attempt extends TestRequest {
  params?: Record<string, string>;
  query?: string;
}

/** Sends an attempt to the API that serves the endpoint. */
export function send(world: World, endpoint: Endpoint, attempt: Attempt): Promise<Response> {
  const { params = {}, query = '', ...init } = attempt;
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const base = baseOf(endpoint);
  const api = isRemoteOnly(endpoint) ? world.remote : world.api;
  return api.request(`${base}${path}${query}`, { method: endpoint.method, ...init });
}

export function baseOf(endpoint: Endpoint): string {
  if (dashboard.includes(endpoint)) return '/api/troupe/v1';
  return identity.includes(endpoint) ? '/api/identity/v1' : '/api/v1';
}

function isRemoteOnly(endpoint: Endpoint): boolean {
  return endpoint.id === 'recordActivity' || endpoint.id === 'settleActivity';
}

const SCORES = { openness: 72, conscientiousness: 50, extraversion: 31, agreeableness: 64, neuroticism: 8 };

const model = { post_processing_provider: 'rehearsal', post_processing_model: 'rehearsal-1' };

const provider = { base_url: 'http://127.0.0.1:9/v1', models: ['large'], api_key: 'sk-provider-1234567' };

const file = (name: string) => ({ format: 'troupe-agent', version: 1, agent: { name } });

const question = {
  provider: 'rehearsal',
  messages: [{ role: 'user', content: 'What is the current status?' }],
};

/** A turn that begins a conversation. */
export function asked(message = 'What is the current status?') {
  const ids = { turn_id: randomUUID(), conversation_id: randomUUID() };
  return { ...ids, position: 0, message, provider: 'rehearsal' };
}
const expected = { kind: 'contains', text: 'state' };

const observation = { mode_target: 'exploration', signal_strength: 0.7 };

const noted = { request_id: 'request-1', verb: 'update', object: { type: 'agent', id: 'x', name: 'X' } };

/** The body of the one request that each endpoint with a body accepts. */
const bodies: Record<string, (things: Things) => unknown> = {
  createAgent: () => ({ name: unique('Created') }),
  setAgentStatus: () => ({ is_active: false }),
  updateAgentProfile: () => ({ bio: 'Another life' }),
  updateAgentProject: () => ({ project_id: null }),
  updateCapabilities: () => ({ webSearch: true }),
  patchCapabilities: () => ({ mcpEnabled: ['calendar'] }),
  updateAgentPostProcessingModel: () => model,
  updateProjectModel: () => model,
  updateAccountModel: () => model,
  updatePersonality: () => ({ big5: SCORES }),
  forkAgent: () => ({ name: unique('Forked') }),
  createInstance: () => ({ name: 'third' }),
  updateInstance: () => ({ description: 'Another place' }),
  createCustomTool: () => ({ name: 'book_table', description: 'Books a table.' }),
  updateCustomTool: () => ({ description: 'Looks up a guest.' }),
  createCustomState: () => ({ key: 'weather', value: { sky: 'clear' } }),
  updateCustomState: () => ({ value: 'autumn' }),
  upsertCustomStateByKey: () => ({ key: 'season', value: 'winter' }),
  createFact: () => ({ content: 'Rows at dawn.', user_id: 'u1' }),
  bulkCreateFacts: () => ({ user_id: 'u1', facts: [{ content: 'Has a boat.' }, { content: 'Sings.' }] }),
  updateFact: () => ({ content: 'Likes green tea.' }),
  chatWithAgent: () => question,
  playgroundChat: () => question,
  asyncChat: () => question,
  startTurn: () => asked(),
  describeConfiguration: () => ({ draft: { profile: { bio: 'Another life' } } }),
  createModelProvider: () => ({ ...provider, name: unique('Provider') }),
  updateModelProvider: () => ({ models: [unique('small')] }),
  testModel: () => ({ provider_id: 'rehearsal' }),
  lookAtAgents: () => ({ base_url: 'http://127.0.0.1:9/api/v1', api_key: 'sk_nobody' }),
  createProject: () => ({ name: unique('Made') }),
  updateProject: () => ({ environment: 'staging' }),
  createAPIKey: () => ({ name: 'Another key' }),
  compareAgentFile: () => ({ file: file(unique('Compared')) }),
  importAgent: () => ({ file: file(unique('Imported')) }),
  recordActivity: () => noted,
  startProbe: () => ({}),
  createCase: () => ({
    ...{ name: 'Knows the season', messages: question.messages, expectations: [expected] },
  }),
  updateCase: () => ({ name: unique('Renamed') }),
  startCaseRun: () => ({ repeats: 2 }),
  settleActivity: () => ({ outcome: 'done' }),
  createIdentity: () => ({ name: unique('Identity') }),
  updateIdentity: () => ({ description: 'Of another kind' }),
  processObservation: () => observation,
  processBatch: () => ({ observations: [observation] }),
  takeBatch: () => ({ observations: [observation], after_cycle: 1 }),
  tryObservation: () => observation,
  resetIdentity: () => ({ mode: 'initial' }),
};

/** What an endpoint needs in its query. */
const queries: Record<string, string> = {
  getEffectivePostProcessingModel: '?chat_model=rehearsal-1',
  getCustomStateByKey: '?key=season',
  deleteCustomStateByKey: '?key=season',
};

/** The request that the admin of the things' tenant may make. An endpoint that nobody described fails. */
export function accepted(endpoint: Endpoint, things: Things): Attempt {
  const body = bodies[endpoint.id];
  if (endpoint.body && !body) throw new Error(`${endpoint.id} has no body in test-requests.ts`);
  const query = queries[endpoint.id];
  return { params: paramsOf(endpoint, things), query, ...(body && { json: body(things) }) };
}

/** The state and the fact of the things are in the default instance. */
const inDefault = new Set(['getInstanceState', 'getInstanceFact']);

function paramsOf(endpoint: Endpoint, things: Things): Record<string, string> {
  const known: Record<string, string> = {
    agentId: endpoint.id === 'getForkStatus' ? things.forkId : things.agentId,
    instanceId: inDefault.has(endpoint.id) ? 'default' : things.instanceId,
    toolName: things.toolName,
    stateId: things.stateId,
    factId: things.factId,
    processingId: things.processingId,
    transcriptId: things.transcriptId,
    turnId: things.turnId,
    conversationId: things.conversationId,
    caseId: things.caseId,
    runId: things.runId,
    probeId: things.probeId,
    projectId: endpoint.id === 'deleteProject' ? things.emptyProjectId : things.projectId,
    keyId: things.keyId,
    providerId: endpoint.id === 'deleteModelProvider' ? `${things.providerId}-to-go` : things.providerId,
    identityId: things.identityId,
    activityId: endpoint.id === 'settleActivity' ? things.openActivityId : things.activityId,
    id: things.agentId,
  };
  return Object.fromEntries(
    namesOf(endpoint).map((name) => {
      const value = known[name];
      if (value === undefined) throw new Error(`{${name}} of ${endpoint.id} is unknown in test-requests.ts`);
      return [name, value];
    }),
  );
}

/** The places of a path, in order. */
export function namesOf(endpoint: Endpoint): string[] {
  return [...endpoint.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []));
}

/** What a stream carried: every event but the last, which only says that it is the last. */
export function eventsIn(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.startsWith('data: '));
  if (lines.at(-1) !== 'data: [DONE]') throw new Error(`the stream has no end: ${text.slice(-200)}`);
  return lines.slice(0, -1).map((line): unknown => JSON.parse(line.slice('data: '.length)));
}
