import * as z from 'zod';
import { defineEndpoint } from '../endpoint';
import * as identities from '../identities';

const noParams = z.object({});
const noQuery = z.object({});

/** What every reply but a list is wrapped in. */
const data = <T extends z.ZodType>(reply: T) => z.object({ data: reply });
const page = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), pagination: identities.offsetPage });

export const createIdentity = defineEndpoint({
  id: 'createIdentity',
  method: 'POST',
  path: '/instances',
  tag: 'Identities',
  summary: 'Create an identity',
  params: noParams,
  query: noQuery,
  body: identities.createIdentityBody,
  reply: data(identities.createdIdentity).meta({ id: 'CreatedIdentityReply' }),
  scope: 'write',
  auth: 'any',
});

export const listIdentities = defineEndpoint({
  id: 'listIdentities',
  method: 'GET',
  path: '/instances',
  tag: 'Identities',
  summary: 'List identities',
  params: noParams,
  query: identities.listIdentitiesQuery,
  body: undefined,
  reply: page(identities.listedIdentity).meta({ id: 'ListIdentitiesReply' }),
  scope: 'read',
  auth: 'any',
});

export const getIdentity = defineEndpoint({
  id: 'getIdentity',
  method: 'GET',
  path: '/instances/{identityId}',
  tag: 'Identities',
  summary: 'Get an identity',
  params: identities.identityParams,
  query: noQuery,
  body: undefined,
  reply: data(identities.identity).meta({ id: 'IdentityReply' }),
  scope: 'read',
  auth: 'any',
});

export const updateIdentity = defineEndpoint({
  id: 'updateIdentity',
  method: 'PATCH',
  path: '/instances/{identityId}',
  tag: 'Identities',
  summary: 'Rename or describe an identity',
  description: 'Its state changes by observations and resets alone.',
  params: identities.identityParams,
  query: noQuery,
  body: identities.updateIdentityBody,
  reply: data(identities.updatedIdentity).meta({ id: 'UpdatedIdentityReply' }),
  scope: 'write',
  auth: 'any',
});

export const deleteIdentity = defineEndpoint({
  id: 'deleteIdentity',
  method: 'DELETE',
  path: '/instances/{identityId}',
  tag: 'Identities',
  summary: 'Delete an identity with its history',
  params: identities.identityParams,
  query: noQuery,
  body: undefined,
  reply: data(identities.deletedIdentity).meta({ id: 'DeletedIdentityReply' }),
  scope: 'admin',
  auth: 'any',
});

export const processObservation = defineEndpoint({
  id: 'processObservation',
  method: 'POST',
  path: '/instances/{identityId}/process',
  tag: 'Observations',
  summary: 'Take one observation',
  params: identities.identityParams,
  query: noQuery,
  body: identities.observation,
  reply: data(identities.processed).meta({ id: 'ProcessedReply' }),
  scope: 'write',
  auth: 'any',
});

export const processBatch = defineEndpoint({
  id: 'processBatch',
  method: 'POST',
  path: '/instances/{identityId}/process/batch',
  tag: 'Observations',
  summary: 'Take up to 1,000 observations, all or none',
  params: identities.identityParams,
  query: noQuery,
  body: identities.processBatchBody,
  // More than the most that is taken: who sends too many is told so, and not that it is too long.
  bodyLimit: 10 * 1024 * 1024,
  reply: data(identities.processedBatch).meta({ id: 'ProcessedBatchReply' }),
  scope: 'write',
  auth: 'any',
});

export const getSnapshot = defineEndpoint({
  id: 'getSnapshot',
  method: 'GET',
  path: '/instances/{identityId}/snapshot',
  tag: 'State',
  summary: 'Get the present state',
  params: identities.identityParams,
  query: noQuery,
  body: undefined,
  reply: data(identities.snapshot).meta({ id: 'SnapshotReply' }),
  scope: 'read',
  auth: 'any',
});

export const getBehaviourContract = defineEndpoint({
  id: 'getBehaviourContract',
  method: 'GET',
  path: '/instances/{identityId}/contract',
  tag: 'State',
  summary: 'Get what the agent may do now',
  params: identities.identityParams,
  query: noQuery,
  body: undefined,
  reply: data(identities.behaviourContract).meta({ id: 'BehaviourContractReply' }),
  scope: 'read',
  auth: 'any',
});

export const listHistory = defineEndpoint({
  id: 'listHistory',
  method: 'GET',
  path: '/instances/{identityId}/history',
  tag: 'Observations',
  summary: 'List what was observed, the newest first',
  params: identities.identityParams,
  query: identities.historyQuery,
  body: undefined,
  reply: page(identities.historyEntry).meta({ id: 'HistoryReply' }),
  scope: 'read',
  auth: 'any',
});

export const resetIdentity = defineEndpoint({
  id: 'resetIdentity',
  method: 'POST',
  path: '/instances/{identityId}/reset',
  tag: 'Identities',
  summary: 'Reset an identity',
  description: 'Clears cycle and history; name, description and creation stay.',
  params: identities.identityParams,
  query: noQuery,
  body: identities.resetIdentityBody,
  reply: data(identities.resetReply).meta({ id: 'ResetIdentityDataReply' }),
  scope: 'admin',
  auth: 'any',
});
