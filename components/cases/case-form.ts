import type { AgentCase, CreateCaseBody, Expectation } from '@/lib/contract/cases';

/** A case as it is edited: everything is text until it is saved. */

export type ExpectationKind = Expectation['kind'];

export interface ExpectationRow {
  /** Of the row, while the dialog is open. */
  id: number;
  kind: ExpectationKind;
  /** The text, the pattern, the tool's name, or milliseconds. */
  text: string;
  /** Of a tool call: JSON, or empty. */
  arguments: string;
  ignoreCase: boolean;
}

export interface ToolAnswerRow {
  id: number;
  name: string;
  result: string;
}

export interface CaseForm {
  name: string;
  /** What was said before the question. */
  earlier: AgentCase['messages'];
  question: string;
  userId: string;
  expectations: ExpectationRow[];
  toolAnswers: ToolAnswerRow[];
}

export const expectationLabels: Record<ExpectationKind, string> = {
  contains: 'Contains',
  not_contains: 'Does not contain',
  equals: 'Equals',
  matches: 'Matches (regular expression)',
  calls_tool: 'Calls tool',
  answers_within: 'Answers within (ms)',
};

let rows = 0;
const nextId = () => {
  rows += 1;
  return rows;
};

export const newExpectation = (text = '', kind: ExpectationKind = 'contains'): ExpectationRow => ({
  ...{ id: nextId(), kind, text, arguments: '', ignoreCase: false },
});

export const newToolAnswer = (): ToolAnswerRow => ({ id: nextId(), name: '', result: '' });

export function emptyForm(given: Partial<CaseForm> = {}): CaseForm {
  return {
    ...{ name: '', earlier: [], question: '', userId: '', expectations: [newExpectation()] },
    ...{ toolAnswers: [], ...given },
  };
}

export function formOf(one: AgentCase): CaseForm {
  return {
    ...{ name: one.name, earlier: one.messages.slice(0, -1), question: one.messages.at(-1)?.content ?? '' },
    userId: one.user_id,
    expectations: one.expectations.map(rowOf),
    toolAnswers: one.tool_answers.map(({ name, result }) => ({
      ...{ id: nextId(), name, result: JSON.stringify(result, null, 2) },
    })),
  };
}

function rowOf(expected: Expectation): ExpectationRow {
  const row = newExpectation('', expected.kind);
  switch (expected.kind) {
    case 'matches':
      return { ...row, text: expected.pattern, ignoreCase: expected.ignore_case ?? false };
    case 'calls_tool': {
      const given = expected.arguments === undefined ? '' : JSON.stringify(expected.arguments, null, 2);
      return { ...row, text: expected.name, arguments: given };
    }
    case 'answers_within':
      return { ...row, text: String(expected.ms) };
    default:
      return { ...row, text: expected.text, ignoreCase: expected.ignore_case ?? false };
  }
}

/** What is wrong, by the id of its field. */
export type FormErrors = Partial<Record<string, string>>;

export const fieldOf = {
  expectation: ({ id }: ExpectationRow) => `expectation-${id}`,
  arguments: ({ id }: ExpectationRow) => `arguments-${id}`,
  tool: ({ id }: ToolAnswerRow) => `tool-${id}`,
  result: ({ id }: ToolAnswerRow) => `result-${id}`,
};

/** The case to be sent, or what is wrong with it. */
export function readForm(form: CaseForm): { body: CreateCaseBody } | { errors: FormErrors } {
  const errors: FormErrors = {};
  if (form.name.trim() === '') errors.name = 'Give it a name.';
  if (form.question.trim() === '') errors.question = 'Say what is asked.';
  const expectations = form.expectations.flatMap((row) => readExpectation(row, errors) ?? []);
  if (form.expectations.length === 0) errors.expectations = 'Expect at least one thing.';
  const tool_answers = form.toolAnswers.map((row) => {
    if (row.name.trim() === '') errors[fieldOf.tool(row)] = 'Name the tool.';
    return { name: row.name.trim(), result: readJson(row.result, fieldOf.result(row), errors) };
  });
  if (Object.keys(errors).length > 0) return { errors };
  const messages = [...form.earlier, { role: 'user' as const, content: form.question }];
  return { body: { name: form.name, messages, user_id: form.userId.trim(), expectations, tool_answers } };
}

function readExpectation(row: ExpectationRow, errors: FormErrors): Expectation | undefined {
  const at = fieldOf.expectation(row);
  const ignore = row.ignoreCase ? { ignore_case: true } : {};
  if (row.text === '') {
    errors[at] = 'Fill this in, or remove it.';
    return undefined;
  }
  switch (row.kind) {
    case 'matches':
      if (!isPattern(row.text)) errors[at] = 'This is no regular expression.';
      return { kind: 'matches', pattern: row.text, ...ignore };
    case 'calls_tool': {
      const given = row.arguments.trim();
      const wanted = given && { arguments: readJson(given, fieldOf.arguments(row), errors) };
      return { kind: 'calls_tool', name: row.text.trim(), ...(wanted || {}) };
    }
    case 'answers_within': {
      const ms = Number(row.text);
      if (!Number.isInteger(ms) || ms < 1 || ms > 600_000) errors[at] = 'A whole number from 1 to 600,000.';
      return { kind: 'answers_within', ms };
    }
    default:
      return { kind: row.kind, text: row.text, ...ignore };
  }
}

function readJson(json: string, at: string, errors: FormErrors): unknown {
  try {
    return JSON.parse(json);
  } catch {
    errors[at] = 'This is not JSON.';
    return undefined;
  }
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}

/** What is expected, in a few words. */
export function expectationText(expected: Expectation): string {
  switch (expected.kind) {
    case 'contains':
      return `contains “${expected.text}”`;
    case 'not_contains':
      return `does not contain “${expected.text}”`;
    case 'equals':
      return `equals “${expected.text}”`;
    case 'matches':
      return `matches /${expected.pattern}/`;
    case 'calls_tool':
      return `calls ${expected.name}`;
    case 'answers_within':
      return `within ${expected.ms.toLocaleString('en-GB')} ms`;
  }
}
