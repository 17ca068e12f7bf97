import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AgentCase } from '@/lib/contract/cases';
import type { TurnDraft } from '@/lib/contract/tester';
import { at, created, now, ownerColumns, starterColumns, updated } from './columns';

/** No reference to agents: the agents API may be remote. What deletes an agent deletes these too. */
export const testCases = pgTable(
  'test_cases',
  {
    ...ownerColumns(),
    caseId: uuid('case_id').notNull().defaultRandom(),
    name: text('name').notNull(),
    messages: jsonb('messages').$type<AgentCase['messages']>().notNull(),
    /** Empty: nobody is named. */
    userId: text('user_id').notNull().default(''),
    expectations: jsonb('expectations').$type<AgentCase['expectations']>().notNull(),
    toolAnswers: jsonb('tool_answers').$type<AgentCase['tool_answers']>().notNull(),
    ...starterColumns(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.caseId] }),
    index('test_cases_by_name').on(t.tenantId, t.agentId, t.name, t.caseId),
  ],
);

export const caseRuns = pgTable(
  'case_runs',
  {
    ...ownerColumns(),
    runId: uuid('run_id').notNull().defaultRandom(),
    status: text('status', { enum: ['running', 'complete', 'stopped', 'failed', 'cut'] })
      .notNull()
      .default('running'),
    /** As they were when it began: they may be changed and deleted since. */
    cases: jsonb('cases').$type<RunCase[]>().notNull(),
    instances: jsonb('instances').$type<{ instance_id: string; name: string }[]>().notNull(),
    /** Which of the cases is asked in which of the instances, by their places in those lists. */
    pairs: jsonb('pairs').$type<[number, number][]>().notNull(),
    repeats: integer('repeats').notNull(),
    draft: jsonb('draft').$type<TurnDraft>(),
    isDraft: boolean('is_draft').notNull(),
    failedOf: uuid('failed_of'),
    api: text('api').notNull(),
    provider: text('provider').notNull().default(''),
    model: text('model').notNull().default(''),
    error: text('error').notNull().default(''),
    ...starterColumns(),
    /** When the process that holds it was last seen to. */
    heartbeatAt: at('heartbeat_at').notNull().default(now),
    stopRequestedAt: at('stop_requested_at'),
    createdAt: created(),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.runId] }),
    index('case_runs_by_time').on(
      t.tenantId,
      t.agentId,
      t.createdAt.desc().nullsFirst(),
      t.runId.desc().nullsFirst(),
    ),
  ],
);

export type RunCase = Pick<
  AgentCase,
  'case_id' | 'name' | 'messages' | 'user_id' | 'expectations' | 'tool_answers'
>;

export const caseResults = pgTable(
  'case_results',
  {
    ...ownerColumns(),
    runId: uuid('run_id').notNull(),
    resultId: uuid('result_id').notNull().defaultRandom(),
    caseId: uuid('case_id').notNull(),
    /** Text: a remote API makes its own ids. */
    instanceId: text('instance_id').notNull(),
    attempt: integer('attempt').notNull(),
    outcome: text('outcome', { enum: ['passed', 'failed', 'error'] }).notNull(),
    reasons: jsonb('reasons').$type<string[]>().notNull(),
    answer: text('answer').notNull(),
    /** JSON as text: a model may write NUL, which PostgreSQL keeps as the escape that JSON makes of it. */
    toolCalls: text('tool_calls').notNull(),
    durationMs: integer('duration_ms'),
    createdAt: created(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.runId, t.resultId] }),
    index('case_results_in_order').on(t.tenantId, t.agentId, t.runId, t.createdAt, t.resultId),
    index('case_results_by_case').on(t.tenantId, t.agentId, t.caseId, t.createdAt),
    foreignKey({
      name: 'case_results_run',
      columns: [t.tenantId, t.agentId, t.runId],
      foreignColumns: [caseRuns.tenantId, caseRuns.agentId, caseRuns.runId],
    }).onDelete('cascade'),
  ],
);
