import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

/**
 * `tenant_id` leads every key, so that a tenant's rows can live together and no query crosses
 * tenants by accident. Times keep microseconds: cursors sort by them.
 */

// An index read backwards needs NULLS FIRST, which is what ORDER BY … DESC means.
const now = sql`clock_timestamp()`;
const at = (name: string) => timestamp(name, { withTimezone: true, precision: 6 });
const created = () => at('created_at').notNull().default(now);
const updated = () => at('updated_at').notNull().default(now);
const texts = (name: string) => text(name).array().notNull().default(sql`'{}'::text[]`);

export const projects = pgTable(
  'projects',
  {
    tenantId: text('tenant_id').notNull(),
    projectId: uuid('project_id').notNull().defaultRandom(),
    name: text('name').notNull(),
    gameName: text('game_name').notNull(),
    businessName: text('business_name').notNull().default(''),
    environment: text('environment').notNull().default('production'),
    defaultAgentKbWrite: boolean('default_agent_kb_write').notNull().default(false),
    /** `default` and `samples` exist at most once a tenant. */
    kind: text('kind', { enum: ['plain', 'default', 'samples'] })
      .notNull()
      .default('plain'),
    createdAt: created(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.projectId] }),
    uniqueIndex('projects_one_of_a_kind').on(t.tenantId, t.kind).where(sql`${t.kind} <> 'plain'`),
    index('projects_by_age').on(t.tenantId, t.createdAt, t.projectId),
  ],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: text('tenant_id').notNull(),
    keyId: uuid('key_id').notNull().defaultRandom(),
    projectId: uuid('project_id').notNull(),
    name: text('name').notNull(),
    /** SHA-256 of the key in hex; the key has 256 random bits, so no slow hash is needed. */
    keyHash: text('key_hash').notNull(),
    keyPrefix: text('key_prefix').notNull(),
    scopes: texts('scopes'),
    createdBy: text('created_by').notNull(),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: created(),
    expiresAt: at('expires_at'),
    lastUsedAt: at('last_used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.keyId] }),
    uniqueIndex('api_keys_hash').on(t.keyHash),
    index('api_keys_by_project').on(t.tenantId, t.projectId, t.createdAt),
    foreignKey({
      name: 'api_keys_project',
      columns: [t.tenantId, t.projectId],
      foreignColumns: [projects.tenantId, projects.projectId],
    }).onDelete('cascade'),
  ],
);

/** Names of users, read once from Clerk's Backend API; a user is the same in every tenant. */
export const people = pgTable('people', {
  userId: text('user_id').primaryKey(),
  displayName: text('display_name').notNull().default(''),
  email: text('email').notNull().default(''),
  fetchedAt: at('fetched_at').notNull().default(now),
});

export const agents = pgTable(
  'agents',
  {
    tenantId: text('tenant_id').notNull(),
    agentId: uuid('agent_id').notNull().defaultRandom(),
    projectId: uuid('project_id'),
    name: text('name').notNull(),
    isActive: boolean('is_active').notNull().default(true),
    ownerUserId: text('owner_user_id').notNull(),
    ownerDisplayName: text('owner_display_name').notNull().default(''),
    ownerEmail: text('owner_email').notNull().default(''),
    /** Kept in step by the transactions that add and remove instances: the list shows it. */
    instanceCount: integer('instance_count').notNull().default(0),
    mcpEnabled: texts('mcp_enabled'),
    avatarUrl: text('avatar_url').notNull().default(''),
    bio: text('bio').notNull().default(''),
    gender: text('gender').notNull().default(''),
    language: text('language').notNull().default(''),
    personalityPrompt: text('personality_prompt').notNull().default(''),
    speechPatterns: texts('speech_patterns'),
    trueInterests: texts('true_interests'),
    trueDislikes: texts('true_dislikes'),
    primaryTraits: texts('primary_traits'),
    /** Fractions by trait and by aspect. */
    big5: jsonb('big5').$type<Record<string, number>>(),
    dimensions: jsonb('dimensions').$type<Record<string, number>>(),
    behaviors: jsonb('behaviors').$type<Record<string, string>>(),
    preferences: jsonb('preferences').$type<Record<string, string>>(),
    /** What was asked for at creation and has no column of its own. */
    creation: jsonb('creation').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: created(),
    updatedAt: updated(),
    lastSeenAt: at('last_seen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.agentId] }),
    unique('agents_name').on(t.tenantId, t.name),
    index('agents_by_age').on(t.tenantId, t.createdAt.desc().nullsFirst(), t.agentId.desc().nullsFirst()),
    index('agents_by_project').on(
      t.tenantId,
      t.projectId,
      t.createdAt.desc().nullsFirst(),
      t.agentId.desc().nullsFirst(),
    ),
    index('agents_by_name').on(t.tenantId, sql`lower(${t.name})`, t.agentId),
    index('agents_by_last_seen').on(
      t.tenantId,
      sql`coalesce(${t.lastSeenAt}, '-infinity') desc`,
      t.agentId.desc().nullsFirst(),
    ),
    index('agents_search').using(
      'gin',
      t.tenantId,
      sql`lower(${t.name} || ' ' || ${t.ownerDisplayName} || ' ' || ${t.ownerEmail}) gin_trgm_ops`,
    ),
    // Deleting a project with agents is refused; this holds it even in a race.
    foreignKey({
      name: 'agents_project',
      columns: [t.tenantId, t.projectId],
      foreignColumns: [projects.tenantId, projects.projectId],
    }),
  ],
);

export const instances = pgTable(
  'instances',
  {
    tenantId: text('tenant_id').notNull(),
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

const ownerColumns = () => ({
  tenantId: text('tenant_id').notNull(),
  agentId: uuid('agent_id').notNull(),
});

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

/** No foreign keys: a row outlives what it speaks of. */
export const activity = pgTable(
  'activity',
  {
    tenantId: text('tenant_id').notNull(),
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
