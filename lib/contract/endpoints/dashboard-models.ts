import * as z from 'zod';
import { agentParams } from '../agents';
import { agentSwitches } from '../capabilities';
import { defineEndpoint } from '../endpoint';
import { modelLayers, postProcessingModel, updatePostProcessingModelBody } from '../models';
import { projectParams } from '../projects';

const noParams = z.object({});
const noQuery = z.object({});

export const getAgentSwitches = defineEndpoint({
  id: 'getAgentSwitches',
  method: 'GET',
  path: '/agents/{agentId}/switches',
  tag: 'Models and capabilities',
  summary: 'Get what an agent was asked to have',
  description:
    'The agents API answers what works; here stands what was switched, also while it does not work.',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: agentSwitches,
  scope: 'read',
  auth: 'any',
});

export const getModelLayers = defineEndpoint({
  id: 'getModelLayers',
  method: 'GET',
  path: '/agents/{agentId}/model-layers',
  tag: 'Models and capabilities',
  summary: 'Get which layer sets the post-processing model of an agent',
  params: agentParams,
  query: noQuery,
  body: undefined,
  reply: modelLayers,
  scope: 'read',
  auth: 'any',
});

const ofProject = {
  path: '/projects/{projectId}/post-processing-model',
  tag: 'Models and capabilities',
  params: projectParams,
  query: noQuery,
  reply: postProcessingModel,
  auth: 'session',
} as const;

export const getProjectModel = defineEndpoint({
  ...ofProject,
  id: 'getProjectModel',
  method: 'GET',
  summary: 'Get the post-processing model of a project',
  body: undefined,
  scope: 'read',
});

export const updateProjectModel = defineEndpoint({
  ...ofProject,
  id: 'updateProjectModel',
  method: 'PUT',
  summary: 'Set or clear the post-processing model of a project',
  description: 'Both empty clear it.',
  body: updatePostProcessingModelBody,
  scope: 'admin',
});

const ofAccount = { ...ofProject, path: '/account/post-processing-model', params: noParams } as const;

export const getAccountModel = defineEndpoint({
  ...ofAccount,
  id: 'getAccountModel',
  method: 'GET',
  summary: 'Get the post-processing model of the account',
  body: undefined,
  scope: 'read',
});

export const updateAccountModel = defineEndpoint({
  ...ofAccount,
  id: 'updateAccountModel',
  method: 'PUT',
  summary: 'Set or clear the post-processing model of the account',
  description: 'Both empty clear it.',
  body: updatePostProcessingModelBody,
  scope: 'admin',
});
