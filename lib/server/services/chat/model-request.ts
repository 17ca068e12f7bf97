import type { LanguageModelV3FunctionTool, LanguageModelV3Prompt } from '@ai-sdk/provider';
import type { ChatBody } from '@/lib/contract/chat';
import type { CustomTool } from '@/lib/contract/tools';
import { checkToolSchema, NO_PARAMETERS, toolNameProblem } from '@/lib/tool-schema';

/** The conversation as the SDK takes it. Providers refuse messages without text. */
export function promptOf(system: string, body: ChatBody): LanguageModelV3Prompt {
  const said = [{ role: 'system' as const, content: system }, ...body.messages];
  const conversation = said.filter(({ content }) => content.trim() !== '').map(messageOf);
  const results = body.tool_results ?? [];
  if (results.length === 0) return conversation;
  return [
    ...conversation,
    {
      role: 'assistant',
      content: results.map(({ tool_call_id: toolCallId, name: toolName, arguments: input = {} }) => ({
        ...{ type: 'tool-call' as const, toolCallId, toolName, input },
      })),
    },
    {
      role: 'tool',
      content: results.map(({ tool_call_id: toolCallId, name: toolName, result }) => ({
        ...{ type: 'tool-result' as const, toolCallId, toolName },
        output: {
          type: 'text' as const,
          value: typeof result === 'string' ? result : JSON.stringify(result ?? null),
        },
      })),
    },
  ];
}

function messageOf({ role, content }: { role: 'system' | 'user' | 'assistant'; content: string }) {
  return role === 'system'
    ? { role, content }
    : { role, content: [{ type: 'text' as const, text: content }] };
}

/** The agent's tools and those of the request, which win. One that a provider would refuse spoils no chat. */
export function toolsFor(own: CustomTool[], body: ChatBody): LanguageModelV3FunctionTool[] {
  const sent = (body.tool_definitions ?? []).map((each) => ({ description: '', ...each }));
  const byName = new Map<string, LanguageModelV3FunctionTool>();
  for (const { name, description, parameters } of [...own, ...sent]) {
    if (toolNameProblem(name) === undefined) {
      byName.set(name, { type: 'function', name, description, inputSchema: usable(parameters) });
    }
  }
  return [...byName.values()];
}

function usable(parameters: unknown): object {
  const isBroken = checkToolSchema(parameters).some(({ level }) => level === 'error');
  return isBroken || typeof parameters !== 'object' || parameters === null ? NO_PARAMETERS : parameters;
}
