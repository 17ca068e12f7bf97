import type { RecordDraft } from '@/lib/record-draft';
import { NO_PARAMETERS } from '@/lib/tool-schema';
import { prettyJson, type ToolRecord, type ToolText } from '@/lib/tool-text';

/** What a new tool begins with. */
export const EMPTY_TOOL: ToolText = { name: '', description: '', parameters: prettyJson(NO_PARAMETERS) };

export function draftSubject(agentId: string, name: string): string {
  return `agent/${agentId}/tool/${name}`;
}

export function newToolSubject(agentId: string): string {
  return `agent/${agentId}/new-tool`;
}

/** The texts of a draft that was left in this browser; null when it makes no sense any more. */
function parseKept<T extends object>(content: unknown, members: readonly (keyof T & string)[]) {
  const textsIn = (holder: unknown): Partial<T> | null => {
    if (typeof holder !== 'object' || holder === null) return null;
    const entries = members.flatMap((member) => {
      const value: unknown = Reflect.get(holder, member);
      return typeof value === 'string' ? [[member, value]] : [];
    });
    return Object.fromEntries(entries);
  };
  if (typeof content !== 'object' || content === null) return null;
  const base = textsIn(Reflect.get(content, 'base'));
  const values = textsIn(Reflect.get(content, 'values'));
  return base && values && Object.keys(values).length > 0 ? { base, values } : null;
}

export function parseKeptTool(content: unknown): RecordDraft<ToolRecord> | null {
  return parseKept<ToolRecord>(content, ['description', 'parameters']);
}

export function parseKeptNewTool(content: unknown): RecordDraft<ToolText> | null {
  return parseKept<ToolText>(content, ['name', 'description', 'parameters']);
}
