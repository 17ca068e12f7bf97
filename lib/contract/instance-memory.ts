import * as z from 'zod';
import { dateTime, pageQuery, queryBoolean, queryInteger, replyList, text, uuid } from './common';
import { instanceParams } from './instances';
import { storedFact } from './memory-facts';

/** What an instance holds, row by row: found in the database, a page at a time. */

export const MEMORY_PAGE = 50;

const search = text(200).optional();

const stateLine = z
  .object({
    state_id: z.string(),
    key: z.string(),
    scope: z.string(),
    user_id: z.string().nullable(),
    content_type: z.string(),
    /** The beginning of the value; all of it may be long. */
    short: z.string(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'StateLine' });

export const browseStatesQuery = z.object({
  ...pageQuery(MEMORY_PAGE),
  search: search.describe('Words that occur in the key, the user or the beginning of the value.'),
  scope: z.enum(['global', 'user']).optional(),
  user_id: text(200).optional().describe('States of everybody, and of this user only.'),
});

const page = { has_more: z.boolean(), next_cursor: z.string().optional() };
/** Null: a remote API does not count what was searched for. */
const total = z.int().nullable();

export const browseStatesReply = z
  .object({ items: replyList(stateLine), ...page, total_count: total })
  .meta({ id: 'BrowseStatesReply' });

export const stateOfInstanceParams = instanceParams.extend({ stateId: uuid });

export const memoryFact = z
  .object({
    ...storedFact.shape,
    /** Whom it is about; null: nobody, or a remote API does not say. */
    user_id: z.string().nullable(),
    /** It belongs to the agent itself: every instance sees it, and no reset deletes it. */
    is_of_agent: z.boolean(),
  })
  .meta({ id: 'MemoryFact' });

export const browseFactsQuery = z.object({
  ...pageQuery(MEMORY_PAGE),
  search: search.describe('Words that occur in the fact.'),
  user_id: text(200).optional(),
  of_agent: queryBoolean
    .optional()
    .describe('true: only those of the agent itself; false: only those of the instance.'),
});

export const browseFactsReply = z
  .object({ items: replyList(memoryFact), ...page, total_count: total })
  .meta({ id: 'BrowseFactsReply' });

export const factOfInstanceParams = instanceParams.extend({ factId: uuid });

const knownUser = z
  .object({
    user_id: z.string(),
    display_name: z.string().optional(),
    /** Null: a remote API does not count them. */
    facts: z.int().nullable(),
    states: z.int().nullable(),
    first_seen_at: z.string().optional(),
    last_seen_at: z.string().optional(),
  })
  .meta({ id: 'KnownUser' });

export const browseUsersQuery = z.object({
  page_size: queryInteger({ min: 1, max: 100, default: MEMORY_PAGE }).optional(),
  offset: queryInteger({ min: 0, max: 10_000_000, default: 0 }).optional(),
  search: search.describe('Words that occur in the id.'),
});

export const browseUsersReply = z
  .object({ items: replyList(knownUser), total_count: z.int() })
  .meta({ id: 'BrowseUsersReply' });

export type StateLine = z.infer<typeof stateLine>;
export type MemoryFact = z.infer<typeof memoryFact>;
export type KnownUser = z.infer<typeof knownUser>;
