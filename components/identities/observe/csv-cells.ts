/** One record of a CSV file: its cells, and the line that it begins on. */
export interface CsvRecord {
  line: number;
  cells: string[];
  /** What is wrong with how it is written. */
  wrong?: string;
}

/** Longer than any observation may be: a quote that is never closed must not swallow the file. */
const LONGEST_RECORD = 100_000;

const OPEN_QUOTE = 'has a quote that is not closed';

/**
 * Splits CSV as RFC 4180 has it, in pieces of any size: quotes, doubled quotes, line ends inside of quotes. A line
 * ends with LF or CRLF, and blank lines are left out.
 */
export class CsvSplitter {
  #cells: string[] = [];
  #cell = '';
  #size = 0;
  /** `closed`: a quote has just ended, and may turn out to be half of a doubled one. */
  #state: 'bare' | 'quoted' | 'closed' = 'bare';
  #wrong: string | undefined;
  #line = 1;
  #begin = 1;

  constructor(private readonly separator: string) {}

  *push(text: string): Generator<CsvRecord> {
    for (let at = 0; at < text.length; at += 1) {
      const char = text.charAt(at);
      if (char === '\n') this.#line += 1;
      if (this.#take(char)) yield* this.#record();
    }
  }

  *end(): Generator<CsvRecord> {
    if (this.#state === 'quoted') this.#wrong ??= OPEN_QUOTE;
    yield* this.#record();
  }

  /** True when the record ends with this character. */
  #take(char: string): boolean {
    this.#size += 1;
    if (this.#size > LONGEST_RECORD) {
      this.#wrong ??= this.#state === 'quoted' ? OPEN_QUOTE : 'is too long';
      return char === '\n';
    }
    if (this.#state === 'quoted') {
      if (char === '"') this.#state = 'closed';
      else this.#cell += char;
      return false;
    }
    if (char === '\n') return true;
    if (char === this.separator) this.#endCell();
    else if (this.#state === 'closed') this.#afterQuote(char);
    else if (char === '"' && this.#cell.trim() === '') this.#open();
    else this.#cell += char;
    return false;
  }

  #open(): void {
    this.#cell = '';
    this.#state = 'quoted';
  }

  #afterQuote(char: string): void {
    if (char === '"') {
      this.#cell += char;
      this.#state = 'quoted';
    } else if (char.trim() !== '') this.#wrong ??= 'has text after a closing quote';
  }

  #endCell(): void {
    this.#cells.push(this.#state === 'closed' ? this.#cell : this.#cell.trim());
    this.#cell = '';
    this.#state = 'bare';
  }

  *#record(): Generator<CsvRecord> {
    const isBlank = this.#cells.length === 0 && this.#state === 'bare' && this.#cell.trim() === '';
    this.#endCell();
    const record: CsvRecord = { line: this.#begin, cells: this.#cells };
    if (this.#wrong) record.wrong = this.#wrong;
    if (!isBlank || this.#wrong) yield record;
    this.#cells = [];
    this.#wrong = undefined;
    this.#size = 0;
    this.#begin = this.#line;
  }
}
