import type { ChatBody } from '@/lib/contract/chat';
import { behaviorsOf, preferencesOf } from '@/lib/personality/trait-words';
import type { ContextParts } from '../../chat/context';
import type { AgentRow } from '../agents/find-agent';
import { scoresOf } from '../personality/scores';
import type { KnownPlace } from './read-place';

/** What the context is built from: what is known at the place, and what the request says. */
export function contextPartsOf(place: KnownPlace, userId: string, body: ChatBody): ContextParts {
  const of = (scope: string) => place.states.filter((state) => state.scope === scope);
  const about = (test: (fact: KnownPlace['facts'][number]) => boolean) =>
    place.facts.filter(test).map(({ content }) => content);
  return {
    profile: profileOf(place.agent),
    user: { id: userId, name: body.user_display_name ?? '' },
    states: { global: of('global'), user: of('user') },
    facts: {
      user: about((fact) => fact.userId !== ''),
      instance: about((fact) => fact.userId === '' && fact.instanceId !== null),
      agent: about((fact) => fact.userId === '' && fact.instanceId === null),
    },
    request: {
      prompt: body.compiled_system_prompt,
      language: body.language ?? place.agent.language,
      timezone: body.timezone,
      game: body.game_context,
    },
  };
}

function profileOf(agent: AgentRow): ContextParts['profile'] {
  const { big5, dimensions } = scoresOf(agent);
  return {
    ...{ name: agent.name, bio: agent.bio, personalityPrompt: agent.personalityPrompt },
    ...{ speechPatterns: agent.speechPatterns, interests: agent.trueInterests },
    ...{ dislikes: agent.trueDislikes, traits: agent.primaryTraits },
    manner: {
      ...(agent.behaviors ?? behaviorsOf(dimensions)),
      ...(agent.preferences ?? preferencesOf(dimensions)),
    },
    ...{ big5, aspects: dimensions },
  };
}
