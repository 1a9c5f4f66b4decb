import { crc32 } from 'node:zlib';
import type { Change } from '../../shared/events/domain-event.ts';
import { checkSchemaVersion, migrate, type Migration, schemaVersionOf } from './migrations.ts';
import { damagedFile } from './store-error.ts';
import { requireField, requireObject } from './validate.ts';

const FORMAT = 'gallery-desk-journal';
const NEW_LINE = 0x0a;
const LINE = /^\{"crc":"([0-9a-f]{8})",(.*)\}$/s;

/** The first line of a journal. */
export interface JournalHeader {
  readonly schemaVersion: number;
  /** The library's id. */
  readonly library: string;
  /** The sequence the first change of this journal has, or will have. */
  readonly firstSequence: number;
}

/** A line with its checksum. Each line is JSON by itself, so that any tool can read the journal. */
function lineOf(fields: string): string {
  return `{"crc":"${crc32(fields).toString(16).padStart(8, '0')}",${fields}}\n`;
}

export function headerLine(library: string, firstSequence: number, migrations: readonly Migration[]): string {
  const header = { format: FORMAT, schemaVersion: schemaVersionOf(migrations), library, firstSequence };
  return lineOf(JSON.stringify(header).slice(1, -1));
}

/**
 * A change's line. `durable` is the sequence up to which all changes were known to be on the disk before the line was written: if
 * a line is unreadable, it tells whether an acknowledged change is lost there or only the rest of a write that a crash cut off.
 */
export function changeLine(changeJson: string, durable: number): string {
  return lineOf(`"durable":${durable},"change":${changeJson}`);
}

/** What a journal file holds. */
export interface JournalContent {
  readonly header: JournalHeader;
  readonly changes: readonly Change[];
  /** Bytes up to the end of the last good line. */
  readonly goodLength: number;
  /** Bytes after it, from a write that a crash cut off. */
  readonly tornBytes: number;
}

type Line = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly end: number;
  readonly number: number;
};

/**
 * Reads a journal. Lines that were being written when the program was stopped are left out (`tornBytes`).
 *
 * @throws `DATA_LOSS` naming file and line for damage anywhere else; `FAILED_PRECONDITION` for a newer version
 */
export function readJournal(bytes: Buffer, file: string, migrations: readonly Migration[]): JournalContent {
  const { lines, damagedAt } = splitLines(bytes);
  const [first, ...rest] = lines;
  if (first === undefined || first.number !== 1) {
    throw damagedFile(file, 'line 1', 'the line that says what the file is cannot be read.');
  }
  const header = readHeader(first.fields, file, migrations);
  const changes: Change[] = [];
  let goodLength = first.end;
  for (const line of rest) {
    const expected = header.firstSequence + changes.length;
    if (damagedAt !== undefined && line.number > damagedAt) {
      // Lines behind the damage: had they been written after the damaged one was durable, an acknowledged change would be lost.
      if (Number(line.fields['durable']) >= expected) {
        throw damagedFile(file, `line ${damagedAt}`, `the change ${expected} cannot be read.`);
      }
      continue;
    }
    const change = readChange(line, header, file, migrations);
    if (change.sequence !== expected) {
      throw damagedFile(
        file,
        `line ${line.number}`,
        `it holds the change ${change.sequence} where ${expected} should be.`,
      );
    }
    changes.push(change);
    goodLength = line.end;
  }
  return { header, changes, goodLength, tornBytes: bytes.length - goodLength };
}

function readHeader(
  fields: Readonly<Record<string, unknown>>,
  file: string,
  migrations: readonly Migration[],
): JournalHeader {
  if (fields['format'] !== FORMAT) {
    throw damagedFile(file, 'line 1', 'it does not say that the file is a journal.');
  }
  const schemaVersion = checkSchemaVersion(fields['schemaVersion'], file, migrations);
  requireField(fields, 'library', 'string', file);
  requireField(fields, 'firstSequence', 'number', file);
  return {
    schemaVersion,
    library: fields['library'] as string,
    firstSequence: fields['firstSequence'] as number,
  };
}

function readChange(
  line: Line,
  header: JournalHeader,
  file: string,
  migrations: readonly Migration[],
): Change {
  const change = line.fields['change'];
  requireObject(change, file, () => `line ${line.number}`);
  const { head } = migrate('journal', { head: change, list: [] }, header.schemaVersion, migrations);
  requireField(head, 'sequence', 'number', file, () => `line ${line.number}, sequence`);
  if (!Array.isArray(head['events'])) {
    throw damagedFile(file, `line ${line.number}, events`, 'it must be a list.');
  }
  return head as unknown as Change;
}

/** The good lines, and the number of the first that is damaged. */
function splitLines(bytes: Buffer): { lines: Line[]; damagedAt: number | undefined } {
  const lines: Line[] = [];
  let damagedAt: number | undefined;
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const newLine = bytes.indexOf(NEW_LINE, start);
    const fields = newLine < 0 ? undefined : fieldsOf(bytes.toString('utf8', start, newLine));
    if (fields === undefined) damagedAt ??= number;
    else lines.push({ fields, end: newLine + 1, number });
    start = newLine < 0 ? bytes.length : newLine + 1;
  }
  return { lines, damagedAt };
}

/** Undefined when the line is not whole. */
function fieldsOf(line: string): Readonly<Record<string, unknown>> | undefined {
  const [, checksum, fields] = LINE.exec(line) ?? [];
  if (checksum === undefined || fields === undefined) return undefined;
  if (crc32(fields) !== Number.parseInt(checksum, 16)) return undefined;
  return JSON.parse(`{${fields}}`) as Record<string, unknown>;
}
