import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { ChatBody } from '@/lib/contract/chat';
import { behaviorsOf, preferencesOf } from '@/lib/personality/trait-words';
import type { ContextParts } from '../../chat/context';
import type { Context } from '../../context';
import { customStates, memoryFacts } from '../../store/schema/memory';
import type { AgentRow } from '../agents/find-agent';
import type { MemoryPlace } from '../memory/find-place';
import { scoresOf } from '../personality/scores';

/** Rows that are read at most; far more than fit. */
const MOST_ROWS = 1000;
/** Of one value, for the same reason. */
const MOST_CHARACTERS = 2100;

/** What the agent may know in this instance with this user: their states and facts, and nobody else's. */
export async function readContext(
  ctx: Context,
  place: MemoryPlace,
  userId: string,
  body: ChatBody,
): Promise<ContextParts> {
  const skip = body.skip_context_build === true;
  const [states, facts] = skip
    ? [[], []]
    : await Promise.all([readStates(ctx, place, userId), readFacts(ctx, place, userId)]);
  const of = (scope: string) => states.filter((state) => state.scope === scope);
  const about = (test: (fact: (typeof facts)[number]) => boolean) =>
    facts.filter(test).map(({ content }) => content);
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

function readStates(ctx: Context, { instance }: MemoryPlace, userId: string) {
  const { tenantId, agentId, instanceId } = instance;
  const isOfUser = and(eq(customStates.scope, 'user'), eq(customStates.userId, userId));
  return ctx.db
    .select({
      scope: customStates.scope,
      key: customStates.key,
      value: sql<string>`left(${customStates.value}::text, ${MOST_CHARACTERS})`,
    })
    .from(customStates)
    .where(
      and(
        eq(customStates.tenantId, tenantId),
        eq(customStates.agentId, agentId),
        eq(customStates.instanceId, instanceId),
        or(eq(customStates.scope, 'global'), userId === '' ? undefined : isOfUser),
      ),
    )
    .orderBy(desc(customStates.updatedAt), customStates.key)
    .limit(MOST_ROWS);
}

/** Facts of the agent itself too, as long as they are not about somebody else. */
function readFacts(ctx: Context, { instance }: MemoryPlace, userId: string) {
  const { tenantId, agentId, instanceId } = instance;
  const known: SQL | undefined = or(eq(memoryFacts.instanceId, instanceId), isNull(memoryFacts.instanceId));
  return ctx.db
    .select({
      instanceId: memoryFacts.instanceId,
      userId: memoryFacts.userId,
      content: sql<string>`left(${memoryFacts.content}, ${MOST_CHARACTERS})`,
    })
    .from(memoryFacts)
    .where(
      and(
        eq(memoryFacts.tenantId, tenantId),
        eq(memoryFacts.agentId, agentId),
        known,
        inArray(memoryFacts.userId, ['', userId]),
      ),
    )
    .orderBy(desc(memoryFacts.createdAt), desc(memoryFacts.factId))
    .limit(MOST_ROWS);
}
