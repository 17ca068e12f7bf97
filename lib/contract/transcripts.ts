import * as z from 'zod';
import { dateTime, pageQuery, queryBoolean, reference, replyList, text, uuid } from './common';

/** What was said and answered, by API or in the tester, a session at a time. */

export const TRANSCRIPTS_PAGE = 30;
export const TURNS_PAGE = 50;

export const transcriptParams = z.object({
  agentId: reference.describe('UUID of the agent, or its URL-encoded name.'),
  transcriptId: uuid,
});

export const listTranscriptsQuery = z.object({
  ...pageQuery(TRANSCRIPTS_PAGE),
  instance_id: uuid.optional(),
  user_id: text(200).optional(),
  /** Every word must occur in what one turn said or answered; of very long ones the beginning is searched. */
  search: text(200).optional(),
  /** `true`: also the sessions of probes and cases. */
  tests: queryBoolean.optional(),
});

const TRANSCRIPT_FORMATS = ['jsonl', 'markdown'] as const;
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];

export const exportTranscriptQuery = z.object({ format: z.enum(TRANSCRIPT_FORMATS).optional() });

export const transcript = z
  .object({
    transcript_id: z.string(),
    session_id: z.string(),
    instance_id: z.string(),
    instance_name: z.string(),
    /** Empty: nobody was named. */
    user_id: z.string(),
    /** How it began, cut short. */
    opening: z.string(),
    turns: z.int(),
    /** Turns from before a reset of the instance: they are no longer context. */
    reset_turns: z.int(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'Transcript' });

export const listTranscriptsReply = z
  .object({ items: replyList(transcript), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListTranscriptsReply' });

export const listTranscriptTurnsQuery = z.object({
  ...pageQuery(TURNS_PAGE),
  /** `true`: from the beginning; else the newest come first. */
  oldest_first: queryBoolean.optional(),
});

const transcriptTurn = z
  .object({
    run_id: z.string(),
    kind: z.string(),
    status: z.string(),
    provider: z.string(),
    model: z.string(),
    /** What was new in this turn; empty when it brought answers to tool calls only. */
    said: z.string(),
    response: z.string(),
    error: z.string().optional(),
    /** Names of the tools that the model called. */
    tools: z.array(z.string()),
    first_text_ms: z.int().optional(),
    duration_ms: z.int().optional(),
    created_at: dateTime,
    /** When the instance was reset since. */
    reset_at: dateTime.optional(),
  })
  .meta({ id: 'TranscriptTurn' });

export const listTranscriptTurnsReply = z
  .object({ items: replyList(transcriptTurn), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListTranscriptTurnsReply' });

export const deleteTranscriptReply = z
  .object({ turns_deleted: z.int() })
  .meta({ id: 'DeleteTranscriptReply' });

export type Transcript = z.infer<typeof transcript>;
export type TranscriptTurn = z.infer<typeof transcriptTurn>;
