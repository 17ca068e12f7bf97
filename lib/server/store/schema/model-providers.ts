import { jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { created, tenantId, texts, updated } from './columns';

/** What the last test of a provider found out. */
export interface StoredTest {
  at: string;
  model: string;
  first_token_ms?: number;
  total_ms?: number;
  fault?: string;
}

/** The model providers that a tenant added itself, beside those that the environment names for all tenants. */
export const modelProviders = pgTable(
  'model_providers',
  {
    tenantId: tenantId(),
    /** Made from the first name and never changed: agents, projects and chats name a provider by it. */
    providerId: text('provider_id').notNull(),
    name: text('name').notNull(),
    baseUrl: text('base_url').notNull(),
    /** The first is its default; there is always one. */
    models: texts('models'),
    /** Empty: it makes no images. */
    imageModel: text('image_model').notNull().default(''),
    /** Its key, encrypted; null: it needs none. */
    sealedKey: text('sealed_key'),
    /** The key's last characters, by which people tell one from another. */
    keyEnd: text('key_end').notNull().default(''),
    lastTest: jsonb('last_test').$type<StoredTest>(),
    createdAt: created(),
    createdBy: text('created_by').notNull(),
    updatedAt: updated(),
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.providerId] }),
    uniqueIndex('model_providers_name').on(t.tenantId, t.name),
  ],
);
