import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { ChatBody } from '@/lib/contract/chat';
import type { ToolAnswer } from '@/lib/contract/tester';
import type { Context } from '../../context';
import { testerTurns } from '../../store/schema/tester';
import type { ConversationRow, TurnRow } from './turn-rows';

type Message = ChatBody['messages'][number];

/** The wire takes 500 messages of 100,000 characters, and a body of 1 MiB. */
const MOST_MESSAGES = 400;
const MOST_BYTES = 400_000;
const MOST_CHARACTERS = 100_000;

type Said = Pick<TurnRow, 'message' | 'response' | 'status' | 'toolAnswers' | 'position'>;

/** What was said before a place in a conversation, the newest that fit, the oldest first. */
export async function historyBefore(
  ctx: Pick<Context, 'db'>,
  { tenantId, agentId, conversationId }: Pick<ConversationRow, 'tenantId' | 'agentId' | 'conversationId'>,
  position: number,
): Promise<{ messages: Message[]; toolAnswers: ToolAnswer[] }> {
  const { message, status, toolAnswers } = testerTurns;
  const response = sql<string>`left(${testerTurns.response}, ${MOST_CHARACTERS})`;
  const rows: Said[] = await ctx.db
    .select({ message, response, status, toolAnswers, position: testerTurns.position })
    .from(testerTurns)
    .where(
      and(
        eq(testerTurns.tenantId, tenantId),
        eq(testerTurns.agentId, agentId),
        eq(testerTurns.conversationId, conversationId),
        eq(testerTurns.isSuperseded, false),
        isNull(testerTurns.resetAt),
        lt(testerTurns.position, position),
      ),
    )
    .orderBy(desc(testerTurns.position))
    .limit(MOST_MESSAGES);
  return { messages: newestThatFit(rows), toolAnswers: answersBefore(rows, position) };
}

function newestThatFit(rows: Said[]): Message[] {
  const messages: Message[] = [];
  let bytes = 0;
  for (const message of rows.flatMap((row) => messagesOf(row).toReversed())) {
    bytes += Buffer.byteLength(JSON.stringify(message));
    if (messages.length === MOST_MESSAGES || bytes > MOST_BYTES) break;
    messages.push(message);
  }
  return messages.reverse();
}

/** A turn that failed before it said anything was not said. */
function messagesOf({ message, response, status }: Said): Message[] {
  if (response === '' && (status === 'failed' || status === 'cut')) return [];
  const said: Message[] = [
    { role: 'user', content: message },
    { role: 'assistant', content: response },
  ];
  return said.filter(({ content }) => content.trim() !== '');
}

/** Of the turns just before that only answered tools: the model has called more of them since. */
function answersBefore(rows: Said[], position: number): ToolAnswer[] {
  const answers: ToolAnswer[][] = [];
  for (const [place, row] of rows.entries()) {
    if (row.position !== position - 1 - place || row.message !== '') break;
    answers.unshift(row.toolAnswers ?? []);
  }
  return answers.flat();
}
