import { sql } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import type { AskedAgent } from '../asked-agent';

const KEPT = 50;

/** The newest are kept, and all that run or left something. */
export async function pruneProbes(tx: Tx, ctx: Context, { agentId }: AskedAgent): Promise<void> {
  const { tenant } = ctx.caller;
  await tx.execute(sql`
    delete from probes as p
    where p.tenant_id = ${tenant} and p.agent_id = ${agentId}::uuid and p.status <> 'running'
      and p.probe_id not in (
        select n.probe_id from probes as n where n.tenant_id = ${tenant} and n.agent_id = ${agentId}::uuid
        order by n.created_at desc limit ${KEPT})
      and not exists (
        select 1 from probe_canaries as c
        where (c.tenant_id, c.agent_id, c.probe_id) = (p.tenant_id, p.agent_id, p.probe_id)
          and c.status in ('planned', 'planted'))`);
}
