import type { LanguageModelV3 } from '@ai-sdk/provider';
import { type FinishReason, jsonSchema, type ModelMessage, streamText, type ToolSet, tool } from 'ai';
import { BROKE_OFF, EMPTY, ModelFault, TOO_LONG } from './model-fault';
import type { ModelAccess } from './open-model';

export interface ModelRequest {
  model: LanguageModelV3;
  system: string;
  messages: ModelMessage[];
  tools: { name: string; description: string; parameters: object }[];
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

// Its advice would go to the log as plain text.
Reflect.set(globalThis, 'AI_SDK_LOG_WARNINGS', false);

/**
 * One answer of a model, event by event; the last is `finish`. Whatever goes wrong is thrown. Nothing is tried
 * twice: what was shown cannot be taken back. Upstream is let go whenever the reader stops.
 */
export async function* runModel(
  request: ModelRequest,
  patience: Pick<ModelAccess, 'firstPatienceMs' | 'idlePatienceMs'>,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const watch = new Watch(patience.firstPatienceMs);
  try {
    let size = 0;
    let isEmpty = true;
    for await (const part of open(request, AbortSignal.any([signal, watch.signal]))) {
      watch.wait(patience.idlePatienceMs);
      if (part.type === 'error') throw isEmpty ? part.error : broken(part.error);
      if (part.type === 'abort') throw watch.signal.reason ?? signal.reason;
      if (part.type === 'text-delta' && part.text !== '') {
        size += part.text.length;
        if (size > MOST_CHARACTERS) throw new ModelFault(TOO_LONG);
        isEmpty = false;
        yield { type: 'text', text: part.text };
      }
      if (part.type === 'tool-call') {
        isEmpty = false;
        yield { type: 'tool', call: { id: part.toolCallId, name: part.toolName, arguments: part.input } };
      }
      if (part.type === 'finish') {
        if (isEmpty) throw new ModelFault(EMPTY);
        const { inputTokens, outputTokens } = part.totalUsage;
        const usage = { prompt_tokens: inputTokens, completion_tokens: outputTokens };
        yield { type: 'finish', reason: reasonOf(part.finishReason), usage };
      }
    }
    signal.throwIfAborted();
  } catch (error) {
    signal.throwIfAborted();
    throw watch.signal.aborted ? watch.signal.reason : error;
  } finally {
    watch.end();
  }
}

/** What came after a beginning can only be a break. */
function broken(error: unknown): Error {
  return error instanceof ModelFault ? error : new ModelFault(BROKE_OFF);
}

function open({ model, system, messages, tools, temperature }: ModelRequest, abortSignal: AbortSignal) {
  return streamText({
    ...{ model, messages, temperature, abortSignal, tools: toolSet(tools) },
    ...(system && { system }),
    allowSystemInMessages: true,
    maxRetries: 0,
    // Errors come as parts of the stream too; without this they would also go to the console.
    onError: () => undefined,
  }).fullStream;
}

function toolSet(tools: ModelRequest['tools']): ToolSet | undefined {
  if (tools.length === 0) return undefined;
  return Object.fromEntries(
    tools.map(({ name, description, parameters }) => [
      name,
      tool({ description, inputSchema: jsonSchema(parameters) }),
    ]),
  );
}

/** In the words of the wire. */
function reasonOf(reason: FinishReason): string {
  return reason === 'other' || reason === 'error' ? 'stop' : reason.replace('-', '_');
}

/** Gives a model up that keeps silent for too long. */
class Watch {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;

  constructor(ms: number) {
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
