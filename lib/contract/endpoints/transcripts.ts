import * as z from 'zod';
import { agentParams } from '../agents';
import { defineEndpoint } from '../endpoint';
import * as transcripts from '../transcripts';

/** Part of our second contract, at /api/troupe/v1. */

export const listTranscripts = defineEndpoint({
  id: 'listTranscripts',
  method: 'GET',
  path: '/agents/{agentId}/transcripts',
  tag: 'Transcripts',
  summary: 'List what was talked about, the newest first',
  params: agentParams,
  query: transcripts.listTranscriptsQuery,
  body: undefined,
  reply: transcripts.listTranscriptsReply,
  scope: 'read',
  auth: 'any',
});

export const getTranscript = defineEndpoint({
  id: 'getTranscript',
  method: 'GET',
  path: '/agents/{agentId}/transcripts/{transcriptId}',
  tag: 'Transcripts',
  summary: 'Get what a transcript is about',
  params: transcripts.transcriptParams,
  query: z.object({}),
  body: undefined,
  reply: transcripts.transcript,
  scope: 'read',
  auth: 'any',
});

export const listTranscriptTurns = defineEndpoint({
  id: 'listTranscriptTurns',
  method: 'GET',
  path: '/agents/{agentId}/transcripts/{transcriptId}/turns',
  tag: 'Transcripts',
  summary: 'Read a transcript page by page',
  params: transcripts.transcriptParams,
  query: transcripts.listTranscriptTurnsQuery,
  body: undefined,
  reply: transcripts.listTranscriptTurnsReply,
  scope: 'read',
  auth: 'any',
});

export const exportTranscript = defineEndpoint({
  id: 'exportTranscript',
  method: 'GET',
  path: '/agents/{agentId}/transcripts/{transcriptId}/export',
  tag: 'Transcripts',
  summary: 'Export a transcript as a file, the oldest turn first',
  params: transcripts.transcriptParams,
  query: transcripts.exportTranscriptQuery,
  body: undefined,
  reply: z.string(),
  file: ['application/jsonl', 'text/markdown'],
  scope: 'read',
  auth: 'any',
});

export const deleteTranscript = defineEndpoint({
  id: 'deleteTranscript',
  method: 'DELETE',
  path: '/agents/{agentId}/transcripts/{transcriptId}',
  tag: 'Transcripts',
  summary: 'Delete a transcript',
  description: 'What was remembered of it stays: facts have operations of their own.',
  params: transcripts.transcriptParams,
  query: z.object({}),
  body: undefined,
  reply: transcripts.deleteTranscriptReply,
  scope: 'write',
  auth: 'any',
});
