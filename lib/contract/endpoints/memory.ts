import * as z from 'zod';
import { listUsersQuery, listUsersReply } from '../agent-users';
import { agentParams } from '../agents';
import * as states from '../custom-states';
import { defineEndpoint } from '../endpoint';
import * as facts from '../memory-facts';

const noQuery = z.object({});

export const listCustomStates = defineEndpoint({
  id: 'listCustomStates',
  method: 'GET',
  path: '/agents/{agentId}/custom-states',
  tag: 'Custom states',
  summary: 'List the custom states of an instance',
  description: 'Of the default instance, when none is named. In the order of scope, user and key.',
  params: agentParams,
  query: states.listStatesQuery,
  body: undefined,
  reply: states.listStatesReply,
  scope: 'read',
  auth: 'any',
});

export const createCustomState = defineEndpoint({
  id: 'createCustomState',
  method: 'POST',
  path: '/agents/{agentId}/custom-states',
  tag: 'Custom states',
  summary: 'Create a custom state',
  params: agentParams,
  query: noQuery,
  body: states.createStateBody,
  reply: states.customState,
  scope: 'write',
  auth: 'any',
});

export const updateCustomState = defineEndpoint({
  id: 'updateCustomState',
  method: 'PUT',
  path: '/agents/{agentId}/custom-states/{stateId}',
  tag: 'Custom states',
  summary: 'Set the value of a custom state',
  params: states.stateParams,
  query: noQuery,
  body: states.updateStateBody,
  reply: states.customState,
  scope: 'write',
  auth: 'any',
});

export const deleteCustomState = defineEndpoint({
  id: 'deleteCustomState',
  method: 'DELETE',
  path: '/agents/{agentId}/custom-states/{stateId}',
  tag: 'Custom states',
  summary: 'Delete a custom state',
  params: states.stateParams,
  query: noQuery,
  body: undefined,
  reply: undefined,
  scope: 'write',
  auth: 'any',
});

export const getCustomStateByKey = defineEndpoint({
  id: 'getCustomStateByKey',
  method: 'GET',
  path: '/agents/{agentId}/custom-states/by-key',
  tag: 'Custom states',
  summary: 'Get a custom state by its key',
  params: agentParams,
  query: states.stateByKeyQuery,
  body: undefined,
  reply: states.customState,
  scope: 'read',
  auth: 'any',
});

export const upsertCustomStateByKey = defineEndpoint({
  id: 'upsertCustomStateByKey',
  method: 'PUT',
  path: '/agents/{agentId}/custom-states/by-key',
  tag: 'Custom states',
  summary: 'Set a custom state by its key, creating it where it is missing',
  params: agentParams,
  query: noQuery,
  body: states.upsertStateBody,
  reply: states.customState,
  scope: 'write',
  auth: 'any',
});

export const deleteCustomStateByKey = defineEndpoint({
  id: 'deleteCustomStateByKey',
  method: 'DELETE',
  path: '/agents/{agentId}/custom-states/by-key',
  tag: 'Custom states',
  summary: 'Delete a custom state by its key',
  params: agentParams,
  query: states.stateByKeyQuery,
  body: undefined,
  reply: undefined,
  scope: 'write',
  auth: 'any',
});

export const listFacts = defineEndpoint({
  id: 'listFacts',
  method: 'GET',
  path: '/agents/{agentId}/memory/facts',
  tag: 'Memory',
  summary: 'List the facts that an instance knows',
  description: 'Its own, and those of the agent itself, the newest first.',
  params: agentParams,
  query: facts.listFactsQuery,
  body: undefined,
  reply: facts.listFactsReply,
  scope: 'read',
  auth: 'any',
});

export const createFact = defineEndpoint({
  id: 'createFact',
  method: 'POST',
  path: '/agents/{agentId}/memory/facts',
  tag: 'Memory',
  summary: 'Create a fact',
  description: 'With metadata.scope agent_global it belongs to the agent itself: every instance sees it.',
  params: agentParams,
  query: facts.factInstanceQuery,
  body: facts.createFactBody,
  reply: facts.atomicFact,
  scope: 'write',
  auth: 'any',
});

export const bulkCreateFacts = defineEndpoint({
  id: 'bulkCreateFacts',
  method: 'POST',
  path: '/agents/{agentId}/memory/facts/bulk',
  tag: 'Memory',
  summary: 'Create up to 1,000 facts',
  description: 'All of them or none.',
  params: agentParams,
  query: facts.factInstanceQuery,
  body: facts.bulkCreateFactsBody,
  reply: facts.bulkCreateFactsReply,
  scope: 'write',
  auth: 'any',
});

export const updateFact = defineEndpoint({
  id: 'updateFact',
  method: 'PUT',
  path: '/agents/{agentId}/memory/facts/{factId}',
  tag: 'Memory',
  summary: 'Update a fact',
  description:
    'Members that are not sent keep their value. A fact stays where it belongs: metadata.scope cannot change.',
  params: facts.factParams,
  query: noQuery,
  body: facts.updateFactBody,
  reply: facts.atomicFact,
  scope: 'write',
  auth: 'any',
});

export const deleteFact = defineEndpoint({
  id: 'deleteFact',
  method: 'DELETE',
  path: '/agents/{agentId}/memory/facts/{factId}',
  tag: 'Memory',
  summary: 'Delete a fact',
  params: facts.factParams,
  query: noQuery,
  body: undefined,
  reply: undefined,
  scope: 'write',
  auth: 'any',
});

export const listUsers = defineEndpoint({
  id: 'listUsers',
  method: 'GET',
  path: '/agents/{agentId}/users',
  tag: 'Memory',
  summary: 'List the users that an agent knows',
  params: agentParams,
  query: listUsersQuery,
  body: undefined,
  reply: listUsersReply,
  scope: 'read',
  auth: 'any',
});
