import * as z from 'zod';
import * as files from '../agent-file';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';

/** Part of our second contract, at /api/troupe/v1. */

export const exportAgent = defineEndpoint({
  id: 'exportAgent',
  method: 'GET',
  path: '/agents/{agentId}/export',
  tag: 'Agents',
  summary: 'Export an agent as one file',
  description:
    'Everything that an import needs to make the agent again; no key and no id of the organisation.',
  params: agentParams,
  query: files.exportAgentQuery,
  body: undefined,
  reply: files.agentFile,
  scope: 'read',
  auth: 'any',
});

export const compareAgentFile = defineEndpoint({
  id: 'compareAgentFile',
  method: 'POST',
  path: '/agents/import/compare',
  tag: 'Agents',
  summary: 'Say what an import would write, without writing',
  params: z.object({}),
  query: z.object({}),
  body: files.compareAgentFileBody,
  reply: files.comparedAgentFile,
  scope: 'read',
  auth: 'any',
  bodyLimit: files.FILE_LIMIT,
});

export const importAgent = defineEndpoint({
  id: 'importAgent',
  method: 'POST',
  path: '/agents/import',
  tag: 'Agents',
  summary: 'Create an agent from a file',
  description: 'Always a new agent; members of the file that are not known are left out and named.',
  params: z.object({}),
  query: z.object({}),
  body: files.importAgentBody,
  reply: files.importedAgent,
  scope: 'write',
  auth: 'any',
  bodyLimit: files.FILE_LIMIT,
});
