import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, created, tenantId, texts } from './columns';

export const projects = pgTable(
  'projects',
  {
    tenantId: tenantId(),
    projectId: uuid('project_id').notNull().defaultRandom(),
    name: text('name').notNull(),
    gameName: text('game_name').notNull(),
    businessName: text('business_name').notNull().default(''),
    environment: text('environment').notNull().default('production'),
    defaultAgentKbWrite: boolean('default_agent_kb_write').notNull().default(false),
    /** Both empty: the account's or the system's model is used. */
    postProcessingProvider: text('post_processing_provider').notNull().default(''),
    postProcessingModel: text('post_processing_model').notNull().default(''),
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
    tenantId: tenantId(),
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
