import * as z from 'zod';
import { agentParams } from '../agents';
import { uuid } from '../common';
import * as dashboard from '../dashboard';
import { defineEndpoint } from '../endpoint';
import { agentLineage, agentLineageQuery } from '../forks';
import { instanceParams } from '../instances';

const noParams = z.object({});
const noQuery = z.object({});

export const listActivity = defineEndpoint({
  id: 'listActivity',
  method: 'GET',
  path: '/activity',
  tag: 'Activity',
  summary: 'List what was changed, newest first',
  params: noParams,
  query: dashboard.listActivityQuery,
  body: undefined,
  reply: dashboard.listActivityReply,
  scope: 'read',
  auth: 'any',
});

export const getActivity = defineEndpoint({
  id: 'getActivity',
  method: 'GET',
  path: '/activity/{activityId}',
  tag: 'Activity',
  summary: 'Get one change',
  params: z.object({ activityId: uuid }),
  query: noQuery,
  body: undefined,
  reply: dashboard.activity,
  scope: 'read',
  auth: 'any',
});

export const recordActivity = defineEndpoint({
  id: 'recordActivity',
  method: 'POST',
  path: '/activity',
  tag: 'Activity',
  summary: 'Note a call to a remote agents API before it is made',
  description: 'Only where the agents API is remote: embedded, each change writes its own row.',
  params: noParams,
  query: noQuery,
  body: dashboard.recordActivityBody,
  reply: dashboard.activity,
  scope: 'write',
  auth: 'session',
});

export const settleActivity = defineEndpoint({
  id: 'settleActivity',
  method: 'PATCH',
  path: '/activity/{activityId}',
  tag: 'Activity',
  summary: 'Note how a call to a remote agents API ended',
  description: 'Only where the agents API is remote, and only by the person who noted the call.',
  params: z.object({ activityId: uuid }),
  query: noQuery,
  body: dashboard.settleActivityBody,
  reply: dashboard.activity,
  scope: 'write',
  auth: 'session',
});

export const browseInstances = defineEndpoint({
  id: 'browseInstances',
  method: 'GET',
  path: '/agents/{agentId}/instances',
  tag: 'Instances',
  summary: 'List instances page by page with what each holds',
  params: agentParams,
  query: dashboard.browseInstancesQuery,
  body: undefined,
  reply: dashboard.browseInstancesReply,
  scope: 'read',
  auth: 'any',
});

export const getInstanceContents = defineEndpoint({
  id: 'getInstanceContents',
  method: 'GET',
  path: '/agents/{agentId}/instances/{instanceId}/contents',
  tag: 'Instances',
  summary: 'Count what one instance holds',
  params: instanceParams,
  query: noQuery,
  body: undefined,
  reply: dashboard.instanceWithContents,
  scope: 'read',
  auth: 'any',
});

export const getAgentContents = defineEndpoint({
  id: 'getAgentContents',
  method: 'GET',
  path: '/agents/{agentId}/contents',
  tag: 'Agents',
  summary: 'Count what an agent owns',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: dashboard.agentContents,
  scope: 'read',
  auth: 'any',
});

export const getAgentLineage = defineEndpoint({
  id: 'getAgentLineage',
  method: 'GET',
  path: '/agents/{agentId}/lineage',
  tag: 'Agents',
  summary: 'Say which agent this one is a fork of, and what differs',
  params: agentParams,
  query: agentLineageQuery,
  body: undefined,
  reply: agentLineage,
  scope: 'read',
  auth: 'any',
});

export const getSamples = defineEndpoint({
  id: 'getSamples',
  method: 'GET',
  path: '/samples',
  tag: 'Samples',
  summary: 'Say whether the sample agents are here',
  params: noParams,
  query: noQuery,
  body: undefined,
  reply: dashboard.samples,
  scope: 'read',
  auth: 'session',
});

export const addSamples = defineEndpoint({
  id: 'addSamples',
  method: 'POST',
  path: '/samples',
  tag: 'Samples',
  summary: 'Add the sample agents',
  params: noParams,
  query: noQuery,
  body: undefined,
  reply: dashboard.samples,
  scope: 'admin',
  auth: 'session',
});

export const removeSamples = defineEndpoint({
  id: 'removeSamples',
  method: 'DELETE',
  path: '/samples',
  tag: 'Samples',
  summary: 'Remove the sample agents and all they own',
  params: noParams,
  query: noQuery,
  body: undefined,
  reply: dashboard.removeSamplesReply,
  scope: 'admin',
  auth: 'session',
});

export const resolveId = defineEndpoint({
  id: 'resolveId',
  method: 'GET',
  path: '/resolve/{id}',
  tag: 'Search',
  summary: 'Say what a pasted id belongs to',
  params: dashboard.resolveParams,
  query: noQuery,
  body: undefined,
  reply: dashboard.resolved,
  scope: 'read',
  auth: 'any',
});
