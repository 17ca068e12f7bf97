import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import * as personality from '../personality';

export const getPersonality = defineEndpoint({
  id: 'getPersonality',
  method: 'GET',
  path: '/agents/{agentId}/personality',
  tag: 'Personality',
  summary: 'Get the personality of an agent and how it changed',
  params: agentParams,
  query: personality.getPersonalityQuery,
  body: undefined,
  reply: personality.personalityReply,
  scope: 'read',
  auth: 'any',
});

export const updatePersonality = defineEndpoint({
  id: 'updatePersonality',
  method: 'PUT',
  path: '/agents/{agentId}/personality',
  tag: 'Personality',
  summary: 'Set the personality of an agent',
  description:
    'Scores are fractions when all of a block are at most 1, otherwise 0 to 100. The ten aspects are derived from big5 unless dimensions is sent too.',
  params: agentParams,
  query: z.object({}),
  body: personality.updatePersonalityBody,
  reply: personality.updatePersonalityReply,
  scope: 'write',
  auth: 'any',
});
