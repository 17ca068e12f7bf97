import { and, eq } from 'drizzle-orm';
import type { ForkStatus } from '@/lib/contract/forks';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { agents } from '../../store/schema/agents';
import { forks } from '../../store/schema/forks';
import { TABLES_TOTAL } from './copied-tables';

/** The one thing that knows of a copy before it is complete. `agentId` is the copy's id. */
export async function getForkStatus(ctx: Context, agentId: string): Promise<ForkStatus> {
  const { tenant, projectId } = ctx.caller;
  const [row] = await ctx.db
    .select({ fork: forks, copy: agents.agentId, copyProject: agents.projectId })
    .from(forks)
    .leftJoin(agents, and(eq(agents.tenantId, forks.tenantId), eq(agents.agentId, forks.agentId)))
    .where(and(eq(forks.tenantId, tenant), eq(forks.agentId, agentId)));
  // A copy that is complete may have moved since; a failed one has no agent any more.
  const project = row?.copy ? row.copyProject : row?.fork.projectId;
  if (!row || (projectId && project !== projectId)) throw notFound('fork');
  const { fork } = row;
  return {
    status: fork.status,
    source_agent_id: fork.sourceAgentId,
    tables_copied: fork.tablesCopied,
    tables_total: TABLES_TOTAL,
    started_at: fork.startedAt.toISOString(),
    completed_at: fork.completedAt?.toISOString(),
    error_message: fork.errorMessage || undefined,
  };
}
