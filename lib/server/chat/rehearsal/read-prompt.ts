import type { LanguageModelV3CallOptions, LanguageModelV3Prompt } from '@ai-sdk/provider';
import { TRAITS, type Trait } from '@/lib/contract/traits';
import { HEADINGS } from '../context';

/** What the rehearsal finds in a prompt: it reads it as a language model would have to, and has nothing else. */
export interface Reading {
  name: string;
  /** 0 to 100, where the prompt says so. */
  scores: Partial<Record<Trait, number>>;
  states: { key: string; value: string }[];
  facts: string[];
  /** The newest message of the user. */
  message: string;
  /** Answers of tools to calls made since then. */
  results: { tool: string; result: string }[];
  tools: OfferedTool[];
}

export interface OfferedTool {
  name: string;
  schema: unknown;
}

export function readPrompt({ prompt, tools = [] }: LanguageModelV3CallOptions): Reading {
  const system = prompt.flatMap(({ role, content }) => (role === 'system' ? [content] : [])).join('\n\n');
  const sections = sectionsOf(system);
  const linesOf = (title: string) =>
    [...sections].flatMap(([name, lines]) =>
      name === title || name.startsWith(`${title} of "`) ? lines : [],
    );
  const states = [HEADINGS.userStates, HEADINGS.globalStates].flatMap(linesOf);
  const facts = [HEADINGS.userFacts, HEADINGS.instanceFacts, HEADINGS.agentFacts].flatMap(linesOf);
  return {
    name: /^You are (.{1,100}?)\.$/m.exec(system)?.[1] ?? 'the agent',
    scores: scoresIn(linesOf(HEADINGS.personality)),
    states: states.flatMap((line) => stateIn(line)),
    facts,
    ...newestOf(prompt),
    tools: tools.flatMap((tool) =>
      tool.type === 'function' ? [{ name: tool.name, schema: tool.inputSchema }] : [],
    ),
  };
}

/** The items under each heading; of two with the same title the last counts, which the engine wrote. */
function sectionsOf(system: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of system.split('\n')) {
    if (line.startsWith('## ')) {
      current = [];
      sections.set(line.slice(3), current);
    } else if (line.startsWith('- ')) current.push(line.slice(2));
  }
  return sections;
}

function scoresIn(lines: string[]): Reading['scores'] {
  const found = TRAITS.flatMap((trait) => {
    const line = lines.find((each) => each.startsWith(`${trait}: `));
    return line ? [[trait, Number.parseInt(line.slice(trait.length + 2), 10)] as const] : [];
  });
  return Object.fromEntries(found);
}

function stateIn(line: string): Reading['states'] {
  const at = line.indexOf(': ');
  return at > 0 ? [{ key: line.slice(0, at), value: plain(line.slice(at + 2)) }] : [];
}

/** A text without its quotation marks; any other JSON as it is. */
function plain(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : json;
  } catch {
    return json;
  }
}

function newestOf(prompt: LanguageModelV3Prompt): Pick<Reading, 'message' | 'results'> {
  const last = prompt.findLastIndex(({ role }) => role === 'user');
  const after = prompt.slice(last + 1);
  const results = after.flatMap((message) =>
    message.role !== 'tool'
      ? []
      : message.content.flatMap((part) =>
          part.type === 'tool-result' ? [{ tool: part.toolName, result: resultText(part.output) }] : [],
        ),
  );
  return { message: textOf(prompt[last]), results };
}

function resultText(output: object): string {
  const value: unknown = 'value' in output ? output.value : output;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function textOf(message: LanguageModelV3Prompt[number] | undefined): string {
  if (message?.role !== 'user') return '';
  return message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
