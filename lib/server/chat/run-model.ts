import type {
  LanguageModelV3CallOptions,
  LanguageModelV3FinishReason,
  LanguageModelV3FunctionTool,
  LanguageModelV3Prompt,
  LanguageModelV3StreamPart,
} from '@ai-sdk/provider';
import { abortedBy } from './aborted-by';
import { BROKE_OFF, EMPTY, ModelFault, TOO_LONG } from './model-fault';
import type { ModelAccess } from './open-model';

/** A model by the SDK's interface of providers, as far as it is used here. */
export interface Model {
  doStream(
    options: LanguageModelV3CallOptions,
  ): PromiseLike<{ stream: AsyncIterable<LanguageModelV3StreamPart> }>;
}

export interface ModelRequest {
  model: Model;
  prompt: LanguageModelV3Prompt;
  tools: LanguageModelV3FunctionTool[];
  /** Some models take none but their own. */
  temperature?: number;
}

export interface ToolCall {
  id: string;
  name: string;
  arguments: unknown;
}

export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'tool'; call: ToolCall }
  | { type: 'finish'; reason: string; usage: { prompt_tokens?: number; completion_tokens?: number } };

const MOST_CHARACTERS = 200_000;

/**
 * One answer of a model, event by event; the last is `finish`. Whatever goes wrong is thrown. Nothing is tried
 * twice: what was shown cannot be taken back. Upstream is let go whenever the reader stops.
 */
export async function* runModel(
  request: ModelRequest,
  patience: Pick<ModelAccess, 'firstPatienceMs' | 'idlePatienceMs'>,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const watch = new Watch(patience.firstPatienceMs, signal);
  let isEmpty = true;
  try {
    let size = 0;
    for await (const part of open(request, watch.signal)) {
      watch.wait(patience.idlePatienceMs);
      if (part.type === 'error') throw part.error;
      if (part.type === 'text-delta' && part.delta !== '') {
        size += part.delta.length;
        if (size > MOST_CHARACTERS) throw new ModelFault(TOO_LONG);
        isEmpty = false;
        yield { type: 'text', text: part.delta };
      }
      if (part.type === 'tool-call') {
        isEmpty = false;
        const { toolCallId: id, toolName: name, input } = part;
        yield { type: 'tool', call: { id, name, arguments: parsed(input) } };
      }
      if (part.type === 'finish') {
        if (isEmpty) throw new ModelFault(EMPTY);
        const { inputTokens, outputTokens } = part.usage;
        const usage = { prompt_tokens: inputTokens.total, completion_tokens: outputTokens.total };
        yield { type: 'finish', reason: reasonOf(part.finishReason), usage };
      }
    }
    signal.throwIfAborted();
  } catch (error) {
    signal.throwIfAborted();
    if (watch.signal.aborted) throw watch.signal.reason;
    throw isEmpty ? error : broken(error);
  } finally {
    watch.end();
  }
}

/** What came after a beginning can only be a break. */
function broken(error: unknown): Error {
  return error instanceof ModelFault ? error : new ModelFault(BROKE_OFF);
}

/**
 * The model by the SDK's own interface of providers: what `streamText` adds around it (steps, retries, running tools)
 * is not used here and would take longer than all the rest of a turn.
 */
async function* open(
  { model, ...options }: ModelRequest,
  abortSignal: AbortSignal,
): AsyncGenerator<LanguageModelV3StreamPart> {
  const tools = options.tools.length > 0 ? options.tools : undefined;
  const { stream } = await model.doStream({ ...options, tools, abortSignal });
  yield* stream;
}

/** As the model wrote it, when that is no JSON. */
function parsed(input: string): unknown {
  try {
    return input.trim() === '' ? {} : JSON.parse(input);
  } catch {
    return input;
  }
}

/** In the words of the wire. */
function reasonOf({ unified }: LanguageModelV3FinishReason): string {
  return unified === 'other' || unified === 'error' ? 'stop' : unified.replace('-', '_');
}

/** Gives a model up that keeps silent for too long, or that nobody waits for any more. */
class Watch {
  private readonly controller: AbortController;
  private timer: NodeJS.Timeout;

  constructor(ms: number, signal: AbortSignal) {
    this.controller = abortedBy(signal);
    this.timer = this.start(ms);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = this.start(ms);
  }

  end(): void {
    clearTimeout(this.timer);
    this.controller.abort(new ModelFault('The answer was given up.'));
  }

  private start(ms: number): NodeJS.Timeout {
    const late = `The model sent nothing for ${Math.ceil(ms / 1000)} s and was given up. Send again.`;
    return setTimeout(() => this.controller.abort(new ModelFault(late)), ms).unref();
  }
}
