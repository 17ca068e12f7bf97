import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import * as tools from '../tools';

const noQuery = z.object({});

export const listCustomTools = defineEndpoint({
  id: 'listCustomTools',
  method: 'GET',
  path: '/agents/{agentId}/tools',
  tag: 'Tools',
  summary: 'List the custom tools of an agent',
  description: 'In the order of their names.',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: tools.listCustomToolsReply,
  scope: 'read',
  auth: 'any',
});

export const createCustomTool = defineEndpoint({
  id: 'createCustomTool',
  method: 'POST',
  path: '/agents/{agentId}/tools',
  tag: 'Tools',
  summary: 'Create a custom tool',
  description:
    'parameters is a JSON Schema whose root is an object, at most 64 KiB and 32 levels deep; left out, the tool takes nothing. An array says what it holds (items), required names properties that are there, and $ref leads to a place in the schema itself, never in a circle.',
  params: agentParams,
  query: noQuery,
  body: tools.createCustomToolBody,
  reply: tools.customToolDefinition,
  scope: 'write',
  auth: 'any',
});

export const updateCustomTool = defineEndpoint({
  id: 'updateCustomTool',
  method: 'PUT',
  path: '/agents/{agentId}/tools/{toolName}',
  tag: 'Tools',
  summary: 'Update a custom tool',
  description:
    'Members that are not sent keep their value. The name stays: it is how a model calls the tool.',
  params: tools.toolParams,
  query: noQuery,
  body: tools.updateCustomToolBody,
  reply: tools.updateCustomToolReply,
  scope: 'write',
  auth: 'any',
});

export const deleteCustomTool = defineEndpoint({
  id: 'deleteCustomTool',
  method: 'DELETE',
  path: '/agents/{agentId}/tools/{toolName}',
  tag: 'Tools',
  summary: 'Delete a custom tool',
  params: tools.toolParams,
  query: noQuery,
  body: undefined,
  reply: tools.deleteCustomToolReply,
  scope: 'write',
  auth: 'any',
});
