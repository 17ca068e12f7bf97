import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ChatChunk } from '@/lib/contract/chat';
import { isProblemError } from '@/lib/problem-error';
import { abortedBy } from '../../chat/aborted-by';
import { type ModelEvent, runModel, type ToolCall } from '../../chat/run-model';
import { faultMessage } from '../../chat/upstream-fault';
import type { Context } from '../../context';
import { storable, storableJson } from '../../storable';
import { keepProgress, settleTurn } from './settle-turn';
import type { Turn } from './start-turn';

const KEEP_EVERY_MS = 1000;

/** Writing beside the first word would only slow it down; a crash may take no longer than this. */
const WRITE_AFTER_MS = 30;

const UNWRITTEN = 'The answer was given up, because this chat could not be kept. Send again in a moment.';
const GONE = 'The answer was given up: the agent or the instance was deleted meanwhile.';

/**
 * Answers a turn, event by event, and writes down what became of it. Never throws. The turn itself is written while
 * the model already answers; when that fails the model is let go, for nobody could read the answer again.
 */
export async function* runTurn(
  ctx: Context,
  turn: Turn,
  { write, signal }: { write(): Promise<void>; signal: AbortSignal },
): AsyncGenerator<ChatChunk> {
  const unwritten = abortedBy(signal);
  const events = runModel(turn.request, ctx.models, unwritten.signal);
  // Asked before anything is said: what is told first takes its time while the request is on its way.
  const begun = events.next();
  const written = afterFirst(begun).then(write);
  const answer = new Answer(ctx, turn, written);
  answer.written.catch(() => unwritten.abort());
  try {
    yield contextReady(turn);
    for (let event = await begun; !event.done; event = await events.next()) {
      yield await chunkOf(answer, event.value);
    }
  } catch (error) {
    yield { error: { message: await answer.fail(error, signal.aborted) } };
  } finally {
    await events.return(undefined);
  }
}

/** When the first piece of an answer is on its way, or the model takes its time. */
async function afterFirst(begun: Promise<unknown>): Promise<void> {
  await Promise.race([begun.catch(() => undefined), setTimeout(WRITE_AFTER_MS, undefined, { ref: false })]);
  await setImmediate();
}

async function chunkOf(answer: Answer, event: ModelEvent): Promise<ChatChunk> {
  if (event.type === 'text') {
    answer.add(event.text);
    return { choices: [{ delta: { content: event.text }, index: 0 }] };
  }
  if (event.type === 'tool') {
    answer.call(event.call);
    return { type: 'phase', phase: 'tool_call', tool: event.call.name };
  }
  const sideEffects = await answer.complete(event.reason, event.usage);
  return { choices: [{ delta: {}, index: 0, finish_reason: event.reason }], side_effects: sideEffects };
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
  private keeping: Promise<void>;
  private isSettled = false;

  constructor(
    private readonly ctx: Context,
    private readonly turn: Turn,
    /** That the turn has begun. */
    readonly written: Promise<void>,
  ) {
    this.keeping = written.catch(() => undefined);
  }

  add(text: string): void {
    this.text += text;
    this.firstTextMs ??= this.elapsed();
    const now = performance.now();
    if (now - this.keptAt < KEEP_EVERY_MS) return;
    this.keptAt = now;
    const progress = { response: storable(this.text), phase: 'composing' };
    // One after the other: a late one must not undo a newer one.
    this.keeping = this.keeping
      .then(() => keepProgress(this.ctx, this.turn, progress))
      .catch((error: unknown) => this.note(error, 'chat progress was not kept'));
  }

  call(call: ToolCall): void {
    const { id, name } = call;
    this.calls.push({ id: storable(id), name: storable(name), arguments: storableJson(call.arguments) });
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
    const unwritten = await this.written.then(
      () => undefined,
      (fault: unknown) => ({ fault }),
    );
    if (unwritten) {
      this.note(unwritten.fault, 'chat was not written');
      return isProblemError(unwritten.fault) ? GONE : UNWRITTEN;
    }
    if (this.isSettled) {
      this.note(error, 'chat was not kept');
      return 'The answer is complete, but it could not be kept.';
    }
    const message = isCancelled ? 'The answer was stopped.' : faultMessage(error);
    if (!isCancelled) this.note(error, 'model failed');
    const status = isCancelled ? 'cancelled' : 'failed';
    await this.settle({ status, error: message }).catch((fault: unknown) =>
      this.note(fault, 'chat was not kept'),
    );
    return message;
  }

  private async settle(outcome: Omit<Parameters<typeof settleTurn>[2], 'response' | 'durationMs'>) {
    await this.written;
    this.isSettled = true;
    await this.keeping;
    return settleTurn(this.ctx, this.turn, {
      ...outcome,
      ...{ response: storable(this.text), tool: this.calls.at(-1)?.name ?? '' },
      ...{ firstTextMs: this.firstTextMs, durationMs: this.elapsed() },
    });
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
