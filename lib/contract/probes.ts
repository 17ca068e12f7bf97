import * as z from 'zod';
import { dateTime, pageQuery, reference, replyList, text, uuid } from './common';

/**
 * The isolation probe: canaries are planted in several instances of an agent, which is then asked in each of them.
 * It proves something only where an instance shows its own canary.
 */

/** Probes of a page when the caller does not say. */
export const PROBES_PAGE = 20;
export const PROBE_INSTANCES = { fewest: 2, most: 12, usual: 4 };
const MOST_USERS = 4;

export const startProbeBody = z
  .strictObject({
    instance_ids: z
      .array(reference)
      .min(PROBE_INSTANCES.fewest, `must have at least ${PROBE_INSTANCES.fewest} instances`)
      .max(PROBE_INSTANCES.most, `must have at most ${PROBE_INSTANCES.most} instances`)
      .refine((ids) => new Set(ids).size === ids.length, 'must not name an instance twice')
      .optional()
      .describe('Their UUIDs, or names; the first four active ones when left out.'),
    user_ids: z
      .array(text(200).min(1, 'must not be empty'))
      .min(1, 'must have at least one user')
      .max(MOST_USERS, `must have at most ${MOST_USERS} users`)
      .refine((ids) => new Set(ids).size === ids.length, 'must not name a user twice')
      .optional()
      .describe('Two made-up ones when left out.'),
    leaky: z
      .boolean()
      .optional()
      .describe(
        'Asks a stand-in that is shown the canaries of the other instances too, so that red is seen.',
      ),
  })
  .meta({ id: 'StartProbeBody' });

/** `cut`: the copy of Troupe that held it is gone; what it planted may still be there. */
const probeStatus = z.enum(['running', 'complete', 'stopped', 'failed', 'cut']);

/**
 * Of an instance's own canaries `shown` or `not_shown`; of another's `clean`, or `unproven` where the instance did not
 * show its own. `fault`: it could not be asked.
 */
const cellVerdict = z.enum(['waiting', 'shown', 'not_shown', 'clean', 'unproven', 'leak', 'fault']);

/** `not_proved`: nothing leaked, and not every instance showed its own. */
const probeVerdict = z.enum(['isolated', 'leak', 'not_proved']);

const probeEvidence = z.object({
  /** As whom the agent was asked. */
  user_id: z.string(),
  found_in: z.enum(['prompt', 'answer']),
  key: z.string(),
  value: z.string(),
  /** For which user it was planted; empty: for everybody in the instance. */
  planted_for: z.string(),
  /** Where it was found, with a little around it. */
  excerpt: z.string(),
});

const probeCell = z.object({
  asked_in: z.string(),
  planted_in: z.string(),
  verdict: cellVerdict,
  /** What was found that should not be, or one sentence on what is missing. */
  evidence: z.array(probeEvidence),
  note: z.string(),
});

const probeAsk = z.object({
  instance_id: z.string(),
  user_id: z.string(),
  status: z.enum(['waiting', 'answered', 'failed']),
  /** Whether upstream said which prompt was sent. */
  has_prompt: z.boolean(),
  answer: z.string(),
  error: z.string(),
  duration_ms: z.int().nullable(),
});

const probeReceipt = z.object({
  planted: z.int(),
  asked: z.int(),
  leaks: z.int(),
  removed: z.int(),
  /** Canaries that may still be there. */
  left: z.int(),
});

const summary = {
  probe_id: z.string(),
  agent_id: z.string(),
  status: probeStatus,
  verdict: probeVerdict.optional(),
  is_leaky: z.boolean(),
  instances: z.array(z.object({ instance_id: z.string(), name: z.string() })),
  users: z.array(z.string()),
  receipt: probeReceipt,
  /** `embedded`, or the host of the remote API. */
  api: z.string(),
  provider: z.string(),
  model: z.string(),
  error: z.string(),
  created_by: z.object({ id: z.string(), label: z.string() }),
  created_at: dateTime,
  ended_at: dateTime.optional(),
};

const probeSummary = z.object(summary).meta({ id: 'ProbeSummary' });

export const probe = z
  .object({ ...summary, cells: z.array(probeCell), asks: z.array(probeAsk) })
  .meta({ id: 'Probe' });

/** What follows `data: ` in the stream of a probe: how it stands. The last line is `[DONE]`. */
export const probeEvent = z.object({ type: z.literal('probe'), probe }).meta({ id: 'ProbeEvent' });

export const probeParams = z.object({ agentId: reference, probeId: uuid });

export const listProbesQuery = z.object(pageQuery(PROBES_PAGE));
export const listProbesReply = z
  .object({ items: replyList(probeSummary), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListProbesReply' });

export type StartProbeBody = z.infer<typeof startProbeBody>;
export type Probe = z.infer<typeof probe>;
export type ProbeSummary = z.infer<typeof probeSummary>;
export type ProbeCell = z.infer<typeof probeCell>;
export type ProbeAsk = z.infer<typeof probeAsk>;
export type ProbeEvidence = z.infer<typeof probeEvidence>;
