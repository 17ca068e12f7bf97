import { and, asc, eq, gt } from 'drizzle-orm';
import type { HistoryEntry } from '@/lib/contract/identities';
import { type ModeStrengths, STRESS_STATES } from '@/lib/contract/modes';
import { eachMode } from '@/lib/identity-engine/state';
import type { Context } from '../../context';
import { identityCycles } from '../../store/schema/identities';
import { toEntry } from './list-identities';

/** An observation and, where it is known, the state that it led to. */
export interface Cycle extends HistoryEntry {
  state: {
    mode_strengths: ModeStrengths;
    energy_level: number;
    load: number;
    stress_state: string;
    stability_index: number;
    deviation: number;
  } | null;
}

/** Reads at most `limit` cycles that come after a given one, the oldest first. */
export type ReadCycles = (
  ctx: Context,
  place: { identityId: string; after: number; limit: number },
) => Promise<Cycle[]>;

export const listCycles: ReadCycles = async (ctx, { identityId, after, limit }) => {
  const rows = await ctx.db
    .select()
    .from(identityCycles)
    .where(
      and(
        eq(identityCycles.tenantId, ctx.caller.tenant),
        eq(identityCycles.identityId, identityId),
        gt(identityCycles.cycle, after),
      ),
    )
    .orderBy(asc(identityCycles.cycle))
    .limit(limit);
  return rows.map(toCycle);
};

function toCycle(row: typeof identityCycles.$inferSelect): Cycle {
  const { energy, load, stability, deviation, stressLevel } = row;
  return {
    ...toEntry(row),
    state: {
      mode_strengths: eachMode((mode) => row[mode === 'stress_response' ? 'stressResponse' : mode]),
      energy_level: energy,
      load,
      stress_state: STRESS_STATES[stressLevel] ?? 'LOW',
      stability_index: stability,
      deviation,
    },
  };
}
