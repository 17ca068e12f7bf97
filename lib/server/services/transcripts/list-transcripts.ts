import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listTranscripts as endpoint } from '@/lib/contract/endpoints/transcripts';
import { type listTranscriptsReply, TRANSCRIPTS_PAGE, type Transcript } from '@/lib/contract/transcripts';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { chatRuns, chatSessions, searchedTurn } from '../../store/schema/chat';
import { instances } from '../../store/schema/instances';
import { type AgentRow, findAgent } from '../agents/find-agent';
import { hasWords } from '../search-words';

const OPENING_CHARACTERS = 160;

export async function listTranscripts(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof listTranscriptsReply>> {
  const { cursor, page_size: size = TRANSCRIPTS_PAGE, ...filters } = input.query;
  const agent = await findAgent(ctx, input.agent);
  const binding: Binding = {
    tenant: agent.tenantId,
    filters: { agent: agent.agentId, ...filters },
    key: 'time',
  };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const after =
    position &&
    sql`(${chatSessions.updatedAt}, ${chatSessions.transcriptId}) < (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await selectTranscripts(ctx)
    .where(and(...ownSessions(agent), ...conditions(agent, filters), after))
    .orderBy(desc(chatSessions.updatedAt), desc(chatSessions.transcriptId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  return {
    items: items.map(toTranscript),
    has_more: hasMore,
    next_cursor:
      hasMore && last ? encodeCursor(binding, { key: last.key, id: last.session.transcriptId }) : undefined,
  };
}

export async function getTranscript(
  ctx: Context,
  input: { agentId: string; transcriptId: string },
): Promise<Transcript> {
  const agent = await findAgent(ctx, input.agentId);
  const [row] = await selectTranscripts(ctx).where(
    and(...ownSessions(agent), eq(chatSessions.transcriptId, input.transcriptId)),
  );
  if (!row) throw notFound('transcript');
  return toTranscript(row);
}

function ownSessions({ tenantId, agentId }: AgentRow): SQL[] {
  return [eq(chatSessions.tenantId, tenantId), eq(chatSessions.agentId, agentId)];
}

const SESSION_KEYS = sql`${chatRuns.tenantId} = ${chatSessions.tenantId}
  and ${chatRuns.agentId} = ${chatSessions.agentId} and ${chatRuns.instanceId} = ${chatSessions.instanceId}
  and ${chatRuns.userId} = ${chatSessions.userId} and ${chatRuns.sessionId} = ${chatSessions.sessionId}`;

function selectTranscripts(ctx: Context) {
  return ctx.db
    .select({
      session: chatSessions,
      instanceName: instances.name,
      key: microseconds(chatSessions.updatedAt),
      turns: sql<number>`(select count(*)::int from ${chatRuns} where ${SESSION_KEYS})`,
      resetTurns: sql<number>`(select count(*)::int from ${chatRuns}
        where ${SESSION_KEYS} and ${chatRuns.resetAt} is not null)`,
      opening: sql<string>`coalesce((select left(${chatRuns.said}, ${OPENING_CHARACTERS}) from ${chatRuns}
        where ${SESSION_KEYS} order by ${chatRuns.createdAt}, ${chatRuns.runId} limit 1), '')`,
    })
    .from(chatSessions)
    .innerJoin(
      instances,
      and(
        eq(instances.tenantId, chatSessions.tenantId),
        eq(instances.agentId, chatSessions.agentId),
        eq(instances.instanceId, chatSessions.instanceId),
      ),
    );
}

type Row = Awaited<ReturnType<typeof selectTranscripts>>[number];

function toTranscript({ session, ...row }: Row): Transcript {
  return {
    transcript_id: session.transcriptId,
    session_id: session.sessionId,
    instance_id: session.instanceId,
    instance_name: row.instanceName,
    user_id: session.userId,
    opening: row.opening,
    turns: row.turns,
    reset_turns: row.resetTurns,
    created_at: session.createdAt.toISOString(),
    updated_at: session.updatedAt.toISOString(),
  };
}

type Filters = Omit<QueryOf<typeof endpoint>, 'cursor' | 'page_size'>;

function conditions(agent: AgentRow, filters: Filters): (SQL | undefined)[] {
  const { instance_id: instance, user_id: user, search = '', tests = false } = filters;
  return [
    instance === undefined ? undefined : eq(chatSessions.instanceId, instance),
    user === undefined ? undefined : eq(chatSessions.userId, user),
    tests ? undefined : sql`${chatSessions.sessionId} !~ '^(probe|case)-'`,
    withWords(agent, search),
  ];
}

/** Sessions with a turn in which every word occurs: found in the index of turns first, then by their keys. */
function withWords({ tenantId, agentId }: AgentRow, search: string): SQL | undefined {
  const inTurn = hasWords(searchedTurn(chatRuns), search);
  if (inTurn.length === 0) return undefined;
  const found = and(eq(chatRuns.tenantId, tenantId), eq(chatRuns.agentId, agentId), ...inTurn);
  return sql`(${chatSessions.instanceId}, ${chatSessions.userId}, ${chatSessions.sessionId}) in
    (select ${chatRuns.instanceId}, ${chatRuns.userId}, ${chatRuns.sessionId} from ${chatRuns} where ${found})`;
}
