import { sql } from 'drizzle-orm';
import type { Database } from '@/lib/server/store/connect';
import { LONG_CONVERSATION, type LongConversation } from './planted';

/** A conversation of the tester that nobody would type in a test. */
export async function plantConversation(
  db: Database,
  agent: { tenantId: string; agentId: string; userId: string },
  { turns }: LongConversation,
): Promise<void> {
  const { tenantId, agentId, userId } = agent;
  await db.execute(sql`insert into tester_conversations
      (tenant_id, agent_id, conversation_id, instance_id, instance_name, user_id, title, turns)
    select tenant_id, agent_id, ${LONG_CONVERSATION}::uuid, instance_id::text, name, '', 'Question 0', ${turns}::int
    from instances where agent_id = ${agentId}::uuid and is_default`);
  await db.execute(sql`insert into tester_turns
      (tenant_id, agent_id, turn_id, conversation_id, position, message, status, response, is_draft, configuration,
       provider, model, api, holder, first_text_ms, duration_ms, created_by_kind, created_by_id, created_by_label)
    select ${tenantId}, ${agentId}::uuid, gen_random_uuid(), ${LONG_CONVERSATION}::uuid, n, 'Question ' || n,
      'complete', repeat('Sentence of answer ' || n || '. ', 1 + n % 17), false, '000000000000',
      'rehearsal', 'rehearsal-1', 'embedded', 'nobody', 5, 12, 'session', ${userId}, 'Ada Acme'
    from generate_series(0, ${turns}::int - 1) as n`);
}

/** What 2,000 requests of a program to the chat would leave. */
export async function plantTranscript(
  db: Database,
  agent: { tenantId: string; agentId: string },
  { turns }: LongConversation,
): Promise<void> {
  const { tenantId, agentId } = agent;
  await db.execute(sql`insert into chat_sessions (tenant_id, agent_id, instance_id, session_id)
    select tenant_id, agent_id, instance_id, 'long'
    from instances where agent_id = ${agentId}::uuid and is_default`);
  await db.execute(sql`insert into chat_runs
      (tenant_id, agent_id, instance_id, session_id, kind, status, provider, model, messages, said, response,
       finish_reason, phase, first_text_ms, duration_ms, created_at)
    select ${tenantId}, ${agentId}::uuid, instance_id, session_id, 'chat', 'complete', 'rehearsal', 'rehearsal-1',
      jsonb_build_array(jsonb_build_object('role', 'user', 'content', 'Turn ' || n)), 'Turn ' || n,
      repeat('Sentence of answer ' || n || '. ', 1 + n % 17), 'stop', 'complete', 5, 12,
      now() - make_interval(secs => ${turns}::int - n)
    from chat_sessions, generate_series(0, ${turns}::int - 1) as n where agent_id = ${agentId}::uuid`);
}
