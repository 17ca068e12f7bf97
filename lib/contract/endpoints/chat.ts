import * as z from 'zod';
import { agentParams } from '../agents';
import * as chat from '../chat';
import { defineEndpoint } from '../endpoint';

const noQuery = z.object({});

export const chatWithAgent = defineEndpoint({
  id: 'chatWithAgent',
  method: 'POST',
  path: '/agents/{agentId}/chat',
  tag: 'Chat',
  summary: 'Chat with an agent',
  description:
    'The answer is a stream of events; the last is [DONE]. Whatever fails on the way to the model is an event with an error. Closing the request cancels it.',
  params: agentParams,
  query: noQuery,
  body: chat.chatBody,
  reply: chat.chatChunk,
  stream: true,
  scope: 'write',
  auth: 'any',
});

export const playgroundChat = defineEndpoint({
  id: 'playgroundChat',
  method: 'POST',
  path: '/agents/{agentId}/playground/chat',
  tag: 'Chat',
  summary: 'Try an agent',
  description: 'As chat, with the prompt that was built in the event context_ready.',
  params: agentParams,
  query: noQuery,
  body: chat.chatBody,
  reply: chat.chatChunk,
  stream: true,
  scope: 'write',
  auth: 'any',
});

export const asyncChat = defineEndpoint({
  id: 'asyncChat',
  method: 'POST',
  path: '/agents/{agentId}/chat/async',
  tag: 'Chat',
  summary: 'Start a chat whose answer is asked for later',
  params: agentParams,
  query: noQuery,
  body: chat.chatBody,
  reply: chat.asyncChatReply,
  scope: 'write',
  auth: 'any',
});

export const asyncChatResult = defineEndpoint({
  id: 'asyncChatResult',
  method: 'GET',
  path: '/agents/{agentId}/chat/result/{processingId}',
  tag: 'Chat',
  summary: 'Get the answer of a chat that was started',
  description: 'Kept for 24 hours when it is complete, for 10 minutes when it failed.',
  params: chat.chatResultParams,
  query: noQuery,
  body: undefined,
  reply: chat.chatResult,
  scope: 'read',
  auth: 'any',
});
