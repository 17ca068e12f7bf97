import * as z from 'zod';
import { customState } from '../custom-states';
import { defineEndpoint } from '../endpoint';
import * as memory from '../instance-memory';
import { instanceParams } from '../instances';

const noQuery = z.object({});

export const browseStates = defineEndpoint({
  id: 'browseStates',
  method: 'GET',
  path: '/agents/{agentId}/instances/{instanceId}/states',
  tag: 'Memory',
  summary: 'Find the states of an instance, page by page',
  description: 'In the order of scope, user and key. Of each value only the beginning.',
  params: instanceParams,
  query: memory.browseStatesQuery,
  body: undefined,
  reply: memory.browseStatesReply,
  scope: 'read',
  auth: 'any',
});

export const getInstanceState = defineEndpoint({
  id: 'getInstanceState',
  method: 'GET',
  path: '/agents/{agentId}/instances/{instanceId}/states/{stateId}',
  tag: 'Memory',
  summary: 'Get a state of an instance by its id',
  params: memory.stateOfInstanceParams,
  query: noQuery,
  body: undefined,
  reply: customState,
  scope: 'read',
  auth: 'any',
});

export const browseFacts = defineEndpoint({
  id: 'browseFacts',
  method: 'GET',
  path: '/agents/{agentId}/instances/{instanceId}/facts',
  tag: 'Memory',
  summary: 'Find the facts that an instance knows, page by page',
  description: 'Its own, and those of the agent itself, the newest first; with whom each is about.',
  params: instanceParams,
  query: memory.browseFactsQuery,
  body: undefined,
  reply: memory.browseFactsReply,
  scope: 'read',
  auth: 'any',
});

export const getInstanceFact = defineEndpoint({
  id: 'getInstanceFact',
  method: 'GET',
  path: '/agents/{agentId}/instances/{instanceId}/facts/{factId}',
  tag: 'Memory',
  summary: 'Get a fact that an instance knows',
  params: memory.factOfInstanceParams,
  query: noQuery,
  body: undefined,
  reply: memory.memoryFact,
  scope: 'read',
  auth: 'any',
});

export const browseUsers = defineEndpoint({
  id: 'browseUsers',
  method: 'GET',
  path: '/agents/{agentId}/instances/{instanceId}/users',
  tag: 'Memory',
  summary: 'List whom an instance knows, with what is kept about each',
  description: 'The last seen first.',
  params: instanceParams,
  query: memory.browseUsersQuery,
  body: undefined,
  reply: memory.browseUsersReply,
  scope: 'read',
  auth: 'any',
});
