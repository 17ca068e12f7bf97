import { MOST_OBSERVATIONS, type Observation } from '@/lib/contract/identities';
import { kindOf, openReader } from './row-reader';

/** A row that is no observation. */
export interface WrongRow {
  line: number;
  wrong: string;
}

/** What a file holds. */
export interface FileSummary {
  rows: number;
  wrongRows: number;
  /** The first of the wrong ones. */
  wrong: WrongRow[];
  /** How many rows observe each mode. */
  byMode: Record<string, number>;
}

/** Rows that are sent together. */
export interface Piece {
  observations: Observation[];
  firstLine: number;
  lastLine: number;
}

const MOST_WRONG = 100;

/** All of them are held in memory until they are sent. */
const MOST_ROWS = 1_000_000;

/** A file that is not read to its end. */
export class TooManyRows extends Error {}

/** An action's input ends at 1 MB, and what is not ASCII takes up to three bytes a character. */
const MOST_CHARACTERS = 250_000;

/** The rows of one file, held until they are sent. */
export class FileRows {
  readonly summary: FileSummary = { rows: 0, wrongRows: 0, wrong: [], byMode: {} };
  readonly #observations: Observation[] = [];
  readonly #lines: number[] = [];

  constructor(private readonly most = MOST_ROWS) {}

  /** Reads piece by piece; `onProgress` gets the rows so far and may take its time. */
  async read(name: string, pieces: AsyncIterable<string>, onProgress: (rows: number) => void): Promise<void> {
    let reader: ReturnType<typeof openReader> | undefined;
    for await (const text of pieces) {
      reader ??= openReader(kindOf(name, text));
      for (const row of reader.push(text)) this.#take(row);
      onProgress(this.summary.rows);
    }
    for (const row of reader?.end() ?? []) this.#take(row);
  }

  #take(row: { line: number; observation: Observation; wrong?: undefined } | WrongRow): void {
    const { summary } = this;
    summary.rows += 1;
    if (summary.rows > this.most) throw new TooManyRows();
    if (row.wrong !== undefined) {
      summary.wrongRows += 1;
      if (summary.wrong.length < MOST_WRONG) summary.wrong.push(row);
      return;
    }
    const { mode_target: mode } = row.observation;
    summary.byMode[mode] = (summary.byMode[mode] ?? 0) + 1;
    this.#observations.push(row.observation);
    this.#lines.push(row.line);
  }

  /** The rows from that place on that one request takes; undefined after the last. */
  piece(from: number): Piece | undefined {
    let [to, size] = [from, 0];
    while (to < this.#observations.length && to - from < MOST_OBSERVATIONS) {
      size += JSON.stringify(this.#observations[to]).length;
      if (to > from && size > MOST_CHARACTERS) break;
      to += 1;
    }
    const [firstLine, lastLine] = [this.#lines[from], this.#lines[to - 1]];
    if (firstLine === undefined || lastLine === undefined) return undefined;
    return { observations: this.#observations.slice(from, to), firstLine, lastLine };
  }
}
