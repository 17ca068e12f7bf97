import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import * as forks from '../forks';

const noQuery = z.object({});

export const forkAgent = defineEndpoint({
  id: 'forkAgent',
  method: 'POST',
  path: '/agents/{agentId}/fork',
  tag: 'Forks',
  summary: 'Copy an agent with everything it owns',
  description:
    'Answers at once; the copy is made in the background and is seen by nothing but its fork status until it is complete. No request is remembered: sent twice without a name it makes two copies, with a name the second is refused.',
  params: agentParams,
  query: noQuery,
  body: forks.forkAgentBody,
  reply: forks.forkReply,
  scope: 'write',
  auth: 'any',
  bodyOptional: true,
});

export const getForkStatus = defineEndpoint({
  id: 'getForkStatus',
  method: 'GET',
  path: '/agents/{agentId}/fork/status',
  tag: 'Forks',
  summary: 'Get how far a fork is',
  params: forks.forkParams,
  query: noQuery,
  body: undefined,
  reply: forks.forkStatus,
  scope: 'read',
  auth: 'any',
});
