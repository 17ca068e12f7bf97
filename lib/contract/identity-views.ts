import * as z from 'zod';
import { dateTime, queryInteger, text } from './common';
import {
  behaviourContract,
  drift,
  IDENTITY_PAGE,
  offsetPage,
  processBatchBody,
  snapshot,
} from './identities';
import { IDENTITY_SORTS } from './identity-sorts';
import { MODES, type Mode } from './modes';

/** What the dashboard shows of identities besides their own contract: an agent, the stress of each, how it came about. */

/** The agent that an identity is attached to. Null: it is gone, or not to be seen. */
const attachedAgent = z
  .object({ agent_id: z.string(), name: z.string().nullable() })
  .meta({ id: 'AttachedAgent' });

const identityView = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    created_at: dateTime,
    cycle_count: z.int(),
    energy_level: z.number(),
    stress_state: z.string(),
    agent: attachedAgent.nullable(),
  })
  .meta({ id: 'IdentityView' });

/** `stress`: the highest level first, and the newest of each. A remote identity API has the other two. */
const sort = z.enum(IDENTITY_SORTS);
const order = z.enum(['asc', 'desc']);

export const browseIdentitiesQuery = z.object({
  search: text(200)
    .optional()
    .describe('Words that occur in the name, whatever their case. A remote identity API finds none by name.'),
  limit: queryInteger({ min: 1, max: 100, default: IDENTITY_PAGE }).optional(),
  offset: queryInteger({ min: 0, max: 1_000_000_000, default: 0 }).optional(),
  sort: sort.optional().describe('The first of sorts in the reply when left out.'),
  order: order.optional(),
});

export const browseIdentitiesReply = z
  .object({
    items: z.array(identityView),
    pagination: offsetPage,
    /** How this page is sorted, and how it may be: the first is what is meant when nothing is said. */
    sort,
    order,
    sorts: z.array(sort),
  })
  .meta({ id: 'BrowseIdentitiesReply' });

export const takeBatchBody = z
  .strictObject({
    observations: processBatchBody.shape.observations,
    after_cycle: z.int().min(0).max(2_147_483_647).describe('The cycle that the first of them follows.'),
  })
  .meta({ id: 'TakeBatchBody' });

export const takeBatchReply = z
  .object({
    /** All of them or none. */
    taken: z.boolean(),
    /** How the identity is now. */
    snapshot,
  })
  .meta({ id: 'TakeBatchReply' });

/** Points of a chart. */
export const MOST_POINTS = 400;
export const POINTS = 100;

export const cockpitQuery = z.object({
  from: queryInteger({ min: 1, max: 2_147_483_647 }).optional().describe('The first cycle; 1 when left out.'),
  to: queryInteger({ min: 1, max: 2_147_483_647 })
    .optional()
    .describe('The last cycle; the latest when left out.'),
  points: queryInteger({ min: 2, max: MOST_POINTS, default: POINTS }).optional(),
});

const numbers = z.array(z.number());
const words = z.array(z.string());

/**
 * Lists of the same length, a place a cycle that is shown. Between two of them cycles are left out; `peak_stress` is the
 * highest level of stress from the one up to the next, so none is hidden. The other values are those of the cycle itself.
 */
const series = z
  .object({
    cycle: z.array(z.int()),
    timestamp: z.array(dateTime),
    mode_strengths: z.object(
      Object.fromEntries(MODES.map((mode) => [mode, numbers])) as Record<Mode, typeof numbers>,
    ),
    energy_level: numbers,
    load: numbers,
    stress_state: words,
    peak_stress: words,
    stability_index: numbers,
    deviation: numbers,
    /** The level of drift that the deviation is. */
    drift_level: words,
  })
  .meta({ id: 'CycleSeries' });

/** Null: a remote identity API does not say. */
export const cockpit = z
  .object({
    identity: identityView.extend({ updated_at: dateTime }),
    snapshot,
    contract: behaviourContract,
    drift: drift.nullable(),
    series: series.nullable(),
  })
  .meta({ id: 'Cockpit' });

const moment = z.object({ snapshot, contract: behaviourContract, drift }).meta({ id: 'IdentityMoment' });

export const dryRunReply = z.object({ now: moment, next: moment }).meta({ id: 'DryRunReply' });

export const attachmentReply = z
  .object({ identity_id: z.string(), agent: attachedAgent.nullable() })
  .meta({ id: 'AttachmentReply' });

export const agentIdentitiesReply = z
  .object({ items: z.array(identityView) })
  .meta({ id: 'AgentIdentitiesReply' });

const historyFormat = z.enum(['jsonl', 'csv']);

export const exportHistoryQuery = z.object({
  /** JSON Lines when left out. */
  format: historyFormat.optional(),
});

export type IdentityView = z.infer<typeof identityView>;
export type CycleSeries = z.infer<typeof series>;
export type HistoryFormat = z.infer<typeof historyFormat>;
export type TakeBatchReply = z.infer<typeof takeBatchReply>;
