import { and, eq, sql } from 'drizzle-orm';
import type { Turn } from '@/lib/contract/tester';
import type { Context } from '../../context';
import { testerTurns } from '../../store/schema/tester';
import { findAgentId } from './find-place';
import { findTurn, toOneTurn } from './find-turn';
import { runningTurns } from './running-turns';
import { turnOf } from './turn-rows';

const PATIENCE_MS = 5000;
const LOOK_MS = 100;

/** Stops an answer and waits a moment for what became of it; one that has ended stays as it is. */
export async function stopTurn(ctx: Context, input: { agent: string; turnId: string }): Promise<Turn> {
  const agentId = await findAgentId(ctx, input.agent);
  const held = runningTurns(ctx.db).get({ tenantId: ctx.caller.tenant, agentId, turnId: input.turnId });
  held?.stop();
  const { row } = await findTurn(ctx, agentId, input.turnId);
  if (row.status === 'running') {
    // Whoever else holds it reads this.
    await ctx.db
      .update(testerTurns)
      .set({ stopRequestedAt: sql`clock_timestamp()` })
      .where(and(turnOf(row), eq(testerTurns.status, 'running')));
    await (held ? within(held.over) : untilEnded(ctx, agentId, input.turnId));
  }
  return toOneTurn(ctx, await findTurn(ctx, agentId, input.turnId));
}

async function within(over: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([over, late]);
  clearTimeout(timer);
}

async function untilEnded(ctx: Context, agentId: string, turnId: string): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { row } = await findTurn(ctx, agentId, turnId);
    if (row.status !== 'running') return;
  }
}
