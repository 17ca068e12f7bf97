import type { ChatBody } from '@/lib/contract/chat';
import { playgroundChat } from '@/lib/contract/endpoints/chat';
import type { StartTurnBody } from '@/lib/contract/tester';
import { behaviorsOf, preferencesOf, temperatureOf } from '@/lib/personality/trait-words';
import { compileProfile } from '../../chat/context';
import type { Context } from '../../context';
import { inSnakeCase, working } from './asked-switches';
import { type Configuration, withDraft } from './configuration';
import type { TurnPlace } from './find-place';
import { historyBefore } from './history';
import type { Draft } from './read-draft';

export interface Question {
  place: TurnPlace;
  body: StartTurnBody;
  draft: Draft | undefined;
  /** What is saved, read once for all who ask. */
  saved(): Promise<Configuration>;
}

/** Sends a turn with what was said before it. The playground answers the context that was sent, too. */
export async function openUpstream(ctx: Context, question: Question, signal: AbortSignal): Promise<Response> {
  const body = await requestOf(ctx, question);
  const params = { agentId: question.place.agentId };
  return ctx.agentsApi.open(playgroundChat, { params, body, requestId: ctx.requestId }, signal);
}

async function requestOf(ctx: Context, { place, body, draft, saved }: Question): Promise<ChatBody> {
  const conversation = {
    ...{ tenantId: ctx.caller.tenant, agentId: place.agentId },
    conversationId: body.conversation_id,
  };
  const { messages, toolAnswers } = await historyBefore(ctx, conversation, body.position);
  const answers = body.tool_answers ? [...toolAnswers, ...body.tool_answers] : [];
  const { provider, model, temperature, user_display_name } = body;
  return {
    messages: body.message === '' ? messages : [...messages, { role: 'user', content: body.message }],
    ...(answers.length > 0 && { tool_results: answers }),
    ...(place.instanceId && { instance_id: place.instanceId }),
    ...(body.user_id && { user_id: body.user_id }),
    ...{ session_id: body.conversation_id, user_display_name, provider, model },
    ...(draft && draftMembers(withDraft(await saved(), draft), draft)),
    ...(temperature !== undefined && { temperature }),
  };
}

/** What a question carries to be answered by a draft, which is merged into what is saved. */
export function draftMembers(merged: Configuration, draft: Draft): Partial<ChatBody> {
  const hasScores = draft.big5 !== undefined || draft.dimensions !== undefined;
  return {
    ...((hasScores || Object.keys(draft.profile).length > 0) && {
      compiled_system_prompt: promptOf(merged),
    }),
    ...(draft.big5 && { temperature: temperatureOf(merged.scores.big5) }),
    ...(draft.tools.length > 0 && { tool_definitions: draft.tools }),
    ...(Object.keys(draft.switches).length > 0 && {
      tool_capabilities: {
        ...inSnakeCase(working(merged.asked, merged.surroundings)),
        mcp_enabled: merged.mcp,
      },
    }),
  };
}

/** In the engine's own words. */
function promptOf({ profile, behaviors, preferences, scores: { big5, dimensions } }: Configuration): string {
  return compileProfile({
    ...{ name: profile.name, bio: profile.bio, personalityPrompt: profile.personality_prompt },
    ...{ speechPatterns: profile.speech_patterns, interests: profile.true_interests },
    ...{ dislikes: profile.true_dislikes, traits: profile.primary_traits },
    manner: { ...(behaviors ?? behaviorsOf(dimensions)), ...(preferences ?? preferencesOf(dimensions)) },
    ...{ big5, aspects: dimensions },
  });
}
