import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, now, ownerColumns } from './columns';

/**
 * One copy of an agent: the job while it runs, the lineage when it is complete. `agent_id` is the copy's. No
 * foreign keys: the row outlives the source, and a fork that failed has no agent.
 */
export const forks = pgTable(
  'forks',
  {
    ...ownerColumns(),
    sourceAgentId: uuid('source_agent_id').notNull(),
    projectId: uuid('project_id'),
    name: text('name').notNull(),
    status: text('status', { enum: ['forking', 'complete', 'failed'] })
      .notNull()
      .default('forking'),
    tablesCopied: integer('tables_copied').notNull().default(0),
    /** The last row copied of the table being copied, by its id in the source. */
    copiedUpTo: uuid('copied_up_to'),
    rowsCopied: integer('rows_copied').notNull().default(0),
    errorMessage: text('error_message').notNull().default(''),
    /** Who asked, for Activity when it is done. */
    actorType: text('actor_type', { enum: ['user', 'key'] }).notNull(),
    actorId: text('actor_id').notNull(),
    actorLabel: text('actor_label').notNull().default(''),
    requestId: text('request_id').notNull(),
    /** The process that copies, and until when nobody else may. */
    heldBy: text('held_by').notNull().default(''),
    heldUntil: at('held_until'),
    startedAt: at('started_at').notNull().default(now),
    completedAt: at('completed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId] }),
    index('forks_running').on(t.heldUntil).where(sql`${t.status} = 'forking'`),
  ],
);
