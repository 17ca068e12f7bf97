import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import * as instances from '../instances';

const noQuery = z.object({});

export const listInstances = defineEndpoint({
  id: 'listInstances',
  method: 'GET',
  path: '/agents/{agentId}/instances',
  tag: 'Instances',
  summary: 'List the instances of an agent',
  description: 'The default instance first, then by age. Makes the default instance if there is none.',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: instances.listInstancesReply,
  scope: 'read',
  auth: 'any',
});

export const createInstance = defineEndpoint({
  id: 'createInstance',
  method: 'POST',
  path: '/agents/{agentId}/instances',
  tag: 'Instances',
  summary: 'Create an instance',
  params: agentParams,
  query: noQuery,
  body: instances.createInstanceBody,
  reply: instances.agentInstance,
  scope: 'write',
  auth: 'any',
});

export const getInstance = defineEndpoint({
  id: 'getInstance',
  method: 'GET',
  path: '/agents/{agentId}/instances/{instanceId}',
  tag: 'Instances',
  summary: 'Get one instance',
  params: instances.instanceParams,
  query: noQuery,
  body: undefined,
  reply: instances.agentInstance,
  scope: 'read',
  auth: 'any',
});

export const updateInstance = defineEndpoint({
  id: 'updateInstance',
  method: 'PATCH',
  path: '/agents/{agentId}/instances/{instanceId}',
  tag: 'Instances',
  summary: 'Rename, describe, activate or deactivate an instance',
  params: instances.instanceParams,
  query: noQuery,
  body: instances.updateInstanceBody,
  reply: instances.agentInstance,
  scope: 'write',
  auth: 'any',
});

export const deleteInstance = defineEndpoint({
  id: 'deleteInstance',
  method: 'DELETE',
  path: '/agents/{agentId}/instances/{instanceId}',
  tag: 'Instances',
  summary: 'Delete an instance and all it holds',
  description: 'The default instance cannot be deleted: 409.',
  params: instances.instanceParams,
  query: noQuery,
  body: undefined,
  reply: instances.deleteInstanceReply,
  scope: 'admin',
  auth: 'any',
});

export const resetInstance = defineEndpoint({
  id: 'resetInstance',
  method: 'POST',
  path: '/agents/{agentId}/instances/{instanceId}/reset',
  tag: 'Instances',
  summary: 'Reset an instance',
  description:
    'Deletes the facts, memory nodes and custom states of the instance and leaves it active. Facts of the agent itself stay.',
  params: instances.instanceParams,
  query: noQuery,
  body: undefined,
  reply: instances.resetInstanceReply,
  scope: 'admin',
  auth: 'any',
});
