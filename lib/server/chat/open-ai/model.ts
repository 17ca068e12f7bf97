import { randomUUID } from 'node:crypto';
import type { LanguageModelV3FinishReason, LanguageModelV3StreamPart } from '@ai-sdk/provider';
import { eventsIn, textOf } from '@/lib/read-stream';
import { ModelFault, NO_ANSWER, StatusFault } from '../model-fault';
import type { ProviderAccess } from '../open-model';
import type { Model } from '../run-model';
import { type CallPart, chunk, saidIn, type Tokens } from './chunk';
import { requestOf } from './request';

/**
 * A model at a provider that speaks OpenAI's chat completions. Read from the connection as it comes: the SDK's own
 * provider sends each byte through five streams, which takes longer than all else before the first word.
 */
export function openAiModel(modelId: string, { baseUrl, apiKey, fetch }: ProviderAccess): Model {
  const url = `${baseUrl.replace(/\/$/, '')}/chat/completions`;
  const headers = {
    'Content-Type': 'application/json',
    ...(apiKey && { Authorization: `Bearer ${apiKey}` }),
  };
  return {
    async doStream(options) {
      const body = JSON.stringify(requestOf(modelId, options));
      const response = await fetch(url, { method: 'POST', headers, body, signal: options.abortSignal });
      if (response.ok && response.body) return { stream: partsOf(response.body) };
      await response.body?.cancel();
      throw response.ok ? new ModelFault(NO_ANSWER) : new StatusFault(response);
    },
  };
}

async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<LanguageModelV3StreamPart> {
  const calls = new Calls();
  let reason: string | undefined;
  let usage: Tokens = {};
  for await (const data of eventsIn(textOf(body.getReader()))) {
    // What follows is read all the same: the connection is used again.
    if (data === '[DONE]') continue;
    const { choices, usage: counted } = chunk.parse(JSON.parse(data));
    usage = counted ?? usage;
    const [choice] = choices;
    reason = choice?.finish_reason ?? reason;
    if (!choice?.delta) continue;
    const { text, thoughts } = saidIn(choice.delta);
    if (thoughts) yield { type: 'reasoning-delta', id: 'thoughts', delta: thoughts };
    if (text) yield { type: 'text-delta', id: 'answer', delta: text };
    for (const part of choice.delta.tool_calls ?? []) calls.add(part);
  }
  yield* calls.whole();
  if (reason === undefined) throw new Error('The answer ended without a reason.');
  yield { type: 'finish', finishReason: finishOf(reason), usage: usageOf(usage) };
}

/** Calls of tools come in pieces: each names its call by a place, or begins a call where a server gives none. */
class Calls {
  private readonly list = new Map<number, { id: string; name: string; input: string }>();

  add({ index, id, function: piece }: CallPart): void {
    const place = index ?? (id || piece?.name ? this.list.size : this.list.size - 1);
    const call = this.list.get(place) ?? { id: '', name: '', input: '' };
    this.list.set(place, {
      id: call.id || (id ?? ''),
      name: call.name || (piece?.name ?? ''),
      input: call.input + (piece?.arguments ?? ''),
    });
  }

  *whole(): Generator<LanguageModelV3StreamPart> {
    for (const { id, name, input } of this.list.values()) {
      if (name === '') throw new Error('A call names no tool.');
      yield { type: 'tool-call', toolCallId: id || randomUUID(), toolName: name, input };
    }
  }
}

const REASONS = new Map<string, LanguageModelV3FinishReason['unified']>([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content-filter'],
  ['function_call', 'tool-calls'],
  ['tool_calls', 'tool-calls'],
]);

function finishOf(raw: string): LanguageModelV3FinishReason {
  return { unified: REASONS.get(raw) ?? 'other', raw };
}

function usageOf({ prompt_tokens: read, completion_tokens: written }: Tokens) {
  return {
    inputTokens: {
      total: read ?? undefined,
      noCache: undefined,
      cacheRead: undefined,
      cacheWrite: undefined,
    },
    outputTokens: { total: written ?? undefined, text: undefined, reasoning: undefined },
  };
}
