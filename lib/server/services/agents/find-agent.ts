import { and, eq, type SQL } from 'drizzle-orm';
import { isUuid } from '@/lib/contract/common';
import type { Context, Tx } from '../../context';
import { notFound } from '../../problems';
import type { Database } from '../../store/connect';
import { agents } from '../../store/schema/agents';

export type AgentRow = typeof agents.$inferSelect;

/** The agents a caller may see: its tenant's, for a key its project's, and no fork that is not complete. */
export function visibleAgents(ctx: Pick<Context, 'caller'>): SQL | undefined {
  const { tenant, projectId } = ctx.caller;
  return and(
    eq(agents.tenantId, tenant),
    eq(agents.isForking, false),
    projectId ? eq(agents.projectId, projectId) : undefined,
  );
}

/** `reference` is an id or a name; a name is compared as it is stored, trimmed and NFC. */
export function namedAgent(reference: string): SQL {
  if (isUuid(reference)) return eq(agents.agentId, reference.toLowerCase());
  return eq(agents.name, reference.normalize('NFC').trim());
}

/** What every activity row of an agent says of it. */
export function aboutAgent(row: AgentRow, name = row.name) {
  return {
    object: { type: 'agent' as const, id: row.agentId, name },
    agentId: row.agentId,
    projectId: row.projectId,
  };
}

export async function findAgent(ctx: Context, reference: string): Promise<AgentRow> {
  const [row] = await select(ctx.db, ctx, reference);
  if (!row) throw notFound('agent');
  return row;
}

/**
 * The same inside a transaction, holding the row until it ends. Rows may be written under the agent
 * meanwhile, unless it is to be deleted.
 */
export async function lockAgent(
  tx: Tx,
  ctx: Context,
  reference: string,
  strength: 'no key update' | 'update' | 'key share' = 'no key update',
): Promise<AgentRow> {
  const [row] = await select(tx, ctx, reference).for(strength);
  if (!row) throw notFound('agent');
  return row;
}

function select(db: Database | Tx, ctx: Context, reference: string) {
  return db
    .select()
    .from(agents)
    .where(and(visibleAgents(ctx), namedAgent(reference)));
}
