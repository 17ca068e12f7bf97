import 'server-only';
import type { AnyInput } from '@/lib/call';
import { isUuid } from '@/lib/contract/common';
import type { ActivityVerb, ObjectType } from '@/lib/contract/dashboard';
import { recordActivity, settleActivity } from '@/lib/contract/endpoints/dashboard';
import { isProblemError } from '@/lib/problem-error';
import type { Client } from './client';

/** Which changes of a remote API are noted, and as what. */
const CHANGES: Record<string, { verb: ActivityVerb; type: ObjectType }> = {
  createAgent: { verb: 'create', type: 'agent' },
  deleteAgent: { verb: 'delete', type: 'agent' },
  setAgentStatus: { verb: 'update', type: 'agent' },
  updateAgentProfile: { verb: 'update', type: 'agent' },
  updatePersonality: { verb: 'update', type: 'agent' },
  updateAgentProject: { verb: 'move', type: 'agent' },
  updateCapabilities: { verb: 'update', type: 'agent' },
  patchCapabilities: { verb: 'update', type: 'agent' },
  updateAgentPostProcessingModel: { verb: 'update', type: 'agent' },
  createCustomTool: { verb: 'create', type: 'tool' },
  updateCustomTool: { verb: 'update', type: 'tool' },
  deleteCustomTool: { verb: 'delete', type: 'tool' },
  forkAgent: { verb: 'fork', type: 'agent' },
  createInstance: { verb: 'create', type: 'instance' },
  updateInstance: { verb: 'update', type: 'instance' },
  deleteInstance: { verb: 'delete', type: 'instance' },
  resetInstance: { verb: 'reset', type: 'instance' },
  createCustomState: { verb: 'create', type: 'state' },
  updateCustomState: { verb: 'update', type: 'state' },
  upsertCustomStateByKey: { verb: 'update', type: 'state' },
  deleteCustomState: { verb: 'delete', type: 'state' },
  deleteCustomStateByKey: { verb: 'delete', type: 'state' },
  createFact: { verb: 'create', type: 'fact' },
  bulkCreateFacts: { verb: 'add', type: 'fact' },
  updateFact: { verb: 'update', type: 'fact' },
  deleteFact: { verb: 'delete', type: 'fact' },
  createIdentity: { verb: 'create', type: 'identity' },
  updateIdentity: { verb: 'update', type: 'identity' },
  resetIdentity: { verb: 'reset', type: 'identity' },
  deleteIdentity: { verb: 'delete', type: 'identity' },
  createProject: { verb: 'create', type: 'project' },
  updateProject: { verb: 'update', type: 'project' },
  deleteProject: { verb: 'delete', type: 'project' },
  createAPIKey: { verb: 'create', type: 'key' },
  revokeAPIKey: { verb: 'revoke', type: 'key' },
};

/**
 * Wraps calls to a remote API: a change is written to Activity as `started` before it is
 * sent and settled after it; `unknown` when no answer came, because it may have happened.
 */
export function noted(client: Client, api: 'agents' | 'identity'): Client['agents'] {
  return async (endpoint, input) => {
    const change = CHANGES[endpoint.id];
    if (!change) return client[api](endpoint, input);
    const about = aboutOf(input as AnyInput);
    const row = await client.dashboard(recordActivity, {
      body: {
        request_id: client.requestId,
        verb: verbOf(change.verb, about.body),
        // A tool has no id besides its name.
        object: { type: change.type, id: change.type === 'tool' ? about.name : about.id, name: about.name },
        agent_id: about.agentId,
        instance_id: about.instanceId,
        // A key or a prompt does not belong here; the names of the members say what was sent.
        after: Object.keys(about.body).length > 0 ? { members: Object.keys(about.body) } : undefined,
      },
    });
    const settle = (body: Settlement) =>
      client.dashboard(settleActivity, { params: { activityId: row.activity_id }, body });
    // A row that cannot be settled stays `started`, which says the same as `unknown`; the change's own
    // answer must not be lost for it.
    const settleQuietly = (body: Settlement) => settle(body).catch(() => undefined);
    try {
      const reply = await client[api](endpoint, input);
      const { data } = Object(reply);
      await settleQuietly({ outcome: 'done', object_id: data?.id, counts: countsOf(data ?? reply) });
      return reply;
    } catch (error) {
      const answered = isProblemError(error) && error.problem.status !== 502 && error.problem.status !== 504;
      const note = error instanceof Error ? error.message.slice(0, 500) : undefined;
      await settleQuietly({ outcome: answered ? 'failed' : 'unknown', note });
      throw error;
    }
  };
}

interface Settlement {
  outcome: 'done' | 'failed' | 'unknown';
  /** Of what was made just now. */
  object_id?: string;
  counts?: Record<string, number>;
  note?: string;
}

function aboutOf(input: AnyInput) {
  const params: Record<string, unknown> = { ...input.params };
  const body: Record<string, unknown> = { ...(input.body as object | undefined) };
  const idOf = (value: unknown) => (typeof value === 'string' && isUuid(value) ? value : undefined);
  const name = typeof body.name === 'string' ? body.name : '';
  const id = [
    params.stateId,
    params.factId,
    params.toolName,
    params.keyId,
    params.identityId,
    params.instanceId,
    params.projectId,
    params.agentId,
    name,
  ].find((value) => typeof value === 'string' && value !== '');
  return {
    body,
    name: name || String(id ?? ''),
    id: String(id ?? ''),
    agentId: idOf(params.agentId),
    instanceId: idOf(params.instanceId),
  };
}

function verbOf(verb: ActivityVerb, body: Record<string, unknown>): ActivityVerb {
  const members = Object.keys(body).join();
  if (verb !== 'update') return verb;
  if (members === 'name') return 'rename';
  if (members === 'status') return body.status === 'active' ? 'activate' : 'deactivate';
  if (members === 'is_active') return body.is_active ? 'activate' : 'deactivate';
  return verb;
}

/** Whole numbers that the API returned, for the receipt. */
function countsOf(reply: unknown): Record<string, number> | undefined {
  if (typeof reply !== 'object' || reply === null) return undefined;
  const holder = 'deleted' in reply && typeof reply.deleted === 'object' ? reply.deleted : undefined;
  const counts: Record<string, number> = {};
  for (const [key, value] of Object.entries(holder ?? reply)) {
    if (typeof value === 'number' && (holder || key.endsWith('_deleted'))) counts[key] = value;
  }
  return Object.keys(counts).length > 0 ? counts : undefined;
}
