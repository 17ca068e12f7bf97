import { sql } from 'drizzle-orm';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { agents } from '../../store/schema/agents';
import { chatRuns, chatSessions } from '../../store/schema/chat';
import { instances } from '../../store/schema/instances';
import type { Turn } from './start-turn';

/** The newest message; with answers to tool calls it was said in the turn before. */
function saidIn({ body }: Turn): string {
  if ((body.tool_results?.length ?? 0) > 0) return '';
  return body.messages.findLast(({ role }) => role === 'user')?.content ?? '';
}

/**
 * Writes down that a turn has begun, in one statement. The agent's row is held before the instance's, in the order of
 * a delete: each part reads what the one before it has found.
 */
export async function writeTurn(ctx: Context, turn: Turn): Promise<void> {
  const { tenantId, agentId, instanceId } = turn.place.instance;
  const { userId, sessionId, model, kind } = turn;
  const messages = JSON.stringify(turn.body.messages.map(({ role, content }) => ({ role, content })));
  const { rowCount } = await ctx.db.execute(sql`
    with seen as (
      update ${agents} set last_seen_at = clock_timestamp()
      where tenant_id = ${tenantId} and agent_id = ${agentId}::uuid
      returning tenant_id, agent_id
    ), held as (
      select ${instances.tenantId}, ${instances.agentId}, ${instances.instanceId} from ${instances}
      join seen on seen.tenant_id = ${instances.tenantId} and seen.agent_id = ${instances.agentId}
      where ${instances.instanceId} = ${instanceId}::uuid
      for key share of ${instances}
    ), session as (
      insert into ${chatSessions} (tenant_id, agent_id, instance_id, user_id, session_id)
      select tenant_id, agent_id, instance_id, ${userId}::text, ${sessionId}::text from held
      on conflict (tenant_id, agent_id, instance_id, user_id, session_id)
        do update set updated_at = clock_timestamp()
      returning tenant_id, agent_id, instance_id, user_id, session_id
    )
    insert into ${chatRuns}
      (tenant_id, agent_id, instance_id, user_id, session_id, run_id, kind, provider, model, messages, said)
    select tenant_id, agent_id, instance_id, user_id, session_id,
      ${turn.runId}::uuid, ${kind}::text, ${model.provider}::text, ${model.model}::text, ${messages}::jsonb, ${saidIn(turn)}::text
    from session`);
  if (!rowCount) throw notFound('agent or instance any more');
}
