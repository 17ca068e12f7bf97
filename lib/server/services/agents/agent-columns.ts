import type { CreateAgentBody } from '@/lib/contract/agents';
import type { agents, StoredCapabilities } from '../../store/schema/agents';
import { scoreColumns } from '../personality/update-personality';

/** The switches of a create body. Where both of its members name one, `tool_capabilities` is the newer. */
export function switchesOf(body: CreateAgentBody): StoredCapabilities {
  const { capabilities: first, tool_capabilities: tools } = body;
  return withoutUndefined({
    imageGeneration: tools?.image_generation ?? first?.image_generation,
    inventory: tools?.inventory ?? first?.inventory,
    rememberName: tools?.remember_name,
    webSearch: tools?.web_search,
    knowledgeBase: tools?.knowledge_base,
    knowledgeBaseWrite: tools?.knowledge_base_write,
    knowledgeBaseScopeMode: tools?.knowledge_base_scope_mode,
    memoryMode: tools?.memory_mode,
    autoLearnSkills: tools?.auto_learn_skills,
    catalogBooking: tools?.catalog_booking,
    catalogGrounding: tools?.catalog_grounding,
    composio: tools?.composio,
    sharedMemory: tools?.shared_memory,
    skills: tools?.skills,
    wisdom: tools?.wisdom,
    proactiveMode: body.proactiveMode,
  });
}

type Columns = Partial<Omit<typeof agents.$inferInsert, 'tenantId' | 'agentId' | 'name'>>;

/** The columns that a create body sets; a member that was not sent leaves its column alone. */
export function columnsOf(
  body: CreateAgentBody,
  { agentId, isNew }: { agentId: string; isNew: boolean },
): Columns {
  return withoutUndefined({
    avatarUrl: body.avatar_url ?? drawnAvatar(body, agentId, isNew),
    bio: body.bio,
    gender: body.gender,
    language: body.language,
    personalityPrompt: body.personality_prompt,
    speechPatterns: body.speech_patterns ?? undefined,
    trueInterests: body.true_interests ?? undefined,
    trueDislikes: body.true_dislikes ?? undefined,
    primaryTraits: body.primary_traits ?? undefined,
    mcpEnabled: body.tool_capabilities?.mcp_enabled ?? undefined,
    ...scoreColumns(body),
    behaviors: body.behaviors,
    preferences: body.preferences,
    creation: withoutUndefined({
      user_id: body.user_id,
      user_display_name: body.user_display_name,
      initial_goals: body.initial_goals ?? undefined,
      lore_generation_context: body.lore_generation_context,
    }),
  });
}

/** An avatar is drawn from the id, so it is only an address; not wanted when `generate_avatar` is false. */
function drawnAvatar(body: CreateAgentBody, agentId: string, isNew: boolean): string | undefined {
  const wanted = body.generate_avatar ?? isNew;
  return wanted ? `/avatars/${agentId}.svg` : undefined;
}

/** What was asked for and needs a language model that is not there. */
export function skippedWork(body: CreateAgentBody): string | undefined {
  const skipped = [
    body.generate_origin_story && 'origin story',
    body.generate_personalized_memories && 'personalised memories',
  ].filter(Boolean);
  return skipped.length > 0 ? `Skipped without a language model: ${skipped.join(', ')}.` : undefined;
}

export function withoutUndefined<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
