import type { Expectation } from '@/lib/contract/cases';
import { type Match, matchPattern } from './match-pattern';

/** What came of asking a case. */
export interface CaseAnswer {
  text: string;
  /** Of all its rounds. */
  toolCalls: { name: string; arguments: unknown }[];
  durationMs: number;
}

/** Why an answer is not as it must be, one sentence for each expectation that it misses. */
export async function judgeAnswer(answer: CaseAnswer, expectations: Expectation[]): Promise<string[]> {
  const reasons: string[] = [];
  for (const expectation of expectations) {
    const reason = await missed(answer, expectation);
    if (reason) reasons.push(reason);
  }
  return reasons;
}

async function missed(answer: CaseAnswer, expected: Expectation): Promise<string | undefined> {
  switch (expected.kind) {
    case 'contains':
      return holds(answer.text, expected) ? undefined : `It does not contain ${quoted(expected.text)}.`;
    case 'not_contains':
      return holds(answer.text, expected) ? `It contains ${quoted(expected.text)}.` : undefined;
    case 'equals': {
      const [said, wanted] = [answer.text.trim(), expected.text.trim()];
      const isSame = fold(said, expected.ignore_case) === fold(wanted, expected.ignore_case);
      return isSame ? undefined : `It is not ${quoted(expected.text)}.`;
    }
    case 'matches':
      return patternReason(
        expected.pattern,
        await matchPattern(expected.pattern, expected.ignore_case ? 'i' : '', answer.text),
      );
    case 'calls_tool':
      return toolReason(answer, expected);
    case 'answers_within':
      if (answer.durationMs <= expected.ms) return undefined;
      return `It took ${number(answer.durationMs)} ms, longer than ${number(expected.ms)} ms.`;
  }
}

const fold = (text: string, ignoreCase = false) => (ignoreCase ? text.toLowerCase() : text);

function holds(text: string, expected: { text: string; ignore_case?: boolean }): boolean {
  return fold(text, expected.ignore_case).includes(fold(expected.text, expected.ignore_case));
}

function patternReason(pattern: string, match: Match): string | undefined {
  if (match === 'yes') return undefined;
  if (match === 'no') return `It does not match /${pattern}/.`;
  if (match === 'broken') return `/${pattern}/ is no regular expression here.`;
  return `/${pattern}/ took too long on this answer and was given up: make the pattern simpler.`;
}

function toolReason(
  { toolCalls }: CaseAnswer,
  { name, arguments: wanted }: { name: string; arguments?: unknown },
): string | undefined {
  const calls = toolCalls.filter((call) => call.name === name);
  if (calls.length === 0) {
    const called = [...new Set(toolCalls.map((call) => call.name))];
    return `It did not call ${name}${called.length > 0 ? `, but ${called.join(', ')}` : ''}.`;
  }
  if (wanted === undefined || calls.some((call) => isLike(call.arguments, wanted))) return undefined;
  return `It called ${name} with ${quoted(JSON.stringify(calls[0]?.arguments) ?? 'nothing')}.`;
}

/** An object holds at least the members that are wanted; a list holds the same items in order. */
function isLike(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(wanted)) {
    const items: unknown[] = Array.isArray(value) ? value : [];
    return items.length === wanted.length && wanted.every((item, index) => isLike(items[index], item));
  }
  return Object.entries(wanted).every(([member, each]) => isLike(Reflect.get(value, member), each));
}

const LONGEST = 120;

function quoted(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
  return `“${short.replaceAll(/\s+/g, ' ')}”`;
}

const number = (ms: number) => ms.toLocaleString('en-GB');
