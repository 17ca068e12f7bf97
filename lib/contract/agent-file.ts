import * as z from 'zod';
import { createAgentBody } from './agents';
import { updateCapabilitiesBody } from './capabilities';
import { anyJson, dateTime, name, openMembers, queryBoolean, replyList, text, textList } from './common';
import { ASPECTS, TRAITS } from './personality';
import { toolDescription, toolName } from './tools';

/**
 * One agent as a JSON file of this product, version 1: everything an import needs to make it again, and no
 * key, token or id of a tenant. Members that a reader does not know are left out and named.
 */
export const AGENT_FILE = { format: 'troupe-agent', version: 1 } as const;

/** Bytes that an import may have, and that an export keeps under. */
export const FILE_LIMIT = 10 * 1024 * 1024;

const ROWS = 50_000;
const fraction = z.number().min(0).max(1);
/** A fraction for each of the names. */
function scores<K extends string>(names: readonly K[]) {
  const shape = Object.fromEntries(names.map((each) => [each, fraction]));
  return z.object(shape as Record<K, typeof fraction>);
}
const body = createAgentBody.shape;

const agent = z.object({
  name,
  is_active: z.boolean().default(true),
  bio: body.bio,
  gender: body.gender,
  language: body.language,
  personality_prompt: body.personality_prompt,
  speech_patterns: textList.optional(),
  true_interests: textList.optional(),
  true_dislikes: textList.optional(),
  primary_traits: textList.optional(),
  behaviors: body.behaviors,
  preferences: body.preferences,
  initial_goals: body.initial_goals,
  lore_generation_context: body.lore_generation_context,
});

const personality = z.object({
  big5: scores(TRAITS),
  dimensions: scores(ASPECTS).optional(),
  evolution: z
    .array(
      z.object({
        at: dateTime,
        category: z.enum(['big5', 'dimensions']),
        trait: z.enum([...TRAITS, ...ASPECTS]),
        old_value: fraction,
        new_value: fraction,
        trigger: text(100),
        reasoning: text(2000).optional(),
      }),
    )
    .max(ROWS)
    .optional(),
});

const tool = z.object({ name: toolName, description: toolDescription, parameters: z.unknown() });

const fact = z.object({
  content: text(8000).min(1),
  fact_type: text(100).optional(),
  importance: fraction.optional(),
  confidence: fraction.optional(),
  entities: textList.optional(),
  metadata: openMembers.optional(),
  source_type: text(100).optional(),
  session_id: text(200).optional(),
  mention_count: z.int().min(0).optional(),
  user_id: text(200).optional(),
  /** Place of its node in the instance's `nodes`. */
  node: z.int().min(0).optional(),
});

const state = z.object({
  scope: z.enum(['global', 'user']),
  user_id: text(200).optional(),
  key: text(200).min(1),
  value: anyJson,
  content_type: text(100).optional(),
});

const instance = z.object({
  name,
  description: text(2000).optional(),
  status: text(50).optional(),
  is_default: z.boolean().optional(),
  nodes: z
    .array(z.object({ label: text(400), user_id: text(200).optional() }))
    .max(ROWS)
    .optional(),
  facts: z.array(fact).max(ROWS).optional(),
  states: z.array(state).max(ROWS).optional(),
});

/** What is read of a file; members that are not here are named by the compare and left out. */
export const agentFile = z
  .object({
    format: z.literal(AGENT_FILE.format, 'must be troupe-agent'),
    version: z.literal(AGENT_FILE.version, 'is not a version that this server reads; it reads version 1'),
    exported_at: dateTime.optional(),
    agent,
    personality: personality.optional(),
    capabilities: z.object({ ...updateCapabilitiesBody.shape }).optional(),
    models: z.object({ post_processing_provider: text(200), post_processing_model: text(200) }).optional(),
    tools: z.array(tool).max(100).optional(),
    /** Facts of the agent itself, which every instance sees. */
    facts: z
      .array(fact.omit({ node: true }))
      .max(ROWS)
      .optional(),
    instances: z.array(instance).max(10_000).optional(),
  })
  .meta({ id: 'AgentFile' });

export const exportAgentQuery = z.object({
  memory: queryBoolean
    .optional()
    .describe('false leaves out facts, memory nodes, custom states and how the personality changed.'),
});

/** The file comes as it is; it is parsed as an AgentFile. */
const file = z.record(z.string(), z.unknown());

export const compareAgentFileBody = z.strictObject({ file }).meta({ id: 'CompareAgentFileBody' });
export const importAgentBody = z
  .strictObject({ file, name: name.optional().describe('Instead of the name in the file.') })
  .meta({ id: 'ImportAgentBody' });

const counts = z.record(z.string(), z.int());
const unknownMembers = z.array(z.string()).describe('Members of the file that are not known, and left out.');

export const comparedAgentFile = z
  .object({
    name: z.string(),
    /** What an import would write, by kind. */
    counts,
    unknown_members: unknownMembers,
    /** The agent that has the name now, and how the file differs from it. */
    existing: z
      .object({
        agent_id: z.string(),
        before: z.record(z.string(), z.unknown()),
        after: z.record(z.string(), z.unknown()),
      })
      .optional(),
  })
  .meta({ id: 'ComparedAgentFile' });

export const importedAgent = z
  .object({ agent_id: z.string(), name: z.string(), counts, unknown_members: replyList(z.string()) })
  .meta({ id: 'ImportedAgent' });

export type AgentFile = z.infer<typeof agentFile>;
export type ComparedAgentFile = z.infer<typeof comparedAgentFile>;
export type ImportedAgent = z.infer<typeof importedAgent>;
