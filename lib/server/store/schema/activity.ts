import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, now, tenantId } from './columns';

/** No foreign keys: a row outlives what it speaks of. */
export const activity = pgTable(
  'activity',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull().defaultRandom(),
    at: at('at').notNull().default(now),
    actorType: text('actor_type', { enum: ['user', 'key', 'system'] }).notNull(),
    actorId: text('actor_id').notNull(),
    actorLabel: text('actor_label').notNull().default(''),
    /** The project that the object belonged to: a key reads its own project's rows only. */
    projectId: uuid('project_id'),
    requestId: text('request_id').notNull(),
    verb: text('verb').notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    objectName: text('object_name').notNull().default(''),
    agentId: uuid('agent_id'),
    instanceId: uuid('instance_id'),
    outcome: text('outcome', { enum: ['done', 'started', 'failed', 'unknown'] })
      .notNull()
      .default('done'),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    counts: jsonb('counts').$type<Record<string, number>>(),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.activityId] }),
    index('activity_by_time').on(t.tenantId, t.at.desc().nullsFirst(), t.activityId.desc().nullsFirst()),
    index('activity_by_agent').on(
      t.tenantId,
      t.agentId,
      t.at.desc().nullsFirst(),
      t.activityId.desc().nullsFirst(),
    ),
    // The few remote calls that nobody knows the end of; embedded changes are always done.
    index('activity_unsettled')
      .on(t.tenantId, t.at.desc().nullsFirst(), t.activityId.desc().nullsFirst())
      .where(sql`${t.outcome} in ('started', 'unknown')`),
    index('activity_by_object').on(
      t.tenantId,
      t.objectId,
      t.at.desc().nullsFirst(),
      t.activityId.desc().nullsFirst(),
    ),
  ],
);
