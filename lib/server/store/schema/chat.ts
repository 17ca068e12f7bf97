import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { agents } from './agents';
import { at, created, ownerColumns, updated } from './columns';
import { instances } from './instances';

/** Whose conversation it is: the same session id with another instance or user is another session. */
const sessionColumns = () => ({
  ...ownerColumns(),
  instanceId: uuid('instance_id').notNull(),
  /** Empty: nobody was named. */
  userId: text('user_id').notNull().default(''),
  sessionId: text('session_id').notNull(),
});

/** As in memory.ts: the reference to the agent comes first, so that locks are taken in the order of a delete. */
export const chatSessions = pgTable(
  'chat_sessions',
  {
    ...sessionColumns(),
    /** One id for what otherwise takes three to name. */
    transcriptId: uuid('transcript_id').notNull().defaultRandom(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    unique('chat_sessions_transcript').on(t.tenantId, t.agentId, t.transcriptId),
    primaryKey({
      name: 'chat_sessions_pk',
      columns: [t.tenantId, t.agentId, t.instanceId, t.userId, t.sessionId],
    }),
    index('chat_sessions_by_time').on(t.tenantId, t.agentId, t.updatedAt.desc().nullsFirst(), t.sessionId),
    foreignKey({
      name: 'chat_sessions_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'chat_sessions_instance',
      columns: [t.tenantId, t.agentId, t.instanceId],
      foreignColumns: [instances.tenantId, instances.agentId, instances.instanceId],
    }).onDelete('cascade'),
  ],
);

/** What the search of transcripts reads of a turn: of very long texts the beginning, so that keeping them stays cheap. */
export function searchedTurn(t: { said: SQLWrapper; response: SQLWrapper }): SQL {
  return sql`lower(left(${t.said}, 4000) || ' ' || left(${t.response}, 8000))`;
}

/** One turn: what was asked, with which model, and what was answered. */
export const chatRuns = pgTable(
  'chat_runs',
  {
    ...sessionColumns(),
    runId: uuid('run_id').notNull().defaultRandom(),
    kind: text('kind', { enum: ['chat', 'playground', 'async'] }).notNull(),
    status: text('status', { enum: ['running', 'complete', 'failed', 'cancelled'] })
      .notNull()
      .default('running'),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    /** The conversation as it was sent. */
    messages: jsonb('messages').$type<{ role: string; content: string }[]>().notNull(),
    /** Of it, what this turn brought. */
    said: text('said').notNull().default(''),
    response: text('response').notNull().default(''),
    finishReason: text('finish_reason').notNull().default(''),
    error: text('error').notNull().default(''),
    phase: text('phase').notNull().default('planning'),
    tool: text('tool').notNull().default(''),
    sideEffects: jsonb('side_effects').$type<Record<string, unknown>>().notNull().default({}),
    firstTextMs: integer('first_text_ms'),
    durationMs: integer('duration_ms'),
    /** When the instance was reset after this turn: it stays to be read, and is no context any more. */
    resetAt: at('reset_at'),
    createdAt: created(),
    /** While it runs, when it was last seen running. */
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.runId] }),
    index('chat_runs_search').using('gin', t.tenantId, t.agentId, sql`${searchedTurn(t)} gin_trgm_ops`),
    index('chat_runs_by_session').on(
      t.tenantId,
      t.agentId,
      t.instanceId,
      t.userId,
      t.sessionId,
      t.createdAt,
      t.runId,
    ),
    foreignKey({
      name: 'chat_runs_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'chat_runs_session',
      columns: [t.tenantId, t.agentId, t.instanceId, t.userId, t.sessionId],
      foreignColumns: [
        chatSessions.tenantId,
        chatSessions.agentId,
        chatSessions.instanceId,
        chatSessions.userId,
        chatSessions.sessionId,
      ],
    }).onDelete('cascade'),
  ],
);
