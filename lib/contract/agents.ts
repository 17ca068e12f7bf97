import * as z from 'zod';
import {
  dateTime,
  name,
  pageQuery,
  queryBoolean,
  queryInteger,
  reference,
  replyList,
  success,
  text,
  textList,
  uuid,
} from './common';
import {
  behavioralTraits,
  behaviorsInput,
  big5Assessment,
  big5Scores,
  dimensionScores,
  interactionPreferences,
  personalityDimensions,
  preferencesInput,
} from './personality';

/** `{agentId}`: a UUID or a URL-encoded name. */
export const agentParams = z.object({
  agentId: reference.describe('UUID of the agent, or its URL-encoded name.'),
});

/** Rows of a page when the caller does not say; the wire names both. */
export const CURSOR_PAGE = 30;
export const OFFSET_PAGE = 50;

/** Our extension of the list: the newest first unless said otherwise. */
export const AGENT_SORTS = ['-created_at', 'name', '-last_seen_at'] as const;
export const agentSort = z.enum(AGENT_SORTS);

export const listAgentsQuery = z.object({
  ...pageQuery(CURSOR_PAGE),
  search: text(200).optional().describe('Words that occur in the name or in the owner, whatever their case.'),
  project_id: uuid.optional().describe('Only agents of this project.'),
  include_count: text(10).optional().describe("'true' fills in total_count, which takes time."),
  limit: queryInteger({ min: 1, max: 100, default: OFFSET_PAGE })
    .optional()
    .describe('Items of a page, when paging by offset.'),
  offset: queryInteger({ min: 0, max: 10_000_000 })
    .optional()
    .describe('Items to skip, when paging by offset.'),
  is_active: queryBoolean
    .optional()
    .describe('Only active or only inactive agents. An extension of this server.'),
  sort: agentSort
    .optional()
    .describe('Order of the list; -created_at by default. An extension of this server.'),
});

const indexMembers = {
  agent_id: z.string(),
  tenant_id: z.string(),
  owner_user_id: z.string(),
  owner_display_name: z.string().optional(),
  owner_email: z.string().optional(),
  name: z.string().optional(),
  project_id: z.string().optional(),
  is_active: z.boolean(),
  instance_count: z.int(),
  mcp_enabled: replyList(z.string()).optional(),
  created_at: dateTime,
  last_seen_at: dateTime.optional(),
};

const agentIndex = z.object(indexMembers).meta({ id: 'AgentIndex' });

export const paginatedAgents = z
  .object({
    items: replyList(agentIndex),
    has_more: z.boolean(),
    next_cursor: z.string().optional(),
    total_count: z.int(),
  })
  .meta({ id: 'PaginatedAgentsResponse' });

export const agentDetail = z
  .object({
    ...indexMembers,
    avatar_url: z.string().optional(),
    bio: z.string().optional(),
    gender: z.string().optional(),
    personality_prompt: z.string().optional(),
    speech_patterns: replyList(z.string()).optional(),
    true_interests: replyList(z.string()).optional(),
    true_dislikes: replyList(z.string()).optional(),
    primary_traits: replyList(z.string()).optional(),
    big5: big5Assessment.optional(),
    dimensions: personalityDimensions.optional(),
    behaviors: behavioralTraits.optional(),
    preferences: interactionPreferences.optional(),
  })
  .meta({ id: 'AgentDetailResponse' });

const goal = z.strictObject({
  title: text(200),
  description: text(2000),
  priority: z.int(),
  type: text(100),
  related_traits: textList.nullish(),
});

const seedMemory = z.strictObject({
  content: text(4000).min(1),
  fact_type: text(100).min(1),
  importance: z.number().min(0).max(1),
  entities: textList.nullish(),
});

const loreContext = z.strictObject({
  world_description: text(32_000),
  origin_prompt_instructions: text(32_000).optional(),
  entity_terminology: z.record(text(200), text(2000)).optional(),
});

