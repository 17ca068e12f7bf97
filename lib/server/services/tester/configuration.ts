import type { AgentDetail } from '@/lib/contract/agents';
import type { Switches } from '@/lib/contract/capabilities';
import { getAgent } from '@/lib/contract/endpoints/agents';
import { getCapabilities } from '@/lib/contract/endpoints/capabilities';
import { getPersonality } from '@/lib/contract/endpoints/personality';
import { listCustomTools } from '@/lib/contract/endpoints/tools';
import type { CustomTool } from '@/lib/contract/tools';
import { TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import { deriveAspects } from '@/lib/personality/derive-aspects';
import type { Context } from '../../context';
import { type Scores, scoresOf } from '../personality/scores';
import { askedIn, type Surroundings, working } from './asked-switches';
import type { Draft } from './read-draft';

/** Everything of an agent that decides how it answers. */
export interface Configuration {
  profile: Required<Draft['profile']>;
  /** Null: nobody wrote them, and they follow from the scores. */
  behaviors: NonNullable<AgentDetail['behaviors']> | null;
  preferences: NonNullable<AgentDetail['preferences']> | null;
  scores: Scores;
  tools: CustomTool[];
  /** As they were asked for, and what decides which of them work. */
  asked: Switches;
  surroundings: Surroundings;
  mcp: string[];
}

/** What is saved, in as few reads as the agents API allows. */
export async function savedConfiguration(ctx: Context, agentId: string): Promise<Configuration> {
  const params = { agentId };
  const [agent, capabilities] = await Promise.all([
    ctx.agentsApi.call(getAgent, { params }),
    ctx.agentsApi.call(getCapabilities, { params }),
  ]);
  const tools = capabilities.customTools ?? (await ctx.agentsApi.call(listCustomTools, { params })).tools;
  return {
    profile: {
      ...{ name: agent.name ?? '', bio: agent.bio ?? '', personality_prompt: agent.personality_prompt ?? '' },
      ...{ speech_patterns: agent.speech_patterns ?? [], true_interests: agent.true_interests ?? [] },
      ...{ true_dislikes: agent.true_dislikes ?? [], primary_traits: agent.primary_traits ?? [] },
    },
    ...{ behaviors: agent.behaviors ?? null, preferences: agent.preferences ?? null },
    scores: await scoresIn(ctx, agent),
    tools: (tools ?? []).map(({ name, description, parameters }) => ({ name, description, parameters })),
    asked: askedIn(capabilities),
    surroundings: {
      hasProject: agent.project_id !== undefined,
      makesImages: ctx.agentsApi.name !== 'embedded' || ctx.catalogue.makesImages,
    },
    mcp: capabilities.mcp_enabled ?? [],
  };
}

/** The embedded API leaves out what nobody set; another one may say it elsewhere. */
async function scoresIn(ctx: Context, agent: AgentDetail): Promise<Scores> {
  const isSaid = agent.big5 !== undefined || ctx.agentsApi.name === 'embedded';
  const params = { agentId: agent.agent_id };
  const { big5, dimensions = null } = isSaid
    ? agent
    : (await ctx.agentsApi.call(getPersonality, { params, query: { history_limit: 1 } })).profile;
  return scoresOf({ big5: big5 ? byName(TRAITS, (trait) => big5[trait].score) : null, dimensions });
}

/** The saved one with what differs in the draft, as it would be after saving. */
export function withDraft(saved: Configuration, draft: Draft): Configuration {
  const big5 = { ...saved.scores.big5, ...draft.big5 };
  const aspects = draft.big5 ? deriveAspects(big5) : saved.scores.dimensions;
  const tools = new Map([...saved.tools, ...draft.tools].map((tool) => [tool.name, tool]));
  return {
    ...saved,
    profile: { ...saved.profile, ...draft.profile },
    scores: { big5, dimensions: { ...aspects, ...draft.dimensions } },
    tools: [...tools.values()],
    asked: { ...saved.asked, ...draft.switches },
    mcp: draft.mcp ?? saved.mcp,
  };
}

/** What is the same whoever reads it, to be told apart by its hash. */
export function essenceOf({ asked, surroundings, ...rest }: Configuration): object {
  const tools = rest.tools.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { ...rest, tools, switches: working(asked, surroundings) };
}
