import * as z from 'zod';
import * as agents from '../agents';
import { defineEndpoint } from '../endpoint';

const noQuery = z.object({});

export const listAgents = defineEndpoint({
  id: 'listAgents',
  method: 'GET',
  path: '/agents',
  tag: 'Agents',
  summary: 'List agents',
  description:
    'Newest first. Cursor mode by default (page_size, default 30); offset mode when limit or offset is present (limit default 50). Extensions of this server: is_active and sort.',
  params: z.object({}),
  query: agents.listAgentsQuery,
  body: undefined,
  reply: agents.paginatedAgents,
  scope: 'read',
  auth: 'any',
});

export const createAgent = defineEndpoint({
  id: 'createAgent',
  method: 'POST',
  path: '/agents',
  tag: 'Agents',
  summary: 'Create or update an agent',
  description:
    'Updates the agent that has the given agent_id or name, else creates one; members that are not sent keep their value. With the header If-None-Match: * (an extension of this server) an existing agent is refused with 412.',
  params: z.object({}),
  query: noQuery,
  body: agents.createAgentBody,
  reply: agents.agentDetail,
  scope: 'write',
  auth: 'any',
  headers: { 'If-None-Match': 'Only * is understood: create, never update.' },
});

export const getAgent = defineEndpoint({
  id: 'getAgent',
  method: 'GET',
  path: '/agents/{agentId}',
  tag: 'Agents',
  summary: 'Get one agent',
  params: agents.agentParams,
  query: noQuery,
  body: undefined,
  reply: agents.agentDetail,
  scope: 'read',
  auth: 'any',
});

export const deleteAgent = defineEndpoint({
  id: 'deleteAgent',
  method: 'DELETE',
  path: '/agents/{agentId}',
  tag: 'Agents',
  summary: 'Delete an agent and all it owns',
  description: 'Answers how many rows of each kind were deleted.',
  params: agents.agentParams,
  query: noQuery,
  body: undefined,
  reply: agents.deleteAgentReply,
  scope: 'admin',
  auth: 'any',
});

export const setAgentStatus = defineEndpoint({
  id: 'setAgentStatus',
  method: 'PATCH',
  path: '/agents/{agentId}/status',
  tag: 'Agents',
  summary: 'Activate or deactivate an agent',
  params: agents.agentParams,
  query: noQuery,
  body: agents.setAgentStatusBody,
  reply: agents.setAgentStatusReply,
  scope: 'write',
  auth: 'any',
});

export const updateAgentProfile = defineEndpoint({
  id: 'updateAgentProfile',
  method: 'PATCH',
  path: '/agents/{agentId}/profile',
  tag: 'Agents',
  summary: 'Update the profile of an agent',
  description: 'Members that are not sent keep their value.',
  params: agents.agentParams,
  query: noQuery,
  body: agents.updateAgentProfileBody,
  reply: agents.updateAgentProfileReply,
  scope: 'write',
  auth: 'any',
});

export const updateAgentProject = defineEndpoint({
  id: 'updateAgentProject',
  method: 'PATCH',
  path: '/agents/{agentId}/project',
  tag: 'Agents',
  summary: 'Move an agent to a project',
  description: 'project_id null detaches the agent from its project.',
  params: agents.agentParams,
  query: noQuery,
  body: agents.updateAgentProjectBody,
  reply: agents.updateAgentProjectReply,
  scope: 'write',
  auth: 'session',
});
