import type { Endpoint } from '@/lib/contract/endpoint';
import * as agentEndpoints from '@/lib/contract/endpoints/agents';
import * as dashboardEndpoints from '@/lib/contract/endpoints/dashboard';
import * as instanceEndpoints from '@/lib/contract/endpoints/instances';
import * as projectEndpoints from '@/lib/contract/endpoints/projects';
import type { TestRequest } from './test-api';
import { type Things, unique, type World } from './test-world';

/** Every operation of both contracts, and for each one request that it accepts. */

const dashboard: Endpoint[] = Object.values(dashboardEndpoints);
export const endpoints: Endpoint[] = [
  ...Object.values(agentEndpoints),
  ...Object.values(instanceEndpoints),
  ...Object.values(projectEndpoints),
  ...dashboard,
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
  const base = dashboard.includes(endpoint) ? '/api/troupe/v1' : '/api/v1';
  const api = isRemoteOnly(endpoint) ? world.remote : world.api;
  return api.request(`${base}${path}${query}`, { method: endpoint.method, ...init });
}

function isRemoteOnly(endpoint: Endpoint): boolean {
  return endpoint.id === 'recordActivity' || endpoint.id === 'settleActivity';
}

const noted = { request_id: 'request-1', verb: 'update', object: { type: 'agent', id: 'x', name: 'X' } };

/** The body of the one request that each endpoint with a body accepts. */
const bodies: Record<string, (things: Things) => unknown> = {
  createAgent: () => ({ name: unique('Created') }),
  setAgentStatus: () => ({ is_active: false }),
  updateAgentProfile: () => ({ bio: 'Another life' }),
  updateAgentProject: () => ({ project_id: null }),
  createInstance: () => ({ name: 'third' }),
  updateInstance: () => ({ description: 'Another place' }),
  createProject: () => ({ name: unique('Made') }),
  updateProject: () => ({ environment: 'staging' }),
  createAPIKey: () => ({ name: 'Another key' }),
  recordActivity: () => noted,
  settleActivity: () => ({ outcome: 'done' }),
};

/** The request that the admin of the things' tenant may make. An endpoint that nobody described fails. */
export function accepted(endpoint: Endpoint, things: Things): Attempt {
  const body = bodies[endpoint.id];
  if (endpoint.body && !body) throw new Error(`${endpoint.id} has no body in test-requests.ts`);
  return { params: paramsOf(endpoint, things), ...(body && { json: body(things) }) };
}

function paramsOf(endpoint: Endpoint, things: Things): Record<string, string> {
  const known: Record<string, string> = {
    agentId: things.agentId,
    instanceId: things.instanceId,
    projectId: endpoint.id === 'deleteProject' ? things.emptyProjectId : things.projectId,
    keyId: things.keyId,
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
