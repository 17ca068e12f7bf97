import { parseKeptTexts, type RecordDraft } from '@/lib/record-draft';
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

export function parseKeptTool(content: unknown): RecordDraft<ToolRecord> | null {
  return parseKeptTexts<ToolRecord>(content, ['description', 'parameters']);
}

export function parseKeptNewTool(content: unknown): RecordDraft<ToolText> | null {
  return parseKeptTexts<ToolText>(content, ['name', 'description', 'parameters']);
}
