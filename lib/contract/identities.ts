import * as z from 'zod';
import { dateTime, label, openMembers, queryInteger, text } from './common';
import { MODES, type Mode } from './modes';

/** Identities: stateful behaviour models. Their wire is a contract of its own, with `{data}` around every reply. */

/** Observations of one batch. */
export const MOST_OBSERVATIONS = 1000;

const ID = /^inst_[0-9a-f]{16}$/;

export function isIdentityId(value: string): boolean {
  return ID.test(value);
}

const fraction = z
  .number('must be a number from 0 to 1')
  .min(0, 'must be at least 0')
  .max(1, 'must be at most 1');

const mode = z
  .string()
  .toLowerCase()
  .pipe(z.enum(MODES, `must be one of ${MODES.join(', ')}`))
  .describe(`One of ${MODES.join(', ')}, in upper or lower case.`);

/** Characters that a context may have as JSON: a page of history has a thousand. */
const LONGEST_CONTEXT = 4096;

const context = openMembers.refine(
  (members) => JSON.stringify(members).length <= LONGEST_CONTEXT,
  `must have at most ${LONGEST_CONTEXT} characters as JSON`,
);

const identityDescription = text(2000);

const byMode = <T extends z.ZodType>(value: T) =>
  z.strictObject(Object.fromEntries(MODES.map((each) => [each, value])) as Record<Mode, T>);

const initialConfig = z
  .strictObject({
    /** What is left out is 0. */
    mode_strengths: byMode(fraction.default(0)).optional(),
    energy_level: fraction.default(0.8).optional(),
  })
  .meta({ id: 'InitialConfig' });

export const identityParams = z.object({
  identityId: z.string().regex(ID, 'must be inst_ and 16 hexadecimal digits').describe('Id of the identity.'),
});

export const createIdentityBody = z
  .strictObject({
    name: label,
    description: identityDescription.optional(),
    initial_config: initialConfig.optional(),
  })
  .meta({ id: 'CreateIdentityBody' });

/** Engine state cannot be written: any other member is refused. */
export const updateIdentityBody = z
  .strictObject({ name: label.optional(), description: identityDescription.optional() })
  .refine((body) => Object.keys(body).length > 0, 'must have name or description')
  .meta({ id: 'UpdateIdentityBody' });

export const observation = z
  .strictObject({
    mode_target: mode,
    signal_strength: fraction,
    confidence: fraction.optional().describe('1 when left out.'),
    context: context.optional(),
  })
  .meta({ id: 'Observation' });

export const processBatchBody = z
  .strictObject({
    observations: z
      .array(observation)
      .min(1, 'must have at least one observation')
      .max(MOST_OBSERVATIONS, `must have at most ${MOST_OBSERVATIONS} observations`),
    include_intermediate: z.boolean().optional(),
  })
  .meta({ id: 'ProcessBatchBody' });

export const resetIdentityBody = z
  .strictObject({ mode: z.enum(['initial', 'default'], 'must be initial or default') })
  .meta({ id: 'ResetIdentityBody' });

/** Replies are parsed with any text where a remote engine may have words of its own. */
const created = {
  id: z.string(),
  name: z.string(),
  description: z.string(),
  created_at: dateTime,
};

export const createdIdentity = z.object({ ...created, updated_at: dateTime }).meta({ id: 'CreatedIdentity' });

export const listedIdentity = z
  .object({ ...created, cycle_count: z.int(), energy_level: z.number() })
  .meta({ id: 'ListedIdentity' });

export const identity = z
  .object({
    ...created,
    updated_at: dateTime,
    cycle_count: z.int(),
    energy_level: z.number(),
    stress_state: z.string(),
    stability_index: z.number(),
  })
  .meta({ id: 'Identity' });

export const updatedIdentity = z
  .object({ id: z.string(), name: z.string(), description: z.string(), updated_at: dateTime })
  .meta({ id: 'UpdatedIdentity' });

/** Ours: how many cycles went. */
const cyclesDeleted = z.int().optional();

export const deletedIdentity = z
  .object({ id: z.string(), deleted: z.boolean(), cycles_deleted: cyclesDeleted })
  .meta({ id: 'DeletedIdentity' });

export const snapshot = z
  .object({
    instance_id: z.string(),
    cycle: z.int(),
    mode_strengths: byMode(z.number()),
    energy_level: z.number(),
    stress_state: z.string(),
    stability_index: z.number(),
  })
  .meta({ id: 'Snapshot' });

const words = z.array(z.string());

export const behaviourContract = z
  .object({
    instance_id: z.string(),
    dominant_modes: words,
    suppressed_modes: words,
    allowed_actions: words,
    forbidden_actions: words,
    decision_style: z.object({
      tempo: z.string(),
      risk: z.string(),
      expressiveness: z.string(),
      commitment_threshold: z.number(),
    }),
    energy_level: z.number(),
    stress_state: z.string(),
    recovery_profile: z.object({
      preferred_path: z.string(),
      support_required: z.boolean(),
      cooldown_required: z.boolean(),
    }),
  })
  .meta({ id: 'BehaviourContract' });

export const drift = z.object({ level: z.string(), deviation: z.number() }).meta({ id: 'Drift' });

const processedMembers = { snapshot, contract: behaviourContract, drift };

export const processed = z.object(processedMembers).meta({ id: 'Processed' });
export const processedBatch = z
  .object({ ...processedMembers, processed_count: z.int(), states: z.array(snapshot).optional() })
  .meta({ id: 'ProcessedBatch' });

export const resetReply = z
  .object({
    id: z.string(),
    reset_to: z.string(),
    cycle: z.int(),
    energy_level: z.number(),
    stress_state: z.string(),
    cycles_deleted: cyclesDeleted,
  })
  .meta({ id: 'ResetIdentityReply' });

export const IDENTITY_PAGE = 20;
export const HISTORY_PAGE = 100;

export const listIdentitiesQuery = z.object({
  limit: queryInteger({ min: 1, max: 100, default: IDENTITY_PAGE }).optional(),
  offset: queryInteger({ min: 0, max: 1_000_000_000, default: 0 }).optional(),
  sort: z.enum(['created_at', 'name']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
});

export const historyQuery = z.object({
  limit: queryInteger({ min: 1, max: 1000, default: HISTORY_PAGE }).optional(),
  offset: queryInteger({ min: 0, max: 1_000_000_000, default: 0 }).optional(),
});

export const offsetPage = z.object({
  limit: z.int(),
  offset: z.int(),
  total: z.int(),
  has_more: z.boolean(),
});

/** One observation as it was taken, the newest first. */
export const historyEntry = z
  .object({
    cycle: z.int(),
    timestamp: dateTime,
    mode_target: z.string(),
    signal_strength: z.number(),
    confidence: z.number(),
    context: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'HistoryEntry' });

/** How this contract says no. */
export const identityError = z
  .object({
    error: z.string(),
    message: z.string(),
    details: z.object({ field: z.string(), reason: z.string() }).optional(),
  })
  .meta({ id: 'IdentityError' });

export type Observation = z.infer<typeof observation>;
export type Identity = z.infer<typeof identity>;
export type ListedIdentity = z.infer<typeof listedIdentity>;
export type Snapshot = z.infer<typeof snapshot>;
export type BehaviourContract = z.infer<typeof behaviourContract>;
export type Drift = z.infer<typeof drift>;
export type HistoryEntry = z.infer<typeof historyEntry>;
