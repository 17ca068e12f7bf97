import {
  doublePrecision,
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
import { created, ownerColumns, texts, updated } from './columns';
import { instances } from './instances';

/**
 * Every row of an instance also refers to its agent, by the constraint that is checked first: so whoever
 * writes holds the agent's row before the instance's, in the order of a delete, and the two cannot block
 * each other.
 */

export const memoryNodes = pgTable(
  'memory_nodes',
  {
    ...ownerColumns(),
    nodeId: uuid('node_id').notNull().defaultRandom(),
    instanceId: uuid('instance_id').notNull(),
    /** Empty: not about one user. */
    userId: text('user_id').notNull().default(''),
    label: text('label').notNull(),
    createdAt: created(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.nodeId] }),
    // What lets a fact name its node together with its instance.
    unique('memory_nodes_in_instance').on(t.tenantId, t.agentId, t.instanceId, t.nodeId),
    index('memory_nodes_by_instance').on(t.tenantId, t.agentId, t.instanceId, t.createdAt),
    foreignKey({
      name: 'memory_nodes_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'memory_nodes_instance',
      columns: [t.tenantId, t.agentId, t.instanceId],
      foreignColumns: [instances.tenantId, instances.agentId, instances.instanceId],
    }).onDelete('cascade'),
  ],
);

export const memoryFacts = pgTable(
  'memory_facts',
  {
    ...ownerColumns(),
    factId: uuid('fact_id').notNull().defaultRandom(),
    /** Null: the fact belongs to the agent, and no reset deletes it. */
    instanceId: uuid('instance_id'),
    userId: text('user_id').notNull().default(''),
    nodeId: uuid('node_id'),
    content: text('content').notNull(),
    factType: text('fact_type').notNull().default('user_fact'),
    importance: doublePrecision('importance').notNull().default(0.5),
    confidence: doublePrecision('confidence').notNull().default(1),
    entities: texts('entities'),
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull().default({}),
    sourceType: text('source_type').notNull().default('manual'),
    sessionId: text('session_id').notNull().default(''),
    mentionCount: integer('mention_count').notNull().default(1),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.factId] }),
    index('memory_facts_by_instance').on(t.tenantId, t.agentId, t.instanceId, t.createdAt),
    index('memory_facts_by_node').on(t.tenantId, t.agentId, t.instanceId, t.nodeId),
    foreignKey({
      name: 'memory_facts_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'memory_facts_instance',
      columns: [t.tenantId, t.agentId, t.instanceId],
      foreignColumns: [instances.tenantId, instances.agentId, instances.instanceId],
    }).onDelete('cascade'),
    foreignKey({
      // A fact hangs on a node of its own instance: else a reset would take facts of another with it.
      name: 'memory_facts_node',
      columns: [t.tenantId, t.agentId, t.instanceId, t.nodeId],
      foreignColumns: [memoryNodes.tenantId, memoryNodes.agentId, memoryNodes.instanceId, memoryNodes.nodeId],
    }).onDelete('cascade'),
  ],
);

export const customStates = pgTable(
  'custom_states',
  {
    ...ownerColumns(),
    stateId: uuid('state_id').notNull().defaultRandom(),
    instanceId: uuid('instance_id').notNull(),
    scope: text('scope', { enum: ['global', 'user'] }).notNull(),
    /** Empty for scope `global`. */
    userId: text('user_id').notNull().default(''),
    key: text('key').notNull(),
    value: jsonb('value').$type<unknown>().notNull(),
    contentType: text('content_type').notNull().default('text'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId, t.stateId] }),
    unique('custom_states_key').on(t.tenantId, t.agentId, t.instanceId, t.scope, t.userId, t.key),
    foreignKey({
      name: 'custom_states_agent',
      columns: [t.tenantId, t.agentId],
      foreignColumns: [agents.tenantId, agents.agentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'custom_states_instance',
      columns: [t.tenantId, t.agentId, t.instanceId],
      foreignColumns: [instances.tenantId, instances.agentId, instances.instanceId],
    }).onDelete('cascade'),
  ],
);
