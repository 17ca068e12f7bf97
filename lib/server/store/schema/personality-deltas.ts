import { doublePrecision, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { agents } from './agents';
import { at, now, ownerColumns } from './columns';

/** One score that changed; values are fractions. */
export const personalityDeltas = pgTable(
  'personality_deltas',
  {
    ...ownerColumns(),
    deltaId: uuid('delta_id').notNull().defaultRandom(),
    at: at('at').notNull().default(now),
    category: text('category', { enum: ['big5', 'dimensions'] }).notNull(),
    trait: text('trait').notNull(),
    oldValue: doublePrecision('old_value').notNull(),
    newValue: doublePrecision('new_value').notNull(),
    trigger: text('trigger').notNull(),
    reasoning: text('reasoning').notNull().default(''),
    userId: text('user_id').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.deltaId] }),
    index('personality_deltas_by_time').on(
      t.tenantId,
      t.agentId,
      t.at.desc().nullsFirst(),
      t.deltaId.desc().nullsFirst(),
    ),
    foreignKey({
      name: 'personality_deltas_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
  ],
);
