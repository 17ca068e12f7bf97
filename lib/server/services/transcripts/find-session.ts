import { and, eq, type SQL } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import { notFound } from '../../problems';
import { type chatRuns, chatSessions } from '../../store/schema/chat';
import type { AgentRow } from '../agents/find-agent';

export type SessionRow = typeof chatSessions.$inferSelect;

export async function findSession(
  db: Context['db'] | Tx,
  { tenantId, agentId }: AgentRow,
  transcriptId: string,
): Promise<SessionRow> {
  const [row] = await db
    .select()
    .from(chatSessions)
    .where(
      and(
        eq(chatSessions.tenantId, tenantId),
        eq(chatSessions.agentId, agentId),
        eq(chatSessions.transcriptId, transcriptId),
      ),
    );
  if (!row) throw notFound('transcript');
  return row;
}

/** Rows of one session: its turns, or the session itself. */
export function ofSession(table: typeof chatRuns | typeof chatSessions, row: SessionRow): SQL | undefined {
  return and(
    eq(table.tenantId, row.tenantId),
    eq(table.agentId, row.agentId),
    eq(table.instanceId, row.instanceId),
    eq(table.userId, row.userId),
    eq(table.sessionId, row.sessionId),
  );
}
