import * as z from 'zod';
import { defineEndpoint } from '../endpoint';
import * as keys from '../keys';
import { me } from '../me';
import * as projects from '../projects';

const noQuery = z.object({});

export const listProjects = defineEndpoint({
  id: 'listProjects',
  method: 'GET',
  path: '/projects',
  tag: 'Projects',
  summary: 'List projects',
  description: 'Makes the default project if there is none.',
  params: z.object({}),
  query: projects.listProjectsQuery,
  body: undefined,
  reply: projects.listProjectsReply,
  scope: 'read',
  auth: 'session',
});

export const createProject = defineEndpoint({
  id: 'createProject',
  method: 'POST',
  path: '/projects',
  tag: 'Projects',
  summary: 'Create a project',
  params: z.object({}),
  query: noQuery,
  body: projects.createProjectBody,
  reply: projects.project,
  scope: 'admin',
  auth: 'session',
});

export const getProject = defineEndpoint({
  id: 'getProject',
  method: 'GET',
  path: '/projects/{projectId}',
  tag: 'Projects',
  summary: 'Get one project',
  params: projects.projectParams,
  query: noQuery,
  body: undefined,
  reply: projects.project,
  scope: 'read',
  auth: 'session',
});

export const updateProject = defineEndpoint({
  id: 'updateProject',
  method: 'PUT',
  path: '/projects/{projectId}',
  tag: 'Projects',
  summary: 'Update a project',
  description: 'Members that are not sent keep their value.',
  params: projects.projectParams,
  query: noQuery,
  body: projects.updateProjectBody,
  reply: projects.project,
  scope: 'admin',
  auth: 'session',
});

export const deleteProject = defineEndpoint({
  id: 'deleteProject',
  method: 'DELETE',
  path: '/projects/{projectId}',
  tag: 'Projects',
  summary: 'Delete a project',
  description:
    'Refused with 409 for the default project and while agents belong to it. Its keys stop at once.',
  params: projects.projectParams,
  query: noQuery,
  body: undefined,
  reply: projects.deleteProjectReply,
  scope: 'admin',
  auth: 'session',
});

export const listApiKeys = defineEndpoint({
  id: 'listAPIKeys',
  method: 'GET',
  path: '/projects/{projectId}/keys',
  tag: 'API keys',
  summary: 'List the API keys of a project',
  params: projects.projectParams,
  query: noQuery,
  body: undefined,
  reply: keys.listApiKeysReply,
  scope: 'admin',
  auth: 'session',
});

export const createApiKey = defineEndpoint({
  id: 'createAPIKey',
  method: 'POST',
  path: '/projects/{projectId}/keys',
  tag: 'API keys',
  summary: 'Create an API key',
  description: 'The key itself is answered here and never again.',
  bodyOptional: true,
  params: projects.projectParams,
  query: noQuery,
  body: keys.createApiKeyBody,
  reply: keys.createApiKeyReply,
  scope: 'admin',
  auth: 'session',
});

export const revokeApiKey = defineEndpoint({
  id: 'revokeAPIKey',
  method: 'DELETE',
  path: '/projects/{projectId}/keys/{keyId}',
  tag: 'API keys',
  summary: 'Revoke an API key',
  params: keys.keyParams,
  query: noQuery,
  body: undefined,
  reply: keys.revokeApiKeyReply,
  scope: 'admin',
  auth: 'session',
});

export const getMe = defineEndpoint({
  id: 'getMyOrg',
  method: 'GET',
  path: '/me',
  tag: 'Me',
  summary: 'Get the signed-in user and the organisations',
  params: z.object({}),
  query: noQuery,
  body: undefined,
  reply: me,
  scope: 'read',
  auth: 'session',
});
