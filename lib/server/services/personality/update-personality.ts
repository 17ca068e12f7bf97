import { and, eq } from 'drizzle-orm';
import type { UpdatePersonalityBody } from '@/lib/contract/personality';
import { deriveAspects } from '@/lib/personality/derive-aspects';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { agents } from '../../store/schema/agents';
import { differences, recordChange } from '../activity/record-change';
import { aboutAgent, lockAgent } from '../agents/find-agent';
import { recordDeltas } from './record-deltas';

type ScoreColumns = Pick<typeof agents.$inferInsert, 'big5' | 'dimensions'>;

/** What sent scores write: aspects as sent, else derived from the traits; what is undefined stays. */
export function scoreColumns({ big5, dimensions }: UpdatePersonalityBody): ScoreColumns {
  return { big5, dimensions: dimensions ?? (big5 && deriveAspects(big5)) };
}

/** Scores by their own names, as Activity shows them. */
export function flatScores({ big5, dimensions }: ScoreColumns): Record<string, unknown> {
  return { ...big5, ...dimensions };
}

export async function updatePersonality(
  ctx: Context,
  input: { reference: string; body: UpdatePersonalityBody },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockAgent(tx, ctx, input.reference);
    const columns = scoreColumns(input.body);
    const changed = differences(flatScores(row), flatScores(columns));
    if (!changed) return;
    const [after] = await tx
      .update(agents)
      .set({ ...columns, updatedAt: new Date() })
      .where(and(eq(agents.tenantId, row.tenantId), eq(agents.agentId, row.agentId)))
      .returning();
    if (!after) throw notFound('agent');
    await recordDeltas(tx, { before: row, after, sent: input.body });
    await recordChange(tx, ctx, { ...aboutAgent(row), ...changed, verb: 'update' });
  });
}
