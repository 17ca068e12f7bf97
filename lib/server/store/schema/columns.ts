import { sql } from 'drizzle-orm';
import { text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What a new row's time is. Times keep microseconds: cursors sort by them. */
export const now = sql`clock_timestamp()`;
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 6 });
export const created = () => at('created_at').notNull().default(now);
export const updated = () => at('updated_at').notNull().default(now);
export const texts = (name: string) => text(name).array().notNull().default(sql`'{}'::text[]`);

/** `tenant_id` leads every key, so that a tenant's rows can live together and no query crosses tenants by accident. */
export const tenantId = () => text('tenant_id').notNull();

/** The keys of what an agent owns. */
export const ownerColumns = () => ({
  tenantId: tenantId(),
  agentId: uuid('agent_id').notNull(),
});

/** Who began something that goes on by itself. */
export const starterColumns = () => ({
  createdById: text('created_by_id').notNull(),
  createdByLabel: text('created_by_label').notNull(),
});
