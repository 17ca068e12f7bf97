import * as z from 'zod';
import { dateTime, openMembers, queryInteger, reference, replyList, text, textList, uuid } from './common';

const factContent = text(8000).trim().min(1, 'must not be empty');
const factType = text(100).trim().min(1, 'must not be empty');
const fraction = z.number().min(0).max(1);
const userId = text(200).min(1, 'must not be empty');

/** In a fact's metadata: it belongs to the agent itself, and every instance sees it. */
export const AGENT_GLOBAL = 'agent_global';

export const factParams = z.object({
  agentId: reference.describe('UUID of the agent, or its URL-encoded name.'),
  factId: uuid,
});

const instance = reference.describe('UUID of the instance, or its name; the default instance when left out.');
export const factInstanceQuery = z.object({ instance_id: instance.optional() });

export const listFactsQuery = z.object({
  instance_id: instance.optional(),
  user_id: text(200).optional(),
  fact_type: text(100).optional(),
  limit: queryInteger({ min: 1, max: 500, default: 50 }).optional().describe('Facts of a page.'),
  page_token: text(1000).optional().describe('The next_page_token of the page before.'),
  search: text(200).optional().describe('Words that occur in the fact. An extension of this server.'),
});

/** A fact as the list has it. */
export const storedFact = z
  .object({
    fact_id: z.string(),
    content: z.string(),
    fact_type: z.string(),
    importance: z.number(),
    confidence: z.number(),
    mention_count: z.int(),
    entity: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    session_id: z.string().optional(),
    source_id: z.string().optional(),
    source_type: z.string().optional(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: 'StoredFact' });

export const listFactsReply = z
  .object({
    facts: replyList(storedFact),
    total_count: z.int(),
    next_page_token: z.string().optional(),
  })
  .meta({ id: 'ListFactsResponse' });

/** What other servers may know of a fact besides; this one does not. */
const moreOfFact = {
  agent_framing: z.string().optional(),
  assertion: z.boolean().optional(),
  character_salience: z.number().optional(),
  chunk_id: z.string().optional(),
  cluster_id: z.string().optional(),
  emotional_intensity: z.number().optional(),
  episode_id: z.string().optional(),
  event_time: dateTime.optional(),
  evidence_message_ids: replyList(z.string()).optional(),
  hit_count: z.int().optional(),
  inferred_entities: replyList(z.string()).optional(),
  item_type: z.string().optional(),
  kind: z.string().optional(),
  miss_count: z.int().optional(),
  polarity_group_id: z.string().optional(),
  priority: z.string().optional(),
  quantity: z.number().optional(),
  relationship_relevance: z.number().optional(),
  scope_hint: z.string().optional(),
  sentiment: z.string().optional(),
  source_id: z.string().optional(),
  subject_relation: z.string().optional(),
  supersedes_id: z.string().optional(),
  temporal_relevance: z.string().optional(),
  time_sensitive_at: dateTime.optional(),
  topic_tags: replyList(z.string()).optional(),
  valid_from: dateTime.optional(),
  valid_until: dateTime.optional(),
};

/** A fact as a change answers it. */
export const atomicFact = z
  .object({
    fact_id: z.string(),
    agent_id: z.string(),
    /** Empty: the fact hangs on no node. */
    node_id: z.string(),
    atomic_text: z.string(),
    fact_type: z.string(),
    confidence: z.number(),
    importance: z.number().optional(),
    mention_count: z.int(),
    last_confirmed: dateTime,
    retention_strength: z.number(),
    last_retrieved_at: dateTime,
    entities: replyList(z.string()).optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    session_id: z.string().optional(),
    source_type: z.string().optional(),
    user_id: z.string().optional(),
    created_at: dateTime,
    updated_at: dateTime,
    ...moreOfFact,
  })
  .meta({ id: 'AtomicFact' });

const members = {
  fact_type: factType.optional(),
  importance: fraction.optional(),
  confidence: fraction.optional(),
  entities: textList.nullish(),
  metadata: openMembers.optional(),
};

const newFact = { content: factContent, node_id: uuid.optional(), user_id: userId.optional(), ...members };

interface Owned {
  user_id?: string;
  metadata?: Record<string, unknown>;
}

/** A fact is about a user, or belongs to the agent itself. */
const hasOwner = ({ user_id, metadata }: Owned) => user_id !== undefined || metadata?.scope === AGENT_GLOBAL;
const ownerMissing = { path: ['user_id'], message: `is needed, unless metadata.scope is ${AGENT_GLOBAL}` };

export const createFactBody = z
  .strictObject(newFact)
  .refine(hasOwner, ownerMissing)
  .meta({ id: 'CreateFactInputBody' });

export const bulkCreateFactsBody = z
  .strictObject({
    user_id: userId.optional().describe('Of the facts that name nobody.'),
    facts: z
      .array(z.strictObject(newFact).meta({ id: 'BulkCreateFactItem' }))
      .min(1, 'must have at least one fact')
      .max(1000, 'must have at most 1,000 facts'),
  })
  .superRefine(({ user_id: user, facts }, context) => {
    for (const [place, fact] of facts.entries()) {
      if (!hasOwner({ user_id: user, ...fact })) {
        context.addIssue({ code: 'custom', ...ownerMissing, path: ['facts', place, 'user_id'] });
      }
    }
  })
  .meta({ id: 'BulkCreateFactsInputBody' });

export const bulkCreateFactsReply = z
  .object({ facts_created: z.int(), facts: replyList(atomicFact) })
  .meta({ id: 'BulkCreateFactsOutputBody' });

export const updateFactBody = z
  .strictObject({ content: factContent.optional(), ...members })
  .meta({ id: 'UpdateFactInputBody' });

export type StoredFact = z.infer<typeof storedFact>;
export type AtomicFact = z.infer<typeof atomicFact>;
export type CreateFactBody = z.infer<typeof createFactBody>;
export type BulkCreateFactsBody = z.infer<typeof bulkCreateFactsBody>;
export type UpdateFactBody = z.infer<typeof updateFactBody>;
