import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { agents } from './agents';
import { created, ownerColumns, updated } from './columns';

export const customTools = pgTable(
  'custom_tools',
  {
    ...ownerColumns(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    /** A JSON Schema whose root is an object, with its members in the order they were sent. */
    parameters: text('parameters').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.name] }),
    foreignKey({
      name: 'custom_tools_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
  ],
);
