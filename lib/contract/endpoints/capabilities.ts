import * as z from 'zod';
import { agentParams } from '../agents';
import { agentCapabilities, updateCapabilitiesBody } from '../capabilities';
import { defineEndpoint } from '../endpoint';

const noQuery = z.object({});

export const getCapabilities = defineEndpoint({
  id: 'getCapabilities',
  method: 'GET',
  path: '/agents/{agentId}/capabilities',
  tag: 'Capabilities',
  summary: 'Get the capabilities of an agent',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: agentCapabilities,
  scope: 'read',
  auth: 'any',
});

const change = {
  path: '/agents/{agentId}/capabilities',
  tag: 'Capabilities',
  params: agentParams,
  query: noQuery,
  body: updateCapabilitiesBody,
  reply: agentCapabilities,
  scope: 'write',
  auth: 'any',
} as const;

export const updateCapabilities = defineEndpoint({
  ...change,
  id: 'updateCapabilities',
  method: 'PUT',
  summary: 'Update the capabilities of an agent',
  description:
    'Members that are not sent keep their value. Sent as mcpEnabled, answered as mcp_enabled. autoLearnSkills needs skills, knowledgeBaseWrite needs knowledgeBase, sharedMemory needs wisdom: without it they are off.',
});

export const patchCapabilities = defineEndpoint({
  ...change,
  id: 'patchCapabilities',
  method: 'PATCH',
  summary: 'Update the capabilities of an agent (the same as PUT)',
});
