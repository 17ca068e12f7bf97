import type { ChatBody } from '@/lib/contract/chat';
import { playgroundChat } from '@/lib/contract/endpoints/chat';
import { isProblemError } from '@/lib/problem-error';
import type { Context } from '../context';
import { AnswerSoFar, END } from '../tester/answer-so-far';
import { readEvents } from '../tester/read-events';
import { faultText } from '../tester/turn-fault';

export interface Asked {
  text: string;
  toolCalls: { id: string; name: string; arguments: unknown }[];
  /** What upstream said of the context it sent. */
  context: Record<string, unknown>;
  /** Empty: it was answered. */
  error: string;
  durationMs: number;
}

const PATIENCE_MS = 180_000;

/** Asks an agent and reads the answer to its end; whatever goes wrong is said in `error`. */
export async function askAgent(
  ctx: Context,
  input: { agentId: string; body: ChatBody },
  stop: AbortSignal,
): Promise<Asked> {
  const began = performance.now();
  const answer = new AnswerSoFar();
  const signal = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]);
  const elapsed = () => Math.round(performance.now() - began);
  let fault = '';
  try {
    const call = { params: { agentId: input.agentId }, body: input.body, requestId: ctx.requestId };
    const response = await ctx.agentsApi.open(playgroundChat, call, signal);
    for await (const data of readEvents(response, { signal, onBytes: () => undefined })) {
      answer.take({ data, at_ms: elapsed() });
      if (data === END) break;
    }
    fault = faultOf(answer);
  } catch (error) {
    fault = stop.aborted ? 'It was stopped.' : sentenceOf(ctx, error);
  }
  const { text, toolCalls, context } = answer;
  return { text, toolCalls, context, error: fault, durationMs: elapsed() };
}

function faultOf(answer: AnswerSoFar): string {
  if (answer.error) return answer.error;
  if (!answer.isOver) return 'The answer broke off in the middle.';
  return answer.isEmpty ? 'The answer is empty.' : '';
}

/** A token lives a minute; a remote API refuses the calls that are made after it. */
function sentenceOf(ctx: Context, error: unknown): string {
  const isExpired = isProblemError(error) && error.problem.status === 401;
  if (!isExpired || ctx.agentsApi.name === 'embedded') return faultText(error);
  return `The session was no longer accepted by ${ctx.agentsApi.name}: it ended while this went on. Start again.`;
}
