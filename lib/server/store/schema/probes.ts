import { sql } from 'drizzle-orm';
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
import { at, created, now, ownerColumns, starterColumns } from './columns';

interface Place {
  instance_id: string;
  name: string;
}

/** No reference to agents: the agents API may be remote. What deletes an agent deletes these too. */
export const probes = pgTable(
  'probes',
  {
    ...ownerColumns(),
    probeId: uuid('probe_id').notNull().defaultRandom(),
    status: text('status', { enum: ['running', 'complete', 'stopped', 'failed', 'cut'] })
      .notNull()
      .default('running'),
    isLeaky: boolean('is_leaky').notNull(),
    instances: jsonb('instances').$type<Place[]>().notNull(),
    users: jsonb('users').$type<string[]>().notNull(),
    api: text('api').notNull(),
    provider: text('provider').notNull().default(''),
    model: text('model').notNull().default(''),
    error: text('error').notNull().default(''),
    /** Written at the end, for the list. */
    verdict: text('verdict', { enum: ['isolated', 'leak', 'not_proved'] }),
    leaks: integer('leaks').notNull().default(0),
    ...starterColumns(),
    /** When the process that holds it was last seen to. */
    heartbeatAt: at('heartbeat_at').notNull().default(now),
    stopRequestedAt: at('stop_requested_at'),
    createdAt: created(),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.probeId] }),
    index('probes_by_time').on(
      t.tenantId,
      t.agentId,
      t.createdAt.desc().nullsFirst(),
      t.probeId.desc().nullsFirst(),
    ),
  ],
);

/** Written before the state itself is, so that whatever a killed process left is known. */
export const probeCanaries = pgTable(
  'probe_canaries',
  {
    ...ownerColumns(),
    probeId: uuid('probe_id').notNull(),
    position: integer('position').notNull(),
    /** Text: a remote API makes its own ids. */
    instanceId: text('instance_id').notNull(),
    /** Empty: for everybody in the instance. */
    userId: text('user_id').notNull(),
    key: text('key').notNull(),
    value: text('value').notNull(),
    /** `absent`: it was never there. */
    status: text('status', { enum: ['planned', 'planted', 'removed', 'absent'] })
      .notNull()
      .default('planned'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.probeId, t.position] }),
    foreignKey({
      name: 'probe_canaries_probe',
      columns: [t.tenantId, t.agentId, t.probeId],
      foreignColumns: [probes.tenantId, probes.agentId, probes.probeId],
    }).onDelete('cascade'),
  ],
);

interface Found {
  position: number;
  in: 'prompt' | 'answer';
  excerpt: string;
}

/** A question in one instance as one user. The prompt is not kept: what was found in it is. */
export const probeAsks = pgTable(
  'probe_asks',
  {
    ...ownerColumns(),
    probeId: uuid('probe_id').notNull(),
    position: integer('position').notNull(),
    instanceId: text('instance_id').notNull(),
    userId: text('user_id').notNull(),
    status: text('status', { enum: ['waiting', 'answered', 'failed'] })
      .notNull()
      .default('waiting'),
    hasPrompt: boolean('has_prompt').notNull().default(false),
    answer: text('answer').notNull().default(''),
    error: text('error').notNull().default(''),
    durationMs: integer('duration_ms'),
    /** Canaries that were found, by their position. */
    found: jsonb('found').$type<Found[]>().notNull().default(sql`'[]'::jsonb`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.probeId, t.position] }),
    foreignKey({
      name: 'probe_asks_probe',
      columns: [t.tenantId, t.agentId, t.probeId],
      foreignColumns: [probes.tenantId, probes.agentId, probes.probeId],
    }).onDelete('cascade'),
  ],
);
