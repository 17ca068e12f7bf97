import type { CreateAgentBody } from '@/lib/contract/agents';
import type { agents } from '../../store/schema/agents';

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
    big5: body.big5,
    dimensions: body.dimensions,
    behaviors: body.behaviors,
    preferences: body.preferences,
    creation: withoutUndefined({
      user_id: body.user_id,
      user_display_name: body.user_display_name,
      capabilities: body.capabilities,
      tool_capabilities: body.tool_capabilities,
      proactive_mode: body.proactiveMode,
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

function withoutUndefined<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
