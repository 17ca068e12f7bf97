import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { agents } from './agents';
import { created, tenantId, updated } from './columns';

export const instances = pgTable(
  'instances',
  {
    tenantId: tenantId(),
    agentId: uuid('agent_id').notNull(),
    instanceId: uuid('instance_id').notNull().defaultRandom(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    status: text('status').notNull().default('active'),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.instanceId] }),
    unique('instances_name').on(t.tenantId, t.agentId, t.name),
    uniqueIndex('instances_one_default').on(t.tenantId, t.agentId).where(sql`${t.isDefault}`),
    index('instances_in_order').on(
      t.tenantId,
      t.agentId,
      t.isDefault.desc().nullsFirst(),
      t.createdAt,
      t.instanceId,
    ),
    index('instances_by_id').on(t.tenantId, t.instanceId),
    foreignKey({
      name: 'instances_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
  ],
);
