import { type Observation, observation } from '@/lib/contract/identities';
import { MODES } from '@/lib/contract/modes';
import { CsvSplitter } from './csv-cells';

/** A row of a file that was read: an observation, or why it is none. */
export type ReadRow =
  | { line: number; observation: Observation; wrong?: undefined }
  | { line: number; wrong: string };

export type FileKind = 'jsonl' | 'csv';

/** Reads a file in pieces of any size. */
export interface RowReader {
  push(text: string): Iterable<ReadRow>;
  end(): Iterable<ReadRow>;
}

/** By its name, else by how it begins. */
export function kindOf(name: string, beginning: string): FileKind {
  if (/\.(csv|tsv)$/i.test(name)) return 'csv';
  if (/\.(jsonl|ndjson|json)$/i.test(name)) return 'jsonl';
  return /^[\uFEFF\s]*[[{]/.test(beginning) ? 'jsonl' : 'csv';
}

export function openReader(kind: FileKind): RowReader {
  return kind === 'csv' ? new CsvRows() : new JsonRows();
}

const NEEDED = ['mode_target', 'signal_strength'];
const OPTIONAL = ['confidence', 'context'];
/** What an exported history has besides: an identity's own, which no observation sets. */
const EXPORTED = new Set<string>([
  ...['cycle', 'timestamp', 'state', ...MODES],
  ...['energy_level', 'load', 'stress_state', 'stability_index', 'deviation'],
]);

const BYTE_ORDER_MARK = '\uFEFF';

/** Far longer than an observation may be. */
const LONGEST_LINE = 100_000;

class JsonRows implements RowReader {
  #rest = '';
  #line = 1;
  #isFirst = true;

  *push(text: string): Generator<ReadRow> {
    const lines = (this.#rest + this.#begun(text)).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) yield* this.#read(line);
    // What is refused anyway need not be kept.
    if (this.#rest.length > LONGEST_LINE) this.#rest = this.#rest.slice(0, LONGEST_LINE + 1);
  }

  *end(): Generator<ReadRow> {
    yield* this.#read(this.#rest);
  }

  #begun(text: string): string {
    if (!this.#isFirst || text === '') return text;
    this.#isFirst = false;
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  }

  *#read(text: string): Generator<ReadRow> {
    const line = this.#line;
    this.#line += 1;
    if (text.trim() === '') return;
    yield readJson(text, line);
  }
}

function readJson(text: string, line: number): ReadRow {
  if (text.length > LONGEST_LINE) return { line, wrong: 'is too long' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, wrong: jsonFault(text) };
  }
  if (Array.isArray(value)) return { line, wrong: 'is a list: write one observation a line' };
  if (typeof value !== 'object' || value === null) return { line, wrong: 'is not an object' };
  return checked(Object.fromEntries(Object.entries(value).filter(([name]) => !EXPORTED.has(name))), line);
}

function jsonFault(text: string): string {
  if (/:\s*-?(NaN|Infinity)\b/.test(text)) return 'is not JSON: it has no NaN or Infinity';
  if (/^\s*\[\s*(\{.*)?$/.test(text)) return 'begins a list: write one observation a line';
  if (/^\s*\{\s*$/.test(text)) return 'is not JSON: write an observation on one line';
  return 'is not JSON';
}

class CsvRows implements RowReader {
  #splitter: CsvSplitter | undefined;
  /** What came before the first line end: it decides what separates the cells. */
  #beginning = '';
  #columns: string[] | undefined;
  #isRefused = false;

  *push(text: string): Generator<ReadRow> {
    if (this.#isRefused) return;
    if (this.#splitter) return yield* this.#rows(this.#splitter.push(text));
    this.#beginning += text;
    if (/\S[^\n]*\n/.test(this.#beginning)) yield* this.#begin();
  }

  *end(): Generator<ReadRow> {
    if (!this.#splitter) yield* this.#begin();
    if (!this.#isRefused && this.#splitter) yield* this.#rows(this.#splitter.end());
  }

  *#begin(): Generator<ReadRow> {
    const text = this.#beginning.replace(/^\uFEFF/, '');
    this.#splitter = new CsvSplitter(separatorOf(text));
    yield* this.#rows(this.#splitter.push(text));
  }

  *#rows(records: ReturnType<CsvSplitter['push']>): Generator<ReadRow> {
    for (const { line, cells, wrong } of records) {
      if (this.#isRefused) return;
      if (wrong) yield { line, wrong };
      else if (this.#columns) yield readCells(this.#columns, cells, line);
      else yield* this.#head(cells, line);
    }
  }

  /** Without its columns no row can be read, so a wrong header is all that is said. */
  *#head(cells: string[], line: number): Generator<ReadRow> {
    this.#columns = cells.map((cell) => cell.trim().toLowerCase());
    const wrong = headFault(this.#columns);
    this.#isRefused = wrong !== undefined;
    if (wrong) yield { line, wrong };
  }
}

function separatorOf(text: string): string {
  const head = /\S[^\n]*/.exec(text)?.[0] ?? '';
  return [';', '\t'].find((each) => head.includes(each) && !head.includes(',')) ?? ',';
}

function headFault(columns: readonly string[]): string | undefined {
  const known = [...NEEDED, ...OPTIONAL];
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length === NEEDED.length) {
    return `must name the columns: ${NEEDED.join(', ')}, and if you like ${OPTIONAL.join(', ')}`;
  }
  if (missing.length > 0) return `lacks the column ${missing.join(', ')}`;
  const twice = columns.find((name, place) => columns.indexOf(name) !== place);
  if (twice !== undefined) return `has the column ${shown(twice)} twice`;
  const unknown = columns.find((name) => !known.includes(name) && !EXPORTED.has(name));
  if (unknown !== undefined) return `has a column that is not known: ${shown(unknown)}`;
  return undefined;
}

const shown = (text: string) => (text === '' ? '(without a name)' : text.slice(0, 50));

function readCells(columns: readonly string[], cells: readonly string[], line: number): ReadRow {
  if (cells.length !== columns.length) {
    return {
      line,
      wrong: `has ${cells.length === 1 ? '1 cell' : `${cells.length} cells`}; the header has ${columns.length}`,
    };
  }
  const members: Record<string, unknown> = {};
  for (const [place, name] of columns.entries()) {
    const cell = cells[place] ?? '';
    if (EXPORTED.has(name) || (cell === '' && OPTIONAL.includes(name))) continue;
    if (name === 'context') {
      const context = contextOf(cell);
      if (context === undefined) return { line, wrong: 'context is not JSON' };
      members.context = context;
    } else members[name] = name === 'mode_target' ? cell : numberOf(cell);
  }
  return checked(members, line);
}

function contextOf(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return undefined;
  }
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A cell is text; what is no decimal number stays text, and is refused as such. */
function numberOf(cell: string): unknown {
  return DECIMAL.test(cell) ? Number(cell) : cell;
}

/** By the schema that the API checks it with. */
function checked(members: Record<string, unknown>, line: number): ReadRow {
  const { data, error } = observation.safeParse(members);
  if (data) return { line, observation: data };
  const reasons = error.issues.map(({ path, message, code }) =>
    code === 'unrecognized_keys'
      ? unknownMembers(Object.keys(members))
      : `${path.join('.')} ${path.length === 1 && !(String(path[0]) in members) ? 'is missing' : message}`,
  );
  return { line, wrong: reasons.join('; ').slice(0, 300) };
}

function unknownMembers(names: string[]): string {
  const unknown = names.filter((name) => !NEEDED.includes(name) && !OPTIONAL.includes(name));
  return `has what no observation has: ${unknown.map(shown).join(', ')}`;
}
