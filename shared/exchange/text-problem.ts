/** Where in a text an offset lies, both counted from 1; the column in UTF-16 code units. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  const lineEnds = /\r\n|\n|\r/g;
  for (let found = lineEnds.exec(text); found !== null; found = lineEnds.exec(text)) {
    if (lineEnds.lastIndex > offset) break;
    line += 1;
    lineStart = lineEnds.lastIndex;
  }
  return { line, column: offset - lineStart + 1 };
}

/** A text that is not what it should be. The message is a sentence for people that names line and column. */
export class TextProblem extends Error {
  override readonly name = 'TextProblem';
  readonly line: number;
  readonly column: number;

  /** @param problem what is wrong there, such as `a quote is never closed` */
  constructor(text: string, offset: number, problem: string) {
    const { line, column } = positionAt(text, offset);
    super(`Line ${line}, column ${column}: ${problem}.`);
    this.line = line;
    this.column = column;
  }
}
