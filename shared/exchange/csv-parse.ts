import { TextProblem } from './text-problem.ts';

export interface CsvRow {
  /** The line it begins on, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What one file may hold; far beyond any library, and within any memory. */
export const CSV_LIMITS = { rows: 250_000, cells: 256, cellLength: 250_000 } as const;

const DELIMITERS = [',', ';', '\t'] as const;

const DELIMITER_NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

const COMMA = 0x2c;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * What parts the cells of a file: a comma by RFC 4180, a semicolon or a tab where spreadsheets of some countries saved it. The one that
 * occurs most in the first line, outside of quotes.
 */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const character of text.slice(0, 10_000)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) break;
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return DELIMITERS.reduce<string>(
    (best, candidate) => ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0) ? candidate : best),
    ',',
  );
}

/** Reads one text from its beginning to its end. Linear in its length. */
class CsvReader {
  readonly #text: string;
  readonly #delimiter: number;
  readonly #delimiterName: string;
  #offset: number;
  #line = 1;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter.charCodeAt(0) || COMMA;
    this.#delimiterName = DELIMITER_NAMES[delimiter] ?? delimiter;
    this.#offset = text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** Passes blank lines; false at the end of the text. */
  hasRow(): boolean {
    while (this.#code() === LINE_FEED || this.#code() === CARRIAGE_RETURN) this.#passLineEnd();
    return this.#offset < this.#text.length;
  }

  row(): CsvRow {
    const line = this.#line;
    const cells: string[] = [];
    do {
      if (cells.length === CSV_LIMITS.cells) {
        throw this.#problem(this.#offset, `the row has more than ${CSV_LIMITS.cells} cells`);
      }
      cells.push(this.#code() === QUOTE ? this.#quotedCell() : this.#plainCell());
    } while (this.#passDelimiter());
    this.#passLineEnd();
    return { line, cells };
  }

  tooManyRows(): TextProblem {
    return this.#problem(
      this.#offset,
      `there are more than ${CSV_LIMITS.rows} rows; part the file into several`,
    );
  }

  #code(): number {
    return this.#text.charCodeAt(this.#offset);
  }

  #isCellEnd(code: number): boolean {
    return Number.isNaN(code) || code === this.#delimiter || code === LINE_FEED || code === CARRIAGE_RETURN;
  }

  #plainCell(): string {
    const start = this.#offset;
    let code = this.#code();
    while (!this.#isCellEnd(code)) {
      if (code === QUOTE) {
        throw this.#problem(
          this.#offset,
          'there is a quote inside a cell that does not begin with one. Put the whole cell in quotes and write each quote in it twice',
        );
      }
      this.#offset += 1;
      code = this.#code();
    }
    return this.#checked(this.#text.slice(start, this.#offset), start);
  }

  #quotedCell(): string {
    const start = this.#offset;
    let value = '';
    for (let from = start + 1; ; from = this.#offset + 1) {
      const quote = this.#text.indexOf('"', from);
      if (quote < 0) throw this.#problem(start, 'a quote opens a cell here and is never closed');
      value += this.#text.slice(from, quote);
      this.#offset = quote + 1;
      if (this.#code() !== QUOTE) break;
      value += '"';
    }
    if (!this.#isCellEnd(this.#code())) {
      throw this.#problem(
        this.#offset,
        `after the closing quote there must be a ${this.#delimiterName} or the end of the line`,
      );
    }
    this.#line += value.match(/\r\n|\n|\r/g)?.length ?? 0;
    return this.#checked(value, start);
  }

  #checked(value: string, start: number): string {
    if (value.length <= CSV_LIMITS.cellLength) return value;
    throw this.#problem(
      start,
      `the cell has ${value.length} characters; at most ${CSV_LIMITS.cellLength} are allowed`,
    );
  }

  #passDelimiter(): boolean {
    if (this.#code() !== this.#delimiter) return false;
    this.#offset += 1;
    return true;
  }

  #passLineEnd(): void {
    if (this.#code() === CARRIAGE_RETURN) this.#offset += 1;
    else if (this.#code() === LINE_FEED) {
      this.#offset += 1;
      this.#line += 1;
      return;
    } else return;
    if (this.#code() === LINE_FEED) this.#offset += 1;
    this.#line += 1;
  }

  #problem(offset: number, problem: string): TextProblem {
    return new TextProblem(this.#text, offset, problem);
  }
}

/**
 * Reads CSV by RFC 4180, with any line end, row by row, so that the caller can rest between rows. Blank lines are passed over.
 *
 * @throws TextProblem naming line and column, for what is no CSV or beyond the limits
 */
export function* parseCsv(text: string, delimiter = delimiterOf(text)): Generator<CsvRow, void> {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new TextProblem(text, nul, 'there is a NUL character, which no text has');
  const reader = new CsvReader(text, delimiter);
  for (let count = 0; reader.hasRow(); count += 1) {
    if (count === CSV_LIMITS.rows) throw reader.tooManyRows();
    yield reader.row();
  }
}
