import type { LanguageModelV3CallOptions, LanguageModelV3Message } from '@ai-sdk/provider';

/** What the wire of OpenAI's chat completions is sent for one answer. */
export function requestOf(model: string, { prompt, tools, temperature }: LanguageModelV3CallOptions): object {
  const functions = (tools ?? []).flatMap((tool) =>
    tool.type === 'function'
      ? [{ name: tool.name, description: tool.description, parameters: tool.inputSchema }]
      : [],
  );
  return {
    model,
    temperature,
    messages: prompt.flatMap(messagesOf),
    ...(functions.length > 0 && { tools: functions.map((each) => ({ type: 'function', function: each })) }),
    stream: true,
    stream_options: { include_usage: true },
  };
}

function messagesOf(message: LanguageModelV3Message): object[] {
  switch (message.role) {
    case 'system':
      return [{ role: 'system', content: message.content }];
    case 'user':
      return [{ role: 'user', content: textIn(message.content) }];
    case 'assistant':
      return [assistantOf(message.content)];
    case 'tool':
      return message.content.flatMap((part) =>
        part.type === 'tool-result'
          ? [{ role: 'tool', tool_call_id: part.toolCallId, content: resultOf(part.output) }]
          : [],
      );
  }
}

type AssistantContent = Extract<LanguageModelV3Message, { role: 'assistant' }>['content'];

function assistantOf(content: AssistantContent): object {
  const calls = content.flatMap((part) =>
    part.type === 'tool-call'
      ? [
          {
            ...{ id: part.toolCallId, type: 'function' },
            function: { name: part.toolName, arguments: JSON.stringify(part.input) },
          },
        ]
      : [],
  );
  const text = textIn(content);
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

function textIn(content: readonly { type: string }[]): string {
  return content.map((part) => (part.type === 'text' && 'text' in part ? String(part.text) : '')).join('');
}

function resultOf(output: { type: string; value?: unknown }): string {
  return typeof output.value === 'string' ? output.value : JSON.stringify(output.value ?? null);
}
