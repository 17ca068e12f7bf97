/**
 * Reads JSON and remembers where everything stands, so that a problem can be shown at its place. It takes what
 * JSON.parse takes; browsers differ in whether their own errors say where.
 */
export interface TextRange {
  from: number;
  to: number;
}

export interface JsonNode extends TextRange {
  value: unknown;
  members?: Map<string, { key: TextRange; node: JsonNode }>;
  items?: JsonNode[];
}

interface JsonTextProblem extends TextRange {
  message: string;
}

export interface JsonText {
  /** Undefined when the text is not JSON. */
  root?: JsonNode;
  /** What is wrong with the text; a repeated name alone leaves it readable. */
  problems: JsonTextProblem[];
}

const DEEPEST = 200;

class NotJson extends Error {
  constructor(
    message: string,
    readonly from: number,
    readonly to: number,
  ) {
    super(message);
  }
}

export function readJsonText(text: string): JsonText {
  const reader = new Reader(text);
  try {
    return { root: reader.document(), problems: reader.repeated };
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    return { problems: [...reader.repeated, { from: error.from, to: error.to, message: error.message }] };
  }
}

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Reader {
  readonly repeated: JsonTextProblem[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  document(): JsonNode {
    const node = this.value(0);
    this.take(BLANK);
    if (this.at < this.text.length) this.fail('The JSON ends before this.', this.text.length);
    return node;
  }

  private value(depth: number): JsonNode {
    this.take(BLANK);
    if (depth > DEEPEST) this.fail(`This is nested more than ${DEEPEST} levels deep.`);
    const sign = this.text[this.at];
    if (sign === '{') return this.object(depth);
    if (sign === '[') return this.array(depth);
    const from = this.at;
    return { from, value: this.scalar(sign), to: this.at };
  }

  private scalar(sign: string | undefined): unknown {
    if (sign === '"') return this.string();
    const number = this.take(NUMBER);
    if (number) return Number(number);
    const from = this.at;
    const word = this.take(WORD);
    if (word && WORDS.has(word)) return WORDS.get(word);
    this.at = from;
    if (sign === undefined) return this.fail('The JSON is not complete: a value is missing.');
    if (sign === "'") return this.fail('Texts stand in double quotes.');
    return this.fail('A value is expected here.', from + (word?.length ?? 1));
  }

  private object(depth: number): JsonNode {
    const from = this.at;
    const members: NonNullable<JsonNode['members']> = new Map();
    this.at += 1;
    for (let first = true; !this.closes('}', first); first = false) {
      if (this.text[this.at] !== '"') this.fail('The name of a member is expected here, in double quotes.');
      const key = { from: this.at, to: 0 };
      const name = this.string();
      key.to = this.at;
      this.take(BLANK);
      if (this.text[this.at] !== ':') this.fail('A colon is missing here.');
      this.at += 1;
      if (members.has(name)) {
        this.repeated.push({
          ...key,
          message: `${JSON.stringify(name)} stands here twice: only the last one counts.`,
        });
      }
      members.set(name, { key, node: this.value(depth + 1) });
    }
    // A member called __proto__ must become one.
    const value = Object.fromEntries([...members].map(([name, { node }]) => [name, node.value]));
    return { from, to: this.at, value, members };
  }

  private array(depth: number): JsonNode {
    const from = this.at;
    const items: JsonNode[] = [];
    this.at += 1;
    for (let first = true; !this.closes(']', first); first = false) items.push(this.value(depth + 1));
    return { from, to: this.at, value: items.map(({ value }) => value), items };
  }

  /** Steps over the bracket that ends a list of things, or over the comma before the next. */
  private closes(bracket: string, first: boolean): boolean {
    this.take(BLANK);
    const sign = this.text[this.at];
    if (sign === bracket) {
      this.at += 1;
      return true;
    }
    if (sign === undefined) this.fail(`The JSON is not complete: ${bracket} is missing.`);
    if (first) return false;
    if (sign !== ',') this.fail(`A comma or ${bracket} is expected here.`);
    const comma = this.at;
    this.at += 1;
    this.take(BLANK);
    if (this.text[this.at] === bracket) {
      this.at = comma;
      this.fail('This comma is one too many.');
    }
    return false;
  }

  private string(): string {
    const from = this.at;
    let end = from + 1;
    // By hand: on a text of a megabyte the expression for this overflows.
    while (end < this.text.length && this.text[end] !== '"' && this.text[end] !== '\n') {
      end += this.text[end] === '\\' ? 2 : 1;
    }
    const value = this.text[end] === '"' ? textIn(this.text.slice(from, end + 1)) : undefined;
    const message = 'This text has no end, or a sign that must be escaped.';
    if (value === undefined) return this.fail(message, Math.min(end, this.text.length));
    this.at = end + 1;
    return value;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found) this.at += found.length;
    return found;
  }

  private fail(message: string, to = this.at + 1): never {
    const end = Math.min(Math.max(to, this.at), this.text.length);
    throw new NotJson(message, Math.min(this.at, end), end);
  }
}

function textIn(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

/** Where to show a problem of a value: at a scalar, else at the name or bracket that leads to it. */
export function rangeOf(root: JsonNode, path: readonly (string | number)[]): TextRange {
  let node = root;
  let key: TextRange | undefined;
  for (const step of path) {
    const member = node.members?.get(String(step));
    const next = member?.node ?? node.items?.[Number(step)];
    // What is missing is shown where it is missing.
    if (!next) break;
    key = member?.key;
    node = next;
  }
  if (!node.members && !node.items) return { from: node.from, to: node.to };
  return key ?? { from: node.from, to: node.from + 1 };
}
