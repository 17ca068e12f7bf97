import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../context';
import { agents } from '../../store/schema/agents';
import { forks } from '../../store/schema/forks';
import { type Origin, recordChange } from '../activity/record-change';
import { COPIED, clearChunk, countCopied } from './copied-tables';
import type { ForkRow } from './fork-row';
import { sourceName } from './source-name';

const ofCopy = (fork: ForkRow) => and(eq(agents.tenantId, fork.tenantId), eq(agents.agentId, fork.agentId));

/** Makes the copy visible, with all that belongs to it. */
export async function completeFork(tx: Tx, fork: ForkRow): Promise<ForkRow> {
  const { rows } = await tx.execute<Record<string, number>>(countCopied(fork));
  const counts = { agents: 1, ...rows[0] };
  const now = sql`clock_timestamp()`;
  const [copy] = await tx
    .update(agents)
    .set({ isForking: false, instanceCount: rows[0]?.instances ?? 0, createdAt: now, updatedAt: now })
    .where(ofCopy(fork))
    .returning();
  if (!copy) throw new Error('The copy is gone.');
  await recordChange(tx, originOf(fork), {
    verb: 'create',
    object: { type: 'agent', id: copy.agentId, name: copy.name },
    agentId: copy.agentId,
    projectId: copy.projectId,
    after: { name: copy.name, forked_from: fork.sourceAgentId },
    counts,
    note: `Fork of ${await sourceName(tx, fork)}.`,
  });
  return settle(tx, fork, { status: 'complete', errorMessage: '' });
}

/** Takes a copy that was given up away, some rows a transaction; the last one says so in Activity. */
export async function clearFork(tx: Tx, fork: ForkRow): Promise<ForkRow> {
  for (const table of COPIED.toReversed()) {
    const cleared = await tx.execute(clearChunk(fork, table));
    if (cleared.rowCount) return fork;
  }
  await tx.delete(agents).where(ofCopy(fork));
  await recordChange(tx, originOf(fork), {
    verb: 'fork',
    object: { type: 'agent', id: fork.sourceAgentId, name: await sourceName(tx, fork) },
    agentId: fork.sourceAgentId,
    projectId: fork.projectId,
    after: { name: fork.name },
    note: fork.errorMessage,
    outcome: 'failed',
  });
  return settle(tx, fork, { status: 'failed', errorMessage: fork.errorMessage });
}

async function settle(
  tx: Tx,
  fork: ForkRow,
  end: Pick<ForkRow, 'status' | 'errorMessage'>,
): Promise<ForkRow> {
  const [row] = await tx
    .update(forks)
    .set({ ...end, copiedUpTo: null, heldBy: '', heldUntil: null, completedAt: sql`clock_timestamp()` })
    .where(and(eq(forks.tenantId, fork.tenantId), eq(forks.agentId, fork.agentId)))
    .returning();
  if (!row) throw new Error('The fork is gone.');
  return row;
}

/** What is done in the background is done by who asked for it. */
function originOf(fork: ForkRow): Origin {
  return {
    caller: {
      tenant: fork.tenantId,
      kind: fork.actorType === 'key' ? 'key' : 'session',
      id: fork.actorId,
      label: fork.actorLabel,
    },
    requestId: fork.requestId,
  };
}
