import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { StateDelta, ToolAnswer, Turn } from '@/lib/contract/tester';
import { at, created, now, ownerColumns, updated } from './columns';

/** JSON as text: a model may write NUL, which PostgreSQL keeps in text only as the escape that JSON makes of it. */
function json<T>(name: string) {
  const build = customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value),
  });
  return build(name);
}

/** No reference to agents: the agents API may be remote. What deletes an agent or an instance deletes these too. */
export const testerConversations = pgTable(
  'tester_conversations',
  {
    ...ownerColumns(),
    conversationId: uuid('conversation_id').notNull(),
    /** Where and as whom it was begun; it stays there. Text: a remote API makes its own ids. */
    instanceId: text('instance_id').notNull(),
    instanceName: text('instance_name').notNull(),
    /** Empty: nobody was named. */
    userId: text('user_id').notNull(),
    title: text('title').notNull(),
    /** Without those that were superseded. */
    turns: integer('turns').notNull().default(0),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.conversationId] }),
    index('tester_conversations_by_time').on(
      t.tenantId,
      t.agentId,
      t.updatedAt.desc().nullsFirst(),
      t.conversationId.desc().nullsFirst(),
    ),
    index('tester_conversations_by_instance').on(t.tenantId, t.agentId, t.instanceId, t.conversationId),
  ],
);

/** Whoever holds rows of both takes the conversation's before its turns'. */
export const testerTurns = pgTable(
  'tester_turns',
  {
    ...ownerColumns(),
    turnId: uuid('turn_id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    position: integer('position').notNull(),
    /** Another try or an edit stands in its place. */
    isSuperseded: boolean('is_superseded').notNull().default(false),
    message: text('message').notNull(),
    toolAnswers: json<ToolAnswer[]>('tool_answers'),
    status: text('status', { enum: ['running', 'complete', 'failed', 'stopped', 'cut'] })
      .notNull()
      .default('running'),
    /** Written at the end; while it runs, and after a crash, it is in the frames. */
    response: text('response').notNull().default(''),
    finishReason: text('finish_reason').notNull().default(''),
    error: text('error').notNull().default(''),
    toolCalls: json<Turn['tool_calls']>('tool_calls').notNull().default(sql`'[]'`),
    usage: json<NonNullable<Turn['usage']>>('usage'),
    firstTextMs: integer('first_text_ms'),
    durationMs: integer('duration_ms'),
    configuration: text('configuration').notNull().default(''),
    isDraft: boolean('is_draft').notNull(),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    api: text('api').notNull(),
    delta: json<StateDelta>('delta'),
    /** The process that holds the answer, and when it was last seen to. */
    holder: text('holder').notNull(),
    heartbeatAt: at('heartbeat_at').notNull().default(now),
    stopRequestedAt: at('stop_requested_at'),
    stopConfirmed: boolean('stop_confirmed'),
    stopNote: text('stop_note').notNull().default(''),
    /** When its instance was reset after it: it stays to be read, and is no context any more. */
    resetAt: at('reset_at'),
    createdByKind: text('created_by_kind', { enum: ['session', 'key'] }).notNull(),
    createdById: text('created_by_id').notNull(),
    createdByLabel: text('created_by_label').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.turnId] }),
    uniqueIndex('tester_turns_place')
      .on(t.tenantId, t.agentId, t.conversationId, t.position)
      .where(sql`not ${t.isSuperseded}`),
    index('tester_turns_by_conversation').on(t.tenantId, t.agentId, t.conversationId, t.position),
    // Few at a time: what a process holds, and what a crash left.
    index('tester_turns_running').on(t.holder, t.heartbeatAt).where(sql`${t.status} = 'running'`),
    foreignKey({
      name: 'tester_turns_conversation',
      columns: [t.tenantId, t.agentId, t.conversationId],
      foreignColumns: [
        testerConversations.tenantId,
        testerConversations.agentId,
        testerConversations.conversationId,
      ],
    }).onDelete('cascade'),
  ],
);

/** What upstream sent, in order: each row the frames up to `seq`, counted from 1. */
export const testerFrames = pgTable(
  'tester_frames',
  {
    ...ownerColumns(),
    turnId: uuid('turn_id').notNull(),
    seq: integer('seq').notNull(),
    frames: json<Frame[]>('frames').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.turnId, t.seq] }),
    foreignKey({
      name: 'tester_frames_turn',
      columns: [t.tenantId, t.agentId, t.turnId],
      foreignColumns: [testerTurns.tenantId, testerTurns.agentId, testerTurns.turnId],
    }).onDelete('cascade'),
  ],
);

type Frame = { at_ms: number; data: string };
