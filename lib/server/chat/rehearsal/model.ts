import type {
  LanguageModelV3,
  LanguageModelV3CallOptions,
  LanguageModelV3StreamPart,
  LanguageModelV3Usage,
} from '@ai-sdk/provider';
import { answerOf } from './answer';
import { argumentsFor, toolNamedIn } from './call-tool';
import { type Reading, readPrompt } from './read-prompt';

/**
 * A provider that answers by rule, so that everything can be tried without a language model: it sees the prompt
 * and the tools that it is given and nothing else, and answers the same to the same.
 */
export function rehearsalModel(modelId: string): LanguageModelV3 {
  return {
    specificationVersion: 'v3',
    provider: 'rehearsal',
    modelId,
    supportedUrls: {},
    doGenerate: async (options) => {
      const { content, finishReason, usage } = rehearse(options);
      return { content: [content], finishReason, usage, warnings: [] };
    },
    doStream: async (options) => ({ stream: streamOf(partsOf(options)) }),
  };
}

type Content = { type: 'text'; text: string } | ToolCall;
type ToolCall = { type: 'tool-call'; toolCallId: string; toolName: string; input: string };

function rehearse(options: LanguageModelV3CallOptions) {
  const reading = readPrompt(options);
  const content = contentOf(reading);
  const isCall = content.type === 'tool-call';
  const finishReason = { unified: isCall ? ('tool-calls' as const) : ('stop' as const), raw: undefined };
  const answer = isCall ? content.input : content.text;
  return { content, finishReason, usage: usageOf(JSON.stringify(options.prompt), answer) };
}

function contentOf(reading: Reading): Content {
  const tool = toolNamedIn(reading);
  if (!tool) return { type: 'text', text: answerOf(reading) };
  const input = JSON.stringify(argumentsFor(tool.schema, reading.message));
  return { type: 'tool-call', toolCallId: `call_${tool.name}`, toolName: tool.name, input };
}

/** Word by word, giving others their turn in between. */
async function* partsOf(options: LanguageModelV3CallOptions): AsyncGenerator<LanguageModelV3StreamPart> {
  const { content, finishReason, usage } = rehearse(options);
  yield { type: 'stream-start', warnings: [] };
  if (content.type === 'tool-call') yield content;
  else {
    yield { type: 'text-start', id: 'answer' };
    for (const delta of content.text.match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
      options.abortSignal?.throwIfAborted();
      yield { type: 'text-delta', id: 'answer', delta };
      await new Promise((resolve) => setImmediate(resolve));
    }
    yield { type: 'text-end', id: 'answer' };
  }
  yield { type: 'finish', finishReason, usage };
}

/** Words, where a language model would count tokens. */
function usageOf(prompt: string, answer: string): LanguageModelV3Usage {
  const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
  const [read, written] = [words(prompt), words(answer)];
  return {
    inputTokens: { total: read, noCache: read, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: written, text: written, reasoning: undefined },
  };
}

function streamOf<T>(parts: AsyncGenerator<T>): ReadableStream<T> {
  return new ReadableStream<T>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
