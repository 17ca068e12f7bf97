import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import * as probes from '../probes';

const noQuery = z.object({});

export const startProbe = defineEndpoint({
  id: 'startProbe',
  method: 'POST',
  path: '/agents/{agentId}/probes',
  tag: 'Isolation probe',
  summary: 'Prove that instances cannot see each other, and follow it',
  description:
    'Plants canaries in the instances, asks the agent in each of them, judges what was sent and answered, and removes the canaries whatever happened. It goes on when the request is closed. Probes belong to this copy: a fork and an export leave them out.',
  params: agentParams,
  query: noQuery,
  body: probes.startProbeBody,
  reply: probes.probeEvent,
  stream: true,
  scope: 'write',
  auth: 'any',
});

export const listProbes = defineEndpoint({
  id: 'listProbes',
  method: 'GET',
  path: '/agents/{agentId}/probes',
  tag: 'Isolation probe',
  summary: 'List the probes of an agent, the newest first',
  params: agentParams,
  query: probes.listProbesQuery,
  body: undefined,
  reply: probes.listProbesReply,
  scope: 'read',
  auth: 'any',
});

export const getProbe = defineEndpoint({
  id: 'getProbe',
  method: 'GET',
  path: '/agents/{agentId}/probes/{probeId}',
  tag: 'Isolation probe',
  summary: 'Get a probe with its verdicts and their evidence',
  params: probes.probeParams,
  query: noQuery,
  body: undefined,
  reply: probes.probe,
  scope: 'read',
  auth: 'any',
});

export const followProbe = defineEndpoint({
  id: 'followProbe',
  method: 'GET',
  path: '/agents/{agentId}/probes/{probeId}/events',
  tag: 'Isolation probe',
  summary: 'Follow a probe to its end',
  params: probes.probeParams,
  query: noQuery,
  body: undefined,
  reply: probes.probeEvent,
  stream: true,
  scope: 'read',
  auth: 'any',
});

export const stopProbe = defineEndpoint({
  id: 'stopProbe',
  method: 'POST',
  path: '/agents/{agentId}/probes/{probeId}/stop',
  tag: 'Isolation probe',
  summary: 'Stop a probe',
  description: 'It asks no more and removes what it planted. One that has ended stays as it is.',
  params: probes.probeParams,
  query: noQuery,
  body: undefined,
  reply: probes.probe,
  scope: 'write',
  auth: 'any',
});

export const cleanProbe = defineEndpoint({
  id: 'cleanProbe',
  method: 'POST',
  path: '/agents/{agentId}/probes/{probeId}/clean',
  tag: 'Isolation probe',
  summary: 'Remove the canaries that a probe left',
  params: probes.probeParams,
  query: noQuery,
  body: undefined,
  reply: probes.probe,
  scope: 'write',
  auth: 'any',
});
