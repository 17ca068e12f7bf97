import type { CustomTool } from './contract/tools';
import { type JsonNode, rangeOf, readJsonText, type TextRange } from './json-text';
import { draftsOf } from './record-draft';
import { checkToolSchema, type SchemaProblem } from './tool-schema';

/** A tool as the page shows and edits it. As text the parameters keep the order of their members on every way. */
export interface ToolText {
  name: string;
  description: string;
  parameters: string;
}

/** What a model is told of a tool besides its name; edited together. */
export type ToolRecord = Omit<ToolText, 'name'>;

export const toolDrafts = draftsOf<ToolRecord>(['description', 'parameters']);

export function toolText({ name, description, parameters }: CustomTool): ToolText {
  return { name, description: description.replaceAll(/\r\n?/g, '\n'), parameters: prettyJson(parameters) };
}

export function prettyJson(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? 'null';
}

/** The same JSON without its blanks; null for a text that is none. */
export function compactJson(text: string): string | null {
  const { root } = readJsonText(text);
  return root ? JSON.stringify(root.value) : null;
}

export interface PlacedProblem extends TextRange {
  /** In the schema, `properties.x.items`; empty for the text as a whole. */
  place: string;
  message: string;
  level: SchemaProblem['level'];
}

export interface CheckedText {
  /** The schema, when the text is JSON. */
  schema?: unknown;
  problems: PlacedProblem[];
}

/** The text checked last: the editor, the list of problems and the form ask for the same one. */
let last: { text: string; checked: CheckedText } | undefined;

/** What is wrong with a schema's text, and where. */
export function checkSchemaText(text: string): CheckedText {
  if (last?.text !== text) last = { text, checked: check(text) };
  return last.checked;
}

function check(text: string): CheckedText {
  const { root, problems } = readJsonText(text);
  if (!root) return { problems: problems.map((each) => ({ ...each, place: '', level: 'error' })) };
  const repeated = problems.map((each) => ({ ...each, place: '', level: 'warning' as const }));
  return { schema: root.value, problems: [...placed(root), ...repeated] };
}

function placed(root: JsonNode): PlacedProblem[] {
  return checkToolSchema(root.value).map(({ path, message, level }) => ({
    ...rangeOf(root, path),
    place: path.join('.'),
    message,
    level,
  }));
}

export function countErrors({ problems }: CheckedText): number {
  return problems.filter(({ level }) => level === 'error').length;
}

/** How many arguments a tool takes; null when that cannot be said. */
export function countParameters(schema: unknown): number | null {
  if (typeof schema !== 'object' || schema === null) return null;
  const properties: unknown = Reflect.get(schema, 'properties') ?? {};
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return null;
  return Object.keys(properties).length;
}
