import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import { notFound, problem } from '../../problems';
import { databaseFault } from '../../store/database-error';
import { agents } from '../../store/schema/agents';
import { identities, identityAttachments } from '../../store/schema/identities';

export type IdentityRow = typeof identities.$inferSelect;

/** The identities a caller may see: its tenant's, for a key none that is attached to an agent of another project. */
export function visibleIdentities({
  caller: { tenant, projectId },
}: Pick<Context, 'caller'>): SQL | undefined {
  const own = eq(identities.tenantId, tenant);
  if (!projectId) return own;
  const elsewhere = sql`select 1 from ${identityAttachments}
    join ${agents} on ${agents.tenantId} = ${identityAttachments.tenantId} and ${agents.agentId} = ${identityAttachments.agentId}
    where ${identityAttachments.tenantId} = ${identities.tenantId}
      and ${identityAttachments.identityId} = ${identities.identityId} and ${agents.projectId} <> ${projectId}`;
  return and(own, sql`not exists (${elsewhere})`);
}

/** One identity that the caller may see. */
function seenIdentity(ctx: Context, identityId: string): SQL | undefined {
  return and(visibleIdentities(ctx), eq(identities.identityId, identityId));
}

export async function findIdentity(ctx: Context, identityId: string): Promise<IdentityRow> {
  const [row] = await ctx.db.select().from(identities).where(seenIdentity(ctx, identityId));
  if (!row) throw notFound('identity');
  return row;
}

/**
 * Observations come one after the other; whoever waits longer than this for its turn is told so. It depends on no row, so
 * it is asked before the first one is looked for, and costs no trip to the database of its own.
 */
const PATIENCE = sql`(select set_config('lock_timeout', '2s', true)) is not null`;
const LOCK_NOT_AVAILABLE = '55P03';

/** Does the work while it holds the identity's row: writers of one identity follow each other. */
export async function holdIdentity<T>(
  ctx: Context,
  identityId: string,
  work: (tx: Tx, row: IdentityRow) => Promise<T>,
): Promise<T> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const [row] = await tx
        .select()
        .from(identities)
        .where(and(PATIENCE, seenIdentity(ctx, identityId)))
        .for('update', { of: identities });
      if (!row) throw notFound('identity');
      return work(tx, row);
    });
  } catch (error) {
    if (databaseFault(error)?.code !== LOCK_NOT_AVAILABLE) throw error;
    throw problem(409, 'Others have been writing this identity for two seconds. Send it again.');
  }
}