const toolCapabilities = z.strictObject({
  image_generation: z.boolean(),
  remember_name: z.boolean(),
  web_search: z.boolean(),
  inventory: z.boolean().optional(),
  knowledge_base: z.boolean().optional(),
  knowledge_base_write: z.boolean().optional(),
  knowledge_base_scope_mode: z.enum(['project_only', 'org_only', 'cascade', 'union']).optional(),
  mcp_enabled: textList.nullish(),
  memory_mode: z.enum(['sync', 'async']).optional(),
  auto_learn_skills: z.boolean().optional(),
  catalog_booking: z.boolean().optional(),
  catalog_grounding: z.boolean().optional(),
  composio: z.boolean().optional(),
  shared_memory: z.boolean().optional(),
  skills: z.boolean().optional(),
  wisdom: z.boolean().optional(),
});

export const bio = text(4000);
const personalityPrompt = text(32_000);

export const createAgentBody = z
  .strictObject({
    name,
    agent_id: uuid.optional(),
    project_id: uuid.optional(),
    user_id: text(200).optional(),
    user_display_name: text(200).optional(),
    avatar_url: text(2000).optional(),
    bio: bio.optional(),
    gender: text(100).optional(),
    language: text(100).optional(),
    personality_prompt: personalityPrompt.optional(),
    speech_patterns: textList.nullish(),
    true_interests: textList.nullish(),
    true_dislikes: textList.nullish(),
    primary_traits: textList.nullish(),
    big5: big5Scores.optional(),
    dimensions: dimensionScores.optional(),
    behaviors: behaviorsInput.optional(),
    preferences: preferencesInput.optional(),
    capabilities: z
      .strictObject({ image_generation: z.boolean(), inventory: z.boolean().optional() })
      .optional(),
    tool_capabilities: toolCapabilities.optional(),
    proactiveMode: z.enum(['full', 'scheduled_only', 'off']).optional(),
    initial_goals: z.array(goal).max(100).nullish(),
    seed_memories: z.array(seedMemory).max(1000).nullish(),
    lore_generation_context: loreContext.optional(),
    generate_avatar: z.boolean().optional(),
    generate_origin_story: z.boolean().optional(),
    generate_personalized_memories: z.boolean().optional(),
  })
  .meta({ id: 'CreateAgentBody' });

export const deleteAgentReply = z
  .object({
    deleted: z.record(z.string(), z.int()),
    errors: replyList(z.string()),
    status: z.string(),
    success: z.boolean(),
  })
  .meta({ id: 'DeleteAgentOutputBody' });

export const setAgentStatusBody = z
  .strictObject({ is_active: z.boolean() })
  .meta({ id: 'SetAgentStatusInputBody' });
export const setAgentStatusReply = z
  .object({ agent_id: z.string(), is_active: z.boolean(), success: z.boolean() })
  .meta({ id: 'SetAgentStatusOutputBody' });

export const updateAgentProfileBody = z
  .strictObject({
    name: name.optional(),
    bio: bio.optional(),
    personality_prompt: personalityPrompt.optional(),
    speech_patterns: textList.optional(),
    true_interests: textList.optional(),
    true_dislikes: textList.optional(),
  })
  .meta({ id: 'UpdateAgentProfileInputBody' });
export const updateAgentProfileReply = success.meta({ id: 'UpdateAgentProfileOutputBody' });

export const updateAgentProjectBody = z
  .strictObject({ project_id: uuid.nullable() })
  .meta({ id: 'UpdateAgentProjectInputBody' });
export const updateAgentProjectReply = success.meta({ id: 'UpdateAgentProjectOutputBody' });

export type AgentIndex = z.infer<typeof agentIndex>;
export type AgentDetail = z.infer<typeof agentDetail>;
export type CreateAgentBody = z.infer<typeof createAgentBody>;
export type UpdateAgentProfileBody = z.infer<typeof updateAgentProfileBody>;
export type AgentSort = z.infer<typeof agentSort>;
