import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { IdentityState, InitialConfig } from '@/lib/identity-engine/state';
import { at, created, now, tenantId, updated } from './columns';

const identityId = () => text('identity_id').notNull();

/** A behaviour model: its state now. The state is one value, so that it is never half of one cycle. */
export const identities = pgTable(
  'identities',
  {
    tenantId: tenantId(),
    identityId: identityId(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    initial: jsonb('initial').$type<InitialConfig>().notNull(),
    state: jsonb('state').$type<IdentityState>().notNull(),
    /** Of the state, for lists: cycle, level of stress from 0, energy. */
    cycle: integer('cycle').notNull().default(0),
    stressLevel: smallint('stress_level').notNull().default(0),
    energy: doublePrecision('energy').notNull(),
    /** The project of the samples, if it came with them: it goes with them too. */
    samplesProjectId: uuid('samples_project_id'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.identityId] }),
    index('identities_by_creation').on(t.tenantId, t.createdAt, t.identityId),
    index('identities_by_name').on(t.tenantId, sql`lower(${t.name})`, t.identityId),
    index('identities_by_stress').on(t.tenantId, t.stressLevel, t.createdAt, t.identityId),
    check('identities_id', sql`${t.identityId} ~ '^inst_[0-9a-f]{16}$'`),
  ],
);

/**
 * One observation and the state that it led to. Cycles are counted from 1 without gaps: a page or a sample of them is
 * found by number. Only who holds the identity's row writes or removes them, so there is no foreign key: checking each
 * row would take a third of the time of writing it.
 */
export const identityCycles = pgTable(
  'identity_cycles',
  {
    tenantId: tenantId(),
    identityId: identityId(),
    cycle: integer('cycle').notNull(),
    at: at('at').notNull().default(now),
    mode: text('mode').notNull(),
    signal: doublePrecision('signal').notNull(),
    confidence: doublePrecision('confidence').notNull(),
    context: jsonb('context').$type<Record<string, unknown>>(),
    // A column a mode: lists inside of rows are twice as slow to write.
    perception: doublePrecision('perception').notNull(),
    exploration: doublePrecision('exploration').notNull(),
    order: doublePrecision('order').notNull(),
    assertion: doublePrecision('assertion').notNull(),
    connection: doublePrecision('connection').notNull(),
    identity: doublePrecision('identity').notNull(),
    stressResponse: doublePrecision('stress_response').notNull(),
    energy: doublePrecision('energy').notNull(),
    load: doublePrecision('load').notNull(),
    stability: doublePrecision('stability').notNull(),
    deviation: doublePrecision('deviation').notNull(),
    stressLevel: smallint('stress_level').notNull(),
    /** The level of stress is another one than in the cycle before. */
    changesStress: boolean('changes_stress').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.identityId, t.cycle] }),
    // Whether a level was reached between two cycles, however far they are apart.
    index('identity_cycles_by_stress')
      .on(t.tenantId, t.identityId, t.stressLevel, t.cycle)
      .where(sql`${t.changesStress}`),
  ],
);

/** Which agent an identity belongs to. No foreign keys: either may be kept by a remote API, and an agent may go first. */
export const identityAttachments = pgTable(
  'identity_attachments',
  {
    tenantId: tenantId(),
    identityId: identityId(),
    agentId: uuid('agent_id').notNull(),
    createdAt: created(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.identityId] }),
    index('identity_attachments_by_agent').on(t.tenantId, t.agentId, t.createdAt),
  ],
);
