import * as z from 'zod';
import { agentParams } from '../agents';
import * as cases from '../cases';
import { success } from '../common';
import { defineEndpoint } from '../endpoint';

const noQuery = z.object({});

export const listCases = defineEndpoint({
  id: 'listCases',
  method: 'GET',
  path: '/agents/{agentId}/cases',
  tag: 'Cases',
  summary: 'List the cases of an agent, by name',
  params: agentParams,
  query: cases.listCasesQuery,
  body: undefined,
  reply: cases.listCasesReply,
  scope: 'read',
  auth: 'any',
});

export const createCase = defineEndpoint({
  id: 'createCase',
  method: 'POST',
  path: '/agents/{agentId}/cases',
  tag: 'Cases',
  summary: 'Create a case',
  description:
    'A fork copies the cases of its agent, and not their runs; the file of an agent leaves both out.',
  params: agentParams,
  query: noQuery,
  body: cases.createCaseBody,
  reply: cases.agentCase,
  scope: 'write',
  auth: 'any',
});

export const getCase = defineEndpoint({
  id: 'getCase',
  method: 'GET',
  path: '/agents/{agentId}/cases/{caseId}',
  tag: 'Cases',
  summary: 'Get a case',
  params: cases.caseParams,
  query: noQuery,
  body: undefined,
  reply: cases.agentCase,
  scope: 'read',
  auth: 'any',
});

export const updateCase = defineEndpoint({
  id: 'updateCase',
  method: 'PATCH',
  path: '/agents/{agentId}/cases/{caseId}',
  tag: 'Cases',
  summary: 'Update a case',
  description: 'Members that are not sent keep their value.',
  params: cases.caseParams,
  query: noQuery,
  body: cases.updateCaseBody,
  reply: cases.agentCase,
  scope: 'write',
  auth: 'any',
});

export const deleteCase = defineEndpoint({
  id: 'deleteCase',
  method: 'DELETE',
  path: '/agents/{agentId}/cases/{caseId}',
  tag: 'Cases',
  summary: 'Delete a case',
  description: 'Runs keep their results of it.',
  params: cases.caseParams,
  query: noQuery,
  body: undefined,
  reply: success,
  scope: 'write',
  auth: 'any',
});

export const startCaseRun = defineEndpoint({
  id: 'startCaseRun',
  method: 'POST',
  path: '/agents/{agentId}/case-runs',
  tag: 'Cases',
  summary: 'Run cases, and follow the run',
  description:
    'It goes on when the request is closed. Nothing that is said in it is remembered or kept as a conversation.',
  params: agentParams,
  query: noQuery,
  body: cases.startCaseRunBody,
  reply: cases.caseRunEvent,
  stream: true,
  scope: 'write',
  auth: 'any',
});

export const listCaseRuns = defineEndpoint({
  id: 'listCaseRuns',
  method: 'GET',
  path: '/agents/{agentId}/case-runs',
  tag: 'Cases',
  summary: 'List the runs of the cases of an agent, the newest first',
  params: agentParams,
  query: cases.listCaseRunsQuery,
  body: undefined,
  reply: cases.listCaseRunsReply,
  scope: 'read',
  auth: 'any',
});

export const getCaseRun = defineEndpoint({
  id: 'getCaseRun',
  method: 'GET',
  path: '/agents/{agentId}/case-runs/{runId}',
  tag: 'Cases',
  summary: 'Get a run with its pass rates',
  params: cases.caseRunParams,
  query: noQuery,
  body: undefined,
  reply: cases.caseRunDetail,
  scope: 'read',
  auth: 'any',
});

export const followCaseRun = defineEndpoint({
  id: 'followCaseRun',
  method: 'GET',
  path: '/agents/{agentId}/case-runs/{runId}/events',
  tag: 'Cases',
  summary: 'Follow a run to its end',
  params: cases.caseRunParams,
  query: noQuery,
  body: undefined,
  reply: cases.caseRunEvent,
  stream: true,
  scope: 'read',
  auth: 'any',
});

export const listCaseResults = defineEndpoint({
  id: 'listCaseResults',
  method: 'GET',
  path: '/agents/{agentId}/case-runs/{runId}/results',
  tag: 'Cases',
  summary: 'List the answers of a run and what became of them, in the order they came',
  params: cases.caseRunParams,
  query: cases.listCaseResultsQuery,
  body: undefined,
  reply: cases.listCaseResultsReply,
  scope: 'read',
  auth: 'any',
});

export const stopCaseRun = defineEndpoint({
  id: 'stopCaseRun',
  method: 'POST',
  path: '/agents/{agentId}/case-runs/{runId}/stop',
  tag: 'Cases',
  summary: 'Stop a run',
  description: 'What was answered is kept. A run that has ended stays as it is.',
  params: cases.caseRunParams,
  query: noQuery,
  body: undefined,
  reply: cases.caseRunDetail,
  scope: 'write',
  auth: 'any',
});
