import { ASPECTS, TRAITS } from '@/lib/contract/traits';
import type { Tx } from '../../context';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import type { AgentRow } from '../agents/find-agent';
import { type Scores, scoresOf } from './scores';

type Sent = Partial<Scores>;
type Delta = Pick<
  typeof personalityDeltas.$inferInsert,
  'category' | 'trait' | 'oldValue' | 'newValue' | 'trigger'
>;

/** `manual`: somebody sent the score. `derived`: it follows from the traits that somebody sent. */
const TRIGGERS = { sent: 'manual', followed: 'derived' } as const;

/** Every score that differs between two answers, traits first. */
export function deltasOf(before: Scores, after: Scores, sent: Sent): Delta[] {
  const aspectTrigger = sent.dimensions ? TRIGGERS.sent : TRIGGERS.followed;
  const rows: Delta[] = [
    ...TRAITS.map((trait) => ({
      ...{ category: 'big5' as const, trait, trigger: TRIGGERS.sent },
      ...{ oldValue: before.big5[trait], newValue: after.big5[trait] },
    })),
    ...ASPECTS.map((trait) => ({
      ...{ category: 'dimensions' as const, trait, trigger: aspectTrigger },
      ...{ oldValue: before.dimensions[trait], newValue: after.dimensions[trait] },
    })),
  ];
  return rows.filter(({ oldValue, newValue }) => oldValue !== newValue);
}

/** Writes the evolution of one change; its rows share one time. An agent that was not there had no scores. */
export async function recordDeltas(
  tx: Tx,
  change: { before?: AgentRow; after: AgentRow; sent: Sent },
): Promise<void> {
  const { tenantId, agentId } = change.after;
  const before = scoresOf(change.before ?? { big5: null, dimensions: null });
  const deltas = deltasOf(before, scoresOf(change.after), change.sent);
  if (deltas.length === 0) return;
  const at = new Date();
  await tx.insert(personalityDeltas).values(deltas.map((delta) => ({ ...delta, tenantId, agentId, at })));
}
