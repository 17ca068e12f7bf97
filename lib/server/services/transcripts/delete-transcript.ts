import { count } from 'drizzle-orm';
import type { Context } from '../../context';
import { chatRuns, chatSessions } from '../../store/schema/chat';
import { recordChange } from '../activity/record-change';
import { findAgent, lockAgent } from '../agents/find-agent';
import { findSession, ofSession } from './find-session';

/** Its turns go with it. An answer that is under way ends as ever and is not kept. */
export async function deleteTranscript(
  ctx: Context,
  input: { agentId: string; transcriptId: string },
): Promise<{ turns_deleted: number }> {
  const agent = await findAgent(ctx, input.agentId);
  return ctx.db.transaction(async (tx) => {
    // Before the session, in the order of a chat and of a delete.
    await lockAgent(tx, ctx, agent.agentId, 'key share');
    const session = await findSession(tx, agent, input.transcriptId);
    const [counted] = await tx.select({ total: count() }).from(chatRuns).where(ofSession(chatRuns, session));
    await tx.delete(chatSessions).where(ofSession(chatSessions, session));
    const turns = counted?.total ?? 0;
    await recordChange(tx, ctx, {
      verb: 'delete',
      object: { type: 'transcript', id: session.transcriptId, name: session.sessionId },
      ...{ agentId: agent.agentId, instanceId: session.instanceId, projectId: agent.projectId },
      counts: { turns_deleted: turns },
    });
    return { turns_deleted: turns };
  });
}
