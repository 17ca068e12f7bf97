import * as z from 'zod';
import { dateTime, queryInteger, replyList, text } from './common';

const USER_SORTS = ['user_id', 'created_at', 'last_interaction_at'] as const;

export const listUsersQuery = z.object({
  limit: queryInteger({ min: 1, max: 500, default: 100 }).optional().describe('Users of a page.'),
  offset: queryInteger({ min: 0, max: 10_000_000, default: 0 }).optional().describe('Users to skip.'),
  sort_by: z.enum(USER_SORTS).optional().describe('last_interaction_at unless said otherwise.'),
  sort_order: z.enum(['asc', 'desc']).optional().describe('desc unless said otherwise.'),
  instance_id: text(400)
    .min(1)
    .optional()
    .describe('Only users that this instance knows. An extension of this server.'),
});

const userMetadata = z
  .object({
    custom: z.record(z.string(), z.string()).optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
  })
  .meta({ id: 'UserMetadata' });

/** How the agent feels about a user; this server keeps no moods. */
const moodState = z
  .object({
    agent_id: z.string(),
    user_id: z.string().optional(),
    label: z.string(),
    valence: z.number(),
    arousal: z.number(),
    tension: z.number(),
    affiliation: z.number(),
    baseline_valence: z.number(),
    baseline_arousal: z.number(),
    baseline_tension: z.number(),
    baseline_affiliation: z.number(),
    last_interaction_at: dateTime,
    last_decay_at: dateTime,
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'MoodState' });

const userEntry = z
  .object({
    user_id: z.string(),
    role: z.string(),
    display_name: z.string().optional(),
    created_at: z.string().optional(),
    last_interaction_at: z.string().optional(),
    metadata: userMetadata.optional(),
    mood: moodState.optional(),
  })
  .meta({ id: 'UserEntry' });

export const listUsersReply = z
  .object({ users: replyList(userEntry), total: z.int() })
  .meta({ id: 'UsersResponse' });

export type UserEntry = z.infer<typeof userEntry>;
