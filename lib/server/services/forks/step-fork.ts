import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '../../context';
import type { Database } from '../../store/connect';
import { databaseFault } from '../../store/database-error';
import { agents } from '../../store/schema/agents';
import { forks } from '../../store/schema/forks';
import { CHUNK, COPIED, copyChunk, PLANNER } from './copied-tables';
import { clearFork, completeFork } from './end-fork';
import type { ForkRow } from './fork-row';

/**
 * The `forks` table is the queue itself. A job library would add tables, a scheduler and an adapter for the embedded
 * database, and could still not write the progress in the transaction of the rows, which is all that makes a
 * copy survive `kill -9`.
 */

/** How long a process that was killed keeps others from its forks. */
const LEASE_SECONDS = 10;

/** What one step did: to which fork, and how far it is now. Nothing at all: `null`. */
export type Step = Pick<ForkRow, 'tenantId' | 'agentId' | 'status' | 'tablesCopied' | 'rowsCopied'> | null;

/** Takes the fork that waits longest one chunk further, in one transaction. */
export async function stepFork(db: Database, holder: string): Promise<Step> {
  let held: ForkRow | undefined;
  try {
    return await db.transaction(async (tx) => {
      held = await takeFork(tx, holder);
      return held ? advance(tx, held) : null;
    });
  } catch (error) {
    // Tried again, it would fail the same way. Anything else may pass.
    if (!held || held.errorMessage || !isLasting(error)) throw error;
    return giveUp(db, held, 'A row could not be copied.');
  }
}

/**
 * Its row is locked until the step ends, so no two processes copy at once; the lease says who goes on afterwards,
 * and its end is the place in the queue: of several forks each gets its turn.
 */
async function takeFork(tx: Tx, holder: string): Promise<ForkRow | undefined> {
  const isFree = or(
    isNull(forks.heldUntil),
    lt(forks.heldUntil, sql`clock_timestamp()`),
    eq(forks.heldBy, holder),
  );
  const [row] = await tx
    .select()
    .from(forks)
    .where(and(eq(forks.status, 'forking'), isFree))
    .orderBy(sql`${forks.heldUntil} asc nulls first`)
    .limit(1)
    .for('update', { skipLocked: true });
  if (!row) return undefined;
  const until = sql`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`;
  await tx.update(forks).set({ heldBy: holder, heldUntil: until }).where(one(row));
  return row;
}

const one = ({ tenantId, agentId }: Pick<ForkRow, 'tenantId' | 'agentId'>) =>
  and(eq(forks.tenantId, tenantId), eq(forks.agentId, agentId));

async function advance(tx: Tx, fork: ForkRow): Promise<Step> {
  await tx.execute(PLANNER);
  if (fork.errorMessage) return clearFork(tx, fork);
  const missing = await whatIsMissing(tx, fork);
  if (missing) return write(tx, fork, { errorMessage: missing });
  const table = COPIED[fork.tablesCopied - 1];
  if (!table) return completeFork(tx, fork);
  const { rows } = await tx.execute<{ read: number; written: number; last: string | null }>(
    copyChunk(fork, table),
  );
  const { read = 0, written = 0, last = null } = rows[0] ?? {};
  const rowsCopied = fork.rowsCopied + written;
  if (read === CHUNK) return write(tx, fork, { copiedUpTo: last, rowsCopied });
  return write(tx, fork, { tablesCopied: fork.tablesCopied + 1, copiedUpTo: null, rowsCopied });
}

async function write(tx: Tx, fork: ForkRow, set: Partial<ForkRow>): Promise<Step> {
  await tx.update(forks).set(set).where(one(fork));
  return { ...fork, ...set };
}

/** Both agents are held against a delete while the chunk is copied, in one order for all. */
async function whatIsMissing(tx: Tx, fork: ForkRow): Promise<string | undefined> {
  const rows = await tx
    .select({ agentId: agents.agentId })
    .from(agents)
    .where(
      and(eq(agents.tenantId, fork.tenantId), inArray(agents.agentId, [fork.sourceAgentId, fork.agentId])),
    )
    .orderBy(asc(agents.agentId))
    .for('key share');
  const isThere = (id: string) => rows.some(({ agentId }) => agentId === id);
  if (!isThere(fork.sourceAgentId)) return 'The agent was deleted while it was being copied.';
  return isThere(fork.agentId) ? undefined : 'The copy was deleted together with its project.';
}

/** The rows themselves are at fault: wrong values, a broken constraint, a table of another shape. */
function isLasting(error: unknown): boolean {
  return /^(22|23|42)/.test(databaseFault(error)?.code ?? '');
}

async function giveUp(db: Database, fork: ForkRow, errorMessage: string): Promise<Step> {
  return db.transaction((tx) => write(tx, fork, { errorMessage }));
}

/** A process that ends in order lets others go on at once. */
export async function releaseForks(db: Database, holder: string): Promise<void> {
  await db
    .update(forks)
    .set({ heldUntil: null })
    .where(and(eq(forks.status, 'forking'), eq(forks.heldBy, holder)));
}
