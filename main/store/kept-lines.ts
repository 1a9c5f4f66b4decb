import type { Change } from '../../shared/events/domain-event.ts';
import { fieldsOf, type JournalHeader, readChange, readHeader } from './journal-format.ts';
import type { Migration } from './migrations.ts';
import { damagedFile } from './store-error.ts';

const NEW_LINE = 0x0a;
/** How a change's line begins as the journal writes it. */
const SEQUENCE = /^\{"crc":"[0-9a-f]{8}","durable":\d+,"change":\{"sequence":(\d+),/;

/** One change as it stands in a file, parsed when it is asked for. */
export interface KeptLine {
  readonly sequence: number;
  /** Of its line with the line's end, in the file's bytes. */
  readonly start: number;
  readonly end: number;
  /** Whether the text occurs in it; costs far less than parsing. */
  mentions(text: string): boolean;
  /** @throws `DATA_LOSS` when the line is damaged */
  change(): Change;
}

/** The journal, or a part of the past, as read from the disk. */
export interface KeptBytes {
  readonly bytes: Buffer;
  readonly file: string;
  readonly header: JournalHeader;
  /** Where the lines of changes begin. */
  readonly start: number;
}

/** @throws `DATA_LOSS` when the first line is damaged, `FAILED_PRECONDITION` for a newer version */
export function keptBytes(bytes: Buffer, file: string, migrations: readonly Migration[]): KeptBytes {
  const newLine = bytes.indexOf(NEW_LINE);
  const fields = newLine < 0 ? undefined : fieldsOf(bytes.toString('utf8', 0, newLine));
  if (fields === undefined) {
    throw damagedFile(file, 'line 1', 'the line that says what the file is cannot be read.');
  }
  return { bytes, file, header: readHeader(fields, file, migrations), start: newLine + 1 };
}

/**
 * The changes of a file, the last first. What follows the last line's end is left out: it is still being written.
 *
 * @throws `DATA_LOSS` when a line does not tell which change it holds
 */
export function* linesFromEnd(
  { bytes, file, header, start }: KeptBytes,
  migrations: readonly Migration[],
): Generator<KeptLine> {
  let end = bytes.lastIndexOf(NEW_LINE) + 1;
  while (end > start) {
    const lineStart = Math.max(start, end >= 2 ? bytes.lastIndexOf(NEW_LINE, end - 2) + 1 : 0);
    yield keptLine(bytes, lineStart, end, file, header, migrations);
    end = lineStart;
  }
}

function keptLine(
  bytes: Buffer,
  start: number,
  end: number,
  file: string,
  header: JournalHeader,
  migrations: readonly Migration[],
): KeptLine {
  const found = SEQUENCE.exec(bytes.toString('latin1', start, Math.min(end, start + 100)))?.[1];
  const change = (): Change => {
    const fields = fieldsOf(bytes.toString('utf8', start, end - 1));
    if (fields === undefined) {
      throw damagedFile(file, `line ${lineNumber(bytes, start)}`, 'the change it holds cannot be read.');
    }
    const line = {
      fields,
      // Counted only when it is told: lines are read from the end.
      get number() {
        return lineNumber(bytes, start);
      },
    };
    return readChange(line, header, file, migrations);
  };
  return {
    // A program that rewrote the file may have put the fields in another order.
    sequence: found === undefined ? change().sequence : Number(found),
    start,
    end,
    mentions: (text) => bytes.subarray(start, end).includes(text),
    change,
  };
}

function lineNumber(bytes: Buffer, start: number): number {
  let number = 1;
  for (let at = bytes.indexOf(NEW_LINE); at >= 0 && at < start; at = bytes.indexOf(NEW_LINE, at + 1))
    number += 1;
  return number;
}
