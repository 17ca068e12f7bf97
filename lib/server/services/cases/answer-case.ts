import type { ChatBody } from '@/lib/contract/chat';
import type { CaseAnswer } from '../../cases/judge-answer';
import type { Context } from '../../context';
import type { RunCase } from '../../store/schema/cases';
import { askAgent } from '../ask-agent';

export interface Answered extends CaseAnswer {
  /** Empty: it was answered. */
  error: string;
  /** What upstream said of the context it sent. */
  context: Record<string, unknown>;
}

interface Asking {
  agentId: string;
  asked: RunCase;
  instanceId: string;
  sessionId: string;
  /** What every question of the run carries: the draft, the model. */
  members: Partial<ChatBody>;
}

const MOST_ROUNDS = 5;

/** Asks a case; as long as all tools that are called have a mocked answer, those are answered and it goes on. */
export async function answerCase(
  ctx: Context,
  { agentId, asked, instanceId, sessionId, members }: Asking,
  stop: AbortSignal,
): Promise<Answered> {
  const mocks = new Map(asked.tool_answers.map(({ name, result }) => [name, result]));
  const toolResults: NonNullable<ChatBody['tool_results']> = [];
  const whole: Answered = { text: '', toolCalls: [], durationMs: 0, error: '', context: {} };
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const body: ChatBody = {
      ...members,
      messages: asked.messages,
      ...(toolResults.length > 0 && { tool_results: toolResults }),
      ...{ instance_id: instanceId, session_id: sessionId, request_type: 'evaluation' },
      ...(asked.user_id && { user_id: asked.user_id }),
    };
    const { text, toolCalls, durationMs, error, context } = await askAgent(ctx, { agentId, body }, stop);
    whole.toolCalls.push(...toolCalls);
    Object.assign(whole, { text, error, context, durationMs: whole.durationMs + durationMs });
    const isAnswerable = toolCalls.length > 0 && toolCalls.every(({ name }) => mocks.has(name));
    if (error || !isAnswerable) return whole;
    toolResults.push(
      ...toolCalls.map(({ id, name, arguments: given }) => ({
        ...{ tool_call_id: id || `call_${toolResults.length}`, name, arguments: given },
        result: mocks.get(name),
      })),
    );
  }
  return { ...whole, error: `It went on calling tools after ${MOST_ROUNDS} rounds.` };
}
