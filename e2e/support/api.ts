import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type AgentDetail, agentDetail } from '@/lib/contract/agents';
import {
  type Activity,
  agentContents,
  instanceWithContents,
  listActivityReply,
  samples,
} from '@/lib/contract/dashboard';
import {
  createIdentity,
  getSnapshot,
  listIdentities,
  processBatch,
} from '@/lib/contract/endpoints/identities';
import type { Observation } from '@/lib/contract/identities';
import { agentInstance, listInstancesReply } from '@/lib/contract/instances';
import { createApiKeyReply } from '@/lib/contract/keys';
import { project } from '@/lib/contract/projects';
import type { Role } from './accounts';
import { mintToken } from './identity';
import { world } from './world';

export const unique = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;

/** The API as a program uses it: what a test prepares and what it checks behind the page's back. */
export class Api {
  #token: Promise<string>;

  constructor(
    role: Role,
    organization?: string,
    /** Of another copy that accepts the first one's sessions. */
    private readonly origin = world().origin,
  ) {
    this.#token = mintToken(role, organization);
  }

  async send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  async #ask<S extends z.ZodType>(reply: S, method: string, path: string, body?: unknown) {
    const response = await this.send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return reply.parse(await response.json());
  }

  createAgent(body: { name: string; bio?: string; project_id?: string }): Promise<AgentDetail> {
    return this.#ask(agentDetail, 'POST', '/api/v1/agents', body);
  }

  /** By id or name. */
  getAgent(agent: string) {
    return this.#ask(agentDetail, 'GET', `/api/v1/agents/${encodeURIComponent(agent)}`);
  }

  async getStatus(path: string): Promise<number> {
    return (await this.send('GET', `/api/v1${path}`)).status;
  }

  createInstance(agentId: string, name: string) {
    return this.#ask(agentInstance, 'POST', `/api/v1/agents/${agentId}/instances`, { name });
  }

  async listInstances(agentId: string) {
    const reply = await this.#ask(listInstancesReply, 'GET', `/api/v1/agents/${agentId}/instances`);
    return reply.instances ?? [];
  }

  /** What an instance holds now, counted in the database. */
  async contents(agentId: string, instanceId: string) {
    const path = `/api/troupe/v1/agents/${agentId}/instances/${encodeURIComponent(instanceId)}/contents`;
    return this.#ask(instanceWithContents, 'GET', path);
  }

  agentContents(agentId: string) {
    return this.#ask(agentContents, 'GET', `/api/troupe/v1/agents/${agentId}/contents`);
  }

  async activity(query: Record<string, string>): Promise<Activity[]> {
    const path = `/api/troupe/v1/activity?${new URLSearchParams(query)}`;
    return (await this.#ask(listActivityReply, 'GET', path)).items ?? [];
  }

  createProject(name: string) {
    return this.#ask(project, 'POST', '/api/v1/projects', { name });
  }

  listProjects() {
    return this.#ask(z.array(project), 'GET', '/api/v1/projects');
  }

  createKey(projectId: string, name: string) {
    return this.#ask(createApiKeyReply, 'POST', `/api/v1/projects/${projectId}/keys`, { name });
  }

  async createIdentity(name: string) {
    const path = '/api/identity/v1/instances';
    return (await this.#ask(createIdentity.reply, 'POST', path, { name })).data;
  }

  /** The newest of that name. */
  async findIdentity(name: string) {
    const path = '/api/identity/v1/instances?limit=100';
    const { data } = await this.#ask(listIdentities.reply, 'GET', path);
    return data.find((identity) => identity.name === name);
  }

  async snapshot(identityId: string) {
    const path = `/api/identity/v1/instances/${identityId}/snapshot`;
    return (await this.#ask(getSnapshot.reply, 'GET', path)).data;
  }

  async observe(identityId: string, observations: Observation[]) {
    const path = `/api/identity/v1/instances/${identityId}/process/batch`;
    return (await this.#ask(processBatch.reply, 'POST', path, { observations })).data;
  }

  addSamples() {
    return this.#ask(samples, 'POST', '/api/troupe/v1/samples');
  }
}
