import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import { identityParams, observation } from '../identities';
import * as views from '../identity-views';

const noParams = z.object({});
const noQuery = z.object({});

export const browseIdentities = defineEndpoint({
  id: 'browseIdentities',
  method: 'GET',
  path: '/identities',
  tag: 'Identities',
  summary: 'List identities, those with the most stress first',
  params: noParams,
  query: views.browseIdentitiesQuery,
  body: undefined,
  reply: views.browseIdentitiesReply,
  scope: 'read',
  auth: 'any',
});

export const getCockpit = defineEndpoint({
  id: 'getCockpit',
  method: 'GET',
  path: '/identities/{identityId}/cockpit',
  tag: 'Identities',
  summary: 'Get the state of an identity and how it came about',
  description:
    'The history is cut down to some hundred cycles. No level of stress in between is hidden; other values may be.',
  params: identityParams,
  query: views.cockpitQuery,
  body: undefined,
  reply: views.cockpit,
  scope: 'read',
  auth: 'any',
});

export const tryObservation = defineEndpoint({
  id: 'tryObservation',
  method: 'POST',
  path: '/identities/{identityId}/dry-run',
  tag: 'Identities',
  summary: 'See what an observation would change, without taking it',
  params: identityParams,
  query: noQuery,
  body: observation,
  reply: views.dryRunReply,
  scope: 'read',
  auth: 'any',
});

export const takeBatch = defineEndpoint({
  id: 'takeBatch',
  method: 'POST',
  path: '/identities/{identityId}/batch',
  tag: 'Identities',
  summary: 'Take a batch of observations if the identity is still at a cycle',
  description: 'Whoever got no answer can send the same once more: it is taken once.',
  params: identityParams,
  query: noQuery,
  body: views.takeBatchBody,
  reply: views.takeBatchReply,
  scope: 'write',
  auth: 'any',
});

export const exportHistory = defineEndpoint({
  id: 'exportHistory',
  method: 'GET',
  path: '/identities/{identityId}/export',
  tag: 'Identities',
  summary: 'Export the history of an identity as a file, the oldest cycle first',
  description: 'With the state after each cycle, which a remote identity API does not say.',
  params: identityParams,
  query: views.exportHistoryQuery,
  body: undefined,
  reply: z.string(),
  file: ['application/jsonl', 'text/csv'],
  scope: 'read',
  auth: 'any',
});

export const attachIdentity = defineEndpoint({
  id: 'attachIdentity',
  method: 'PUT',
  path: '/agents/{agentId}/identities/{identityId}',
  tag: 'Identities',
  summary: 'Attach an identity to an agent',
  description: 'An identity has at most one agent; it leaves the one it had.',
  params: agentParams.extend(identityParams.shape),
  query: noQuery,
  body: undefined,
  reply: views.attachmentReply,
  scope: 'write',
  auth: 'any',
});

export const detachIdentity = defineEndpoint({
  id: 'detachIdentity',
  method: 'DELETE',
  path: '/identities/{identityId}/agent',
  tag: 'Identities',
  summary: 'Detach an identity from its agent',
  params: identityParams,
  query: noQuery,
  body: undefined,
  reply: views.attachmentReply,
  scope: 'write',
  auth: 'any',
});

export const listAgentIdentities = defineEndpoint({
  id: 'listAgentIdentities',
  method: 'GET',
  path: '/agents/{agentId}/identities',
  tag: 'Identities',
  summary: 'List the identities of an agent',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: views.agentIdentitiesReply,
  scope: 'read',
  auth: 'any',
});
