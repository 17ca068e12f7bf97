import { pgTable, text } from 'drizzle-orm/pg-core';
import { updated } from './columns';

/** What a tenant set for all of its projects; no row: nothing yet. */
export const accounts = pgTable('accounts', {
  tenantId: text('tenant_id').primaryKey(),
  postProcessingProvider: text('post_processing_provider').notNull().default(''),
  postProcessingModel: text('post_processing_model').notNull().default(''),
  updatedAt: updated(),
});
