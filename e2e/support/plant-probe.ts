import { sql } from 'drizzle-orm';
import type { Database } from '@/lib/server/store/connect';

/** A probe whose process was killed after it had planted one canary in each instance of the agent. */
export async function plantKilledProbe(
  db: Database,
  { tenantId, agentId, userId }: { tenantId: string; agentId: string; userId: string },
): Promise<void> {
  const owned = sql`from instances where tenant_id = ${tenantId} and agent_id = ${agentId}::uuid`;
  await db.execute(sql`insert into probes (tenant_id, agent_id, probe_id, status, is_leaky, instances, users, api,
      created_by_id, created_by_label, ended_at)
    select ${tenantId}, ${agentId}::uuid, gen_random_uuid(), 'cut', false,
      jsonb_agg(jsonb_build_object('instance_id', instance_id, 'name', name)), '[]', 'embedded',
      ${userId}, 'Ada Acme', now() ${owned}`);
  await db.execute(sql`insert into probe_canaries
      (tenant_id, agent_id, probe_id, position, instance_id, user_id, key, value, status)
    select ${tenantId}, ${agentId}::uuid, probe_id, row_number() over (order by name) - 1, instance_id, '',
      'probe_' || name, 'canary-' || name, 'planted'
    from probes, jsonb_to_recordset(instances) as place (instance_id text, name text)
    where probes.tenant_id = ${tenantId} and agent_id = ${agentId}::uuid`);
  await db.execute(sql`insert into custom_states (tenant_id, agent_id, instance_id, scope, user_id, key, value)
    select tenant_id, agent_id, instance_id::uuid, 'global', '', key, to_jsonb(value)
    from probe_canaries where tenant_id = ${tenantId} and agent_id = ${agentId}::uuid`);
}
