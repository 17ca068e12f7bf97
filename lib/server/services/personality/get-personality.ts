import { and, desc, eq, gte } from 'drizzle-orm';
import type { QueryOf } from '@/lib/contract/endpoint';
import type { getPersonality as endpoint } from '@/lib/contract/endpoints/personality';
import type { Personality, PersonalityDelta } from '@/lib/contract/personality';
import { ASPECTS, TRAITS } from '@/lib/contract/traits';
import { behaviorsOf, preferencesOf, temperatureOf } from '@/lib/personality/trait-words';
import type { Context } from '../../context';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import { type AgentRow, findAgent } from '../agents/find-agent';
import { assessmentOf, scoresOf } from './scores';

const DEFAULT_HISTORY = 200;

export async function getPersonality(
  ctx: Context,
  input: { reference: string; query: QueryOf<typeof endpoint> },
): Promise<Personality> {
  const row = await findAgent(ctx, input.reference);
  return { profile: profileOf(row), evolution: await evolutionOf(ctx, row, input.query) };
}

function profileOf(row: AgentRow): Personality['profile'] {
  const { big5, dimensions } = scoresOf(row);
  return {
    agent_id: row.agentId,
    name: row.name,
    gender: row.gender,
    bio: row.bio || undefined,
    avatar_url: row.avatarUrl || undefined,
    personality_prompt: row.personalityPrompt || undefined,
    speech_patterns: row.speechPatterns,
    true_interests: row.trueInterests,
    true_dislikes: row.trueDislikes,
    primary_traits: row.primaryTraits,
    temperature: temperatureOf(big5),
    big5: assessmentOf(row),
    dimensions,
    preferences: { ...preferencesOf(dimensions), ...row.preferences },
    behaviors: { ...behaviorsOf(dimensions), ...row.behaviors },
    created_at: row.createdAt.toISOString(),
  };
}

/** The newest first; the rows of one change in the order of the scores. */
async function evolutionOf(
  ctx: Context,
  row: AgentRow,
  { history_limit: limit = DEFAULT_HISTORY, since }: QueryOf<typeof endpoint>,
): Promise<PersonalityDelta[]> {
  const { tenantId, agentId, at, deltaId } = personalityDeltas;
  const rows = await ctx.db
    .select()
    .from(personalityDeltas)
    .where(
      and(
        eq(tenantId, row.tenantId),
        eq(agentId, row.agentId),
        since === undefined ? undefined : gte(at, new Date(`${since}T00:00:00Z`)),
      ),
    )
    .orderBy(desc(at), desc(deltaId))
    .limit(limit);
  return rows
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || place(one) - place(other))
    .map(toDelta);
}

const ORDER: readonly string[] = [...TRAITS, ...ASPECTS];
const place = ({ trait }: { trait: string }) => ORDER.indexOf(trait);

function toDelta(row: typeof personalityDeltas.$inferSelect): PersonalityDelta {
  return {
    trait_category: row.category,
    trait_name: row.trait,
    old_value: row.oldValue,
    new_value: row.newValue,
    delta: row.newValue - row.oldValue,
    trigger_type: row.trigger,
    timestamp: row.at.toISOString(),
    reasoning: row.reasoning || undefined,
    user_id: row.userId || undefined,
  };
}
