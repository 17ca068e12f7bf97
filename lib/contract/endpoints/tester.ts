import * as z from 'zod';
import { agentParams } from '../agents';
import { success } from '../common';
import { defineEndpoint } from '../endpoint';
import * as tester from '../tester';

const noQuery = z.object({});

export const startTurn = defineEndpoint({
  id: 'startTurn',
  method: 'POST',
  path: '/agents/{agentId}/turns',
  tag: 'Chat tester',
  summary: 'Ask an agent and follow the answer',
  description:
    'The answer goes on when the request is closed. Sending the same turn_id again follows the turn that was started.',
  params: agentParams,
  query: noQuery,
  body: tester.startTurnBody,
  reply: tester.turnEvent,
  stream: true,
  scope: 'write',
  auth: 'any',
});

export const followTurn = defineEndpoint({
  id: 'followTurn',
  method: 'GET',
  path: '/agents/{agentId}/turns/{turnId}/events',
  tag: 'Chat tester',
  summary: 'Follow an answer, from its beginning or from where it was left',
  params: tester.turnParams,
  query: tester.followTurnQuery,
  body: undefined,
  reply: tester.turnEvent,
  stream: true,
  scope: 'read',
  auth: 'any',
});

export const stopTurn = defineEndpoint({
  id: 'stopTurn',
  method: 'POST',
  path: '/agents/{agentId}/turns/{turnId}/stop',
  tag: 'Chat tester',
  summary: 'Stop an answer',
  description:
    'Cancels upstream and says whether it was seen to have stopped. A turn that has ended stays as it is.',
  params: tester.turnParams,
  query: noQuery,
  body: undefined,
  reply: tester.turn,
  scope: 'write',
  auth: 'any',
});

export const getTurn = defineEndpoint({
  id: 'getTurn',
  method: 'GET',
  path: '/agents/{agentId}/turns/{turnId}',
  tag: 'Chat tester',
  summary: 'Get a turn with its frames and the context that was sent',
  params: tester.turnParams,
  query: noQuery,
  body: undefined,
  reply: tester.turnDetail,
  scope: 'read',
  auth: 'any',
});

export const listConversations = defineEndpoint({
  id: 'listConversations',
  method: 'GET',
  path: '/agents/{agentId}/conversations',
  tag: 'Chat tester',
  summary: 'List the conversations of the tester, the newest first',
  params: agentParams,
  query: tester.listConversationsQuery,
  body: undefined,
  reply: tester.listConversationsReply,
  scope: 'read',
  auth: 'any',
});

export const listTurns = defineEndpoint({
  id: 'listTurns',
  method: 'GET',
  path: '/agents/{agentId}/conversations/{conversationId}/turns',
  tag: 'Chat tester',
  summary: 'List the turns of a conversation, the newest first',
  params: tester.conversationParams,
  query: tester.listTurnsQuery,
  body: undefined,
  reply: tester.listTurnsReply,
  scope: 'read',
  auth: 'any',
});

export const deleteConversation = defineEndpoint({
  id: 'deleteConversation',
  method: 'DELETE',
  path: '/agents/{agentId}/conversations/{conversationId}',
  tag: 'Chat tester',
  summary: 'Delete a conversation of the tester',
  params: tester.conversationParams,
  query: noQuery,
  body: undefined,
  reply: success,
  scope: 'write',
  auth: 'any',
});

export const describeConfiguration = defineEndpoint({
  id: 'describeConfiguration',
  method: 'POST',
  path: '/agents/{agentId}/configuration',
  tag: 'Chat tester',
  summary: 'Say which configuration a turn would run now',
  params: agentParams,
  query: noQuery,
  body: tester.configurationBody,
  reply: tester.configurationReply,
  scope: 'read',
  auth: 'any',
});
