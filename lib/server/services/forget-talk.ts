import { and, eq, like } from 'drizzle-orm';
import type { Context } from '../context';
import { chatSessions } from '../store/schema/chat';

/**
 * What was said to a probe or a case is no conversation that anybody had: where the agents API is embedded it is
 * deleted, with its turns. A remote API shows sessions whose ids say what they were.
 */
export async function forgetTalk(ctx: Context, agentId: string, sessionPrefix: string): Promise<void> {
  if (ctx.agentsApi.name !== 'embedded') return;
  await ctx.db
    .delete(chatSessions)
    .where(
      and(
        eq(chatSessions.tenantId, ctx.caller.tenant),
        eq(chatSessions.agentId, agentId),
        like(chatSessions.sessionId, `${sessionPrefix}%`),
      ),
    );
}
