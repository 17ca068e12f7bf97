import type { CustomState } from './contract/custom-states';
import type { StateLine } from './contract/instance-memory';
import { STATE_BYTES } from './contract/state-bytes';
import { readJsonText } from './json-text';

/** A value as the page edits it: the text itself, or JSON as it is written. */
export interface StateValue {
  content_type: string;
  value: string;
}

/** A state with all of its value, as it is edited. */
export interface StateText extends StateLine, StateValue {}

const SHORT = 120;

/** Of a state that is here with all of its value. */
export function stateLine({
  agent_id: _agent,
  instance_id: _instance,
  value,
  ...line
}: CustomState): StateLine {
  return { ...line, short: shortText(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')) };
}

/** In one line, and short. */
export function shortText(text: string): string {
  const line = text
    .trimStart()
    .slice(0, SHORT + 1)
    .replaceAll(/\s+/g, ' ');
  return line.length > SHORT ? `${line.slice(0, SHORT - 1).toWellFormed()}…` : line.toWellFormed();
}

export function stateText(state: CustomState): StateText {
  return { ...stateLine(state), ...valueText(state) };
}

/** Every state is JSON, unless it is a text and says so. */
function valueText({ value, content_type: type }: CustomState): StateValue {
  if (type === 'text' && typeof value === 'string') {
    return { content_type: 'text', value: value.replaceAll(/\r\n?/g, '\n') };
  }
  return { content_type: 'json', value: JSON.stringify(value, null, 2) ?? 'null' };
}

type ReadValue = { value: unknown; wrong?: undefined } | { wrong: string };

/** What a text stands for, or why it cannot be the value of a state. */
export function readValue({ content_type: type, value: text }: StateValue): ReadValue {
  if (type !== 'json') return sized(text);
  const { root, problems } = readJsonText(text);
  const [first] = problems;
  if (first) return { wrong: `is not JSON, line ${lineOf(text, first.from)}: ${first.message}` };
  return sized(root?.value);
}

function sized(value: unknown): ReadValue {
  const bytes = new TextEncoder().encode(JSON.stringify(value) ?? '').length;
  if (bytes <= STATE_BYTES) return { value };
  const [most, given] = [STATE_BYTES, bytes].map((count) => count.toLocaleString('en-GB'));
  return { wrong: `has ${given} bytes as JSON; at most ${most} (64 KiB) are kept` };
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
