import { and, eq, type SQL, type SQLWrapper } from 'drizzle-orm';
import { isUuid } from '@/lib/contract/common';
import type { Context, Tx } from '../../context';
import { notFound } from '../../problems';
import type { Database } from '../../store/connect';
import { agents } from '../../store/schema/agents';

export type AgentRow = typeof agents.$inferSelect;

/** Of a caller, as values or as placeholders for them. */
type Seen = { tenant: string | SQLWrapper; projectId?: string | SQLWrapper };

/** The agents a caller may see: its tenant's, for a key its project's, and no fork that is not complete. */
export function visibleAgents({ caller }: { caller: Seen }): SQL | undefined {
  const { tenant, projectId } = caller;
  return and(
    eq(agents.tenantId, tenant),
    eq(agents.isForking, false),
    projectId ? eq(agents.projectId, projectId) : undefined,
  );
}

/** An id or a name as it is stored: a name is trimmed and NFC. */
export function storedReference(reference: string): string {
  return isUuid(reference) ? reference.toLowerCase() : reference.normalize('NFC').trim();
}

/** `reference` is an id or a name; `value` may be a placeholder for it. */
export function namedAgent(reference: string, value: string | SQLWrapper = storedReference(reference)): SQL {
  return isUuid(reference) ? eq(agents.agentId, value) : eq(agents.name, value);
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
