import type { OfferedTool, Reading } from './read-prompt';

/** The tool that a message names, by its name or with blanks for its underscores; undefined when it answered already. */
export function toolNamedIn({ message, tools, results }: Reading): OfferedTool | undefined {
  if (results.length > 0) return undefined;
  const said = words(message);
  return tools.find(({ name }) => said.includes(words(name)));
}

/** With a blank on both sides, so that only whole words are found. */
function words(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

const DEEPEST = 5;

/** Arguments that the schema asks for, with what the message offers: a quotation, a number, else all of it. */
export function argumentsFor(schema: unknown, message: string): unknown {
  return valueFor(schema, message, 0);
}

function valueFor(schema: unknown, message: string, depth: number): unknown {
  const own = membersOf(schema);
  for (const known of ['const', 'default']) if (own[known] !== undefined) return own[known];
  for (const known of ['enum', 'examples']) {
    const [first] = Array.isArray(own[known]) ? own[known] : [];
    if (first !== undefined) return first;
  }
  const [type] = [own.type].flat();
  if (type === 'string') return /["“'‘]([^"”'’]+)["”'’]/.exec(message)?.[1] ?? message.slice(0, 200);
  if (type === 'integer' || type === 'number') return numberFor(own, message, type === 'integer');
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'array') {
    return depth < DEEPEST && Number(own.minItems) > 0 ? [valueFor(own.items, message, depth + 1)] : [];
  }
  return depth < DEEPEST ? objectFor(own, message, depth) : {};
}

function objectFor(
  { properties, required }: Record<string, unknown>,
  message: string,
  depth: number,
): unknown {
  const known = membersOf(properties);
  const needed = (Array.isArray(required) ? required : []).map(String);
  return Object.fromEntries(needed.map((name) => [name, valueFor(known[name], message, depth + 1)]));
}

function numberFor({ minimum, maximum }: Record<string, unknown>, message: string, whole: boolean): number {
  const said = Number(/-?\d+(?:\.\d+)?/.exec(message)?.[0] ?? 1);
  const least = typeof minimum === 'number' ? minimum : said;
  const most = typeof maximum === 'number' ? maximum : said;
  const fitting = Math.min(Math.max(said, least), Math.max(least, most));
  return whole ? Math.trunc(fitting) : fitting;
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
