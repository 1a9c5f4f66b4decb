import type { Change } from '../../shared/events/domain-event.ts';
import { fieldsOf, type JournalHeader, readChange, readHeader } from './journal-format.ts';
import type { Migration } from './migrations.ts';
import { damagedFile } from './store-error.ts';

const NEW_LINE = 0x0a;
/** How a change's line begins as the journal writes it. */
const BEGINNING =
  /^\{"crc":"[0-9a-f]{8}","durable":\d+,"change":\{"sequence":(\d+),"id":"[^"]*","time":"([^"]*)"/;
/** bytes */
const LONGEST_BEGINNING = 200;

/** One change as it stands in a file, parsed when it is asked for. */
export interface KeptLine {
  readonly sequence: number;
  /** ISO 8601, UTC */
  readonly time: string;
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

/** The first change of a file; undefined when it holds none. Throws as `linesFromEnd` does. */
export function firstLineOf(
  { bytes, file, header, start }: KeptBytes,
  migrations: readonly Migration[],
): KeptLine | undefined {
  const newLine = bytes.indexOf(NEW_LINE, start);
  return newLine < 0 ? undefined : keptLine(bytes, start, newLine + 1, file, header, migrations);
}

function keptLine(
  bytes: Buffer,
  start: number,
  end: number,
  file: string,
  header: JournalHeader,
  migrations: readonly Migration[],
): KeptLine {
  const beginning = bytes.toString('latin1', start, Math.min(end, start + LONGEST_BEGINNING));
  const [, sequence, time] = BEGINNING.exec(beginning) ?? [];
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
  // A program that rewrote the file may have put the fields in another order.
  const told = sequence === undefined || time === undefined ? change() : { sequence: Number(sequence), time };
  return {
    sequence: told.sequence,
    time: told.time,
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
