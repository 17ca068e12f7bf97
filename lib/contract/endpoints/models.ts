import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import * as models from '../models';

const noQuery = z.object({});

export const getEffectivePostProcessingModel = defineEndpoint({
  id: 'getEffectivePostProcessingModel',
  method: 'GET',
  path: '/agents/{agentId}/effective-post-processing-model',
  tag: 'Models',
  summary: 'Get the post-processing model that an agent uses with a chat model',
  description:
    'The first that is set of agent, project and account; else what the system has for the chat model.',
  params: agentParams,
  query: models.effectiveModelQuery,
  body: undefined,
  reply: models.effectiveModel,
  scope: 'read',
  auth: 'any',
});

export const updateAgentPostProcessingModel = defineEndpoint({
  id: 'updateAgentPostProcessingModel',
  method: 'PATCH',
  path: '/agents/{agentId}/post-processing-model',
  tag: 'Models',
  summary: 'Set or clear the post-processing model of an agent',
  description: 'Both empty clear it.',
  params: agentParams,
  query: noQuery,
  body: models.updatePostProcessingModelBody,
  reply: models.updatePostProcessingModelReply,
  scope: 'write',
  auth: 'any',
});

export const getAgentModels = defineEndpoint({
  id: 'getAgentModels',
  method: 'GET',
  path: '/agents/{agentId}/models',
  tag: 'Models',
  summary: 'Get the model providers that an agent can use',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: models.agentModels,
  scope: 'read',
  auth: 'any',
});

export const listModels = defineEndpoint({
  id: 'listModels',
  method: 'GET',
  path: '/models',
  tag: 'Models',
  summary: 'List the models',
  params: z.object({}),
  query: noQuery,
  body: undefined,
  reply: models.listModelsReply,
  scope: 'read',
  auth: 'any',
});
