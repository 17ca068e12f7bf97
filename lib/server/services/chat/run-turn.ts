import type { ChatChunk } from '@/lib/contract/chat';
import { isProblemError } from '@/lib/problem-error';
import { runModel, type ToolCall } from '../../chat/run-model';
import { faultMessage } from '../../chat/upstream-fault';
import type { Context } from '../../context';
import { keepProgress, settleTurn } from './settle-turn';
import type { Turn } from './start-turn';

const KEEP_EVERY_MS = 1000;

/** Answers a turn, event by event, and writes down what became of it. Never throws. */
export async function* runTurn(ctx: Context, turn: Turn, signal: AbortSignal): AsyncGenerator<ChatChunk> {
  yield contextReady(turn);
  const answer = new Answer(ctx, turn);
  try {
    for await (const event of runModel(turn.request, ctx.models, signal)) {
      if (event.type === 'text') {
        answer.add(event.text);
        yield { choices: [{ delta: { content: event.text }, index: 0 }] };
      } else if (event.type === 'tool') {
        answer.call(event.call);
        yield { type: 'phase', phase: 'tool_call', tool: event.call.name };
      } else {
        const sideEffects = await answer.complete(event.reason, event.usage);
        yield { choices: [{ delta: {}, index: 0, finish_reason: event.reason }], side_effects: sideEffects };
      }
    }
  } catch (error) {
    yield { error: { message: await answer.fail(error, signal.aborted) } };
  }
}

function contextReady({ kind, place, userId, model, context, buildMs, body, request }: Turn): ChatChunk {
  return {
    type: 'context_ready',
    build_duration_ms: buildMs,
    used_fast_path: body.skip_context_build === true,
    enriched_context: {
      instance_id: place.instance.instanceId,
      user_id: userId || null,
      ...model,
      ...context.counts,
      tools: request.tools.map(({ name }) => name),
      ...(kind === 'playground' && { system: context.system }),
    },
  };
}

/** The answer as far as it has come. */
class Answer {
  private readonly began = performance.now();
  private readonly calls: ToolCall[] = [];
  private text = '';
  private firstTextMs: number | null = null;
  private keptAt = this.began;
  private keeping: Promise<void> = Promise.resolve();
  private isSettled = false;

  constructor(
    private readonly ctx: Context,
    private readonly turn: Turn,
  ) {}

  add(text: string): void {
    this.text += text;
    this.firstTextMs ??= this.elapsed();
    const now = performance.now();
    if (now - this.keptAt < KEEP_EVERY_MS) return;
    this.keptAt = now;
    const progress = { response: this.stored(), phase: 'composing' };
    // One after the other: a late one must not undo a newer one.
    this.keeping = this.keeping
      .then(() => keepProgress(this.ctx, this.turn, progress))
      .catch((error: unknown) => this.note(error, 'chat progress was not kept'));
  }

  call(call: ToolCall): void {
    this.calls.push(call);
  }

  async complete(finishReason: string, usage: object): Promise<Record<string, unknown>> {
    const { runId, sessionId } = this.turn;
    const own = { run_id: runId, session_id: sessionId, usage, tool_calls: this.calls };
    const recorded = await this.settle({
      status: 'complete',
      finishReason,
      sideEffects: own,
      phase: 'complete',
    });
    return { ...own, ...recorded };
  }

  /** What to tell the reader. */
  async fail(error: unknown, isCancelled: boolean): Promise<string> {
    const isOurs = this.isSettled;
    const message = isOurs
      ? 'The answer is complete, but it could not be kept.'
      : isCancelled
        ? 'The answer was stopped.'
        : faultMessage(error);
    if (isOurs || !isCancelled) this.note(error, isOurs ? 'chat was not kept' : 'model failed');
    if (isOurs) return message;
    const status = isCancelled ? 'cancelled' : 'failed';
    await this.settle({ status, error: message }).catch((fault: unknown) =>
      this.note(fault, 'chat was not kept'),
    );
    return message;
  }

  private async settle(outcome: Omit<Parameters<typeof settleTurn>[2], 'response' | 'durationMs'>) {
    this.isSettled = true;
    await this.keeping;
    return settleTurn(this.ctx, this.turn, {
      ...outcome,
      ...{ response: this.stored(), tool: this.calls.at(-1)?.name ?? '' },
      ...{ firstTextMs: this.firstTextMs, durationMs: this.elapsed() },
    });
  }

  /** A model may send what PostgreSQL does not store: NUL, and half of a pair. */
  private stored(): string {
    return this.text.replaceAll('\u0000', '').toWellFormed();
  }

  private elapsed(): number {
    return Math.round(performance.now() - this.began);
  }

  /** Its name and place, never its message: that may quote the request. */
  private note(error: unknown, what: string): void {
    if (isProblemError(error)) return;
    const name = error instanceof Error ? error.name : typeof error;
    const { requestId } = this.ctx;
    this.ctx.log.warn({ requestId, ...this.turn.model, run: this.turn.runId, error: name }, what);
  }
}
