import * as z from 'zod';
import { defineEndpoint } from '../endpoint';
import { lookAtAgentsBody, lookAtAgentsReply } from '../look-at-agents';
import * as providers from '../model-providers';

const noQuery = z.object({});

const ofAll = {
  path: '/models/providers',
  tag: 'Model providers',
  params: z.object({}),
  query: noQuery,
  auth: 'session',
} as const;

export const listModelProviders = defineEndpoint({
  ...ofAll,
  id: 'listModelProviders',
  method: 'GET',
  summary: 'List the model providers, never with their keys',
  body: undefined,
  reply: providers.listModelProvidersReply,
  scope: 'read',
});

export const createModelProvider = defineEndpoint({
  ...ofAll,
  id: 'createModelProvider',
  method: 'POST',
  summary: 'Add a model provider of the tenant',
  description: 'Its key is kept encrypted and never answered again.',
  body: providers.createModelProviderBody,
  reply: providers.modelProviderEntry,
  scope: 'admin',
});

const ofOne = {
  ...ofAll,
  path: '/models/providers/{providerId}',
  params: providers.modelProviderParams,
} as const;

export const updateModelProvider = defineEndpoint({
  ...ofOne,
  id: 'updateModelProvider',
  method: 'PATCH',
  summary: 'Change a model provider of the tenant',
  description:
    'Members that are not sent stay. With another address the key must be sent again: it is known to its own address only.',
  body: providers.updateModelProviderBody,
  reply: providers.modelProviderEntry,
  scope: 'admin',
});

export const deleteModelProvider = defineEndpoint({
  ...ofOne,
  id: 'deleteModelProvider',
  method: 'DELETE',
  summary: 'Delete a model provider of the tenant, and its key',
  body: undefined,
  reply: undefined,
  scope: 'admin',
});

export const getModelProviderUses = defineEndpoint({
  ...ofOne,
  id: 'getModelProviderUses',
  method: 'GET',
  path: '/models/providers/{providerId}/uses',
  summary: 'Count the layers that name a model provider',
  body: undefined,
  reply: providers.modelProviderUses,
  scope: 'read',
});

export const testModel = defineEndpoint({
  ...ofAll,
  id: 'testModel',
  method: 'POST',
  path: '/models/test',
  summary: 'Ask a model one small question and say how long it took',
  description:
    'Of a known provider, or of an address and a key that are not kept. A fault is part of the answer.',
  body: providers.testModelBody,
  reply: providers.modelTest,
  scope: 'admin',
});

export const lookAtAgents = defineEndpoint({
  ...ofAll,
  id: 'lookAtAgents',
  method: 'POST',
  path: '/agents-look',
  tag: 'Connection',
  summary: 'Read up to 30 agents of another agents API',
  description: 'Nothing of it is kept, and neither is the key. A fault is part of the answer.',
  body: lookAtAgentsBody,
  reply: lookAtAgentsReply,
  scope: 'admin',
});
