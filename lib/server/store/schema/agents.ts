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
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { UpdateCapabilitiesBody } from '@/lib/contract/capabilities';
import { at, created, tenantId, texts, updated } from './columns';
import { projects } from './projects';

// An index read backwards needs NULLS FIRST, which is what ORDER BY … DESC means.
export type StoredCapabilities = Omit<UpdateCapabilitiesBody, 'mcpEnabled'>;

export const agents = pgTable(
  'agents',
  {
    tenantId: tenantId(),
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
    /** What was switched, by the wire's camelCase names; what is not here has its default. */
    capabilities: jsonb('capabilities').$type<StoredCapabilities>().notNull().default({}),
    imageUnlockedAt: at('image_unlocked_at'),
    /** Both empty: the project's, the account's or the system's model is used. */
    postProcessingProvider: text('post_processing_provider').notNull().default(''),
    postProcessingModel: text('post_processing_model').notNull().default(''),
    /** A fork that is not complete: nobody sees it yet. */
    isForking: boolean('is_forking').notNull().default(false),
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
