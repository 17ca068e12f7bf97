import { pgTable, text } from 'drizzle-orm/pg-core';
import { at, now } from './columns';

/** Names of users, read once from Clerk's Backend API; a user is the same in every tenant. */
export const people = pgTable('people', {
  userId: text('user_id').primaryKey(),
  displayName: text('display_name').notNull().default(''),
  email: text('email').notNull().default(''),
  fetchedAt: at('fetched_at').notNull().default(now),
});
