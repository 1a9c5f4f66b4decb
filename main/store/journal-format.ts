import { crc32 } from 'node:zlib';
import type { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
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

interface Line {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Offset of its end, bytes. */
  readonly end: number;
  /** From 1. */
  readonly number: number;
}

interface DamagedLine {
  readonly number: number;
  /** Its end is not there: the file stops in the middle of it. */
  readonly isCutOff: boolean;
  /** Blocks that a power failure kept from reaching the disk read as zeros. */
  readonly hasZeros: boolean;
}

/**
 * Reads a journal. Lines that were being written when the program was stopped are left out (`tornBytes`): nobody had been told
 * that their changes were durable.
 *
 * @throws `DATA_LOSS` naming file and line for damage anywhere else; `FAILED_PRECONDITION` for a newer version
 */
export function readJournal(bytes: Buffer, file: string, migrations: readonly Migration[]): JournalContent {
  const { lines, damaged } = splitLines(bytes);
  const [first, ...rest] = lines;
  if (first === undefined || first.number !== 1) {
    throw damagedFile(file, 'line 1', 'the line that says what the file is cannot be read.');
  }
  const header = readHeader(first.fields, file, migrations);
  const changes: Change[] = [];
  let goodLength = first.end;
  for (const line of rest) {
    if (damaged !== undefined && line.number > damaged.number) break;
    const change = readChange(line, header, file, migrations);
    const expected = header.firstSequence + changes.length;
    if (change.sequence !== expected) {
      throw damagedLine(
        file,
        line.number,
        `it holds the change ${change.sequence} where ${expected} should be.`,
      );
    }
    changes.push(change);
    goodLength = line.end;
  }
  if (damaged !== undefined) {
    const behind = rest.filter(({ number }) => number > damaged.number);
    if (!isTorn(damaged, behind, header.firstSequence + changes.length)) {
      throw damagedLine(file, damaged.number, 'the change it holds cannot be read.');
    }
  }
  return { header, changes, goodLength, tornBytes: bytes.length - goodLength };
}

/**
 * Whether a line that cannot be read, which should hold the change `sequence`, belongs to the last write and that was never finished. A
 * killed process leaves the beginning of what it wrote; a power failure may also leave holes in it.
 */
function isTorn(damaged: DamagedLine, behind: readonly Line[], sequence: number): boolean {
  if (damaged.isCutOff) return true;
  return damaged.hasZeros && behind.every(({ fields }) => Number(fields['durable']) < sequence);
}

function damagedLine(file: string, line: number, problem: string): GalleryDeskError {
  const advice = `or delete the lines from ${line} on to give up the changes in them`;
  return damagedFile(file, `line ${line}`, problem, { advice });
}

/** @throws `DATA_LOSS` naming file and line; `FAILED_PRECONDITION` for a newer version */
export function readHeader(
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

/** @throws `DATA_LOSS` naming file and line */
export function readChange(
  line: Pick<Line, 'fields' | 'number'>,
  header: JournalHeader,
  file: string,
  migrations: readonly Migration[],
): Change {
  const change = line.fields['change'];
  requireObject(change, file, () => `line ${line.number}`);
  const { head } = migrate('journal', { head: change, list: [] }, header.schemaVersion, migrations);
  requireField(head, 'sequence', 'number', file, () => `line ${line.number}, sequence`);
  if (!Array.isArray(head['events'])) {
    throw damagedLine(file, line.number, 'its events must be a list.');
  }
  return head as unknown as Change;
}

/** The good lines, and the first that is damaged. */
function splitLines(bytes: Buffer): { lines: Line[]; damaged: DamagedLine | undefined } {
  const lines: Line[] = [];
  let damaged: DamagedLine | undefined;
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const newLine = bytes.indexOf(NEW_LINE, start);
    const end = newLine < 0 ? bytes.length : newLine;
    const fields = newLine < 0 ? undefined : fieldsOf(bytes.toString('utf8', start, newLine));
    if (fields !== undefined) lines.push({ fields, end: end + 1, number });
    else {
      damaged ??= { number, isCutOff: newLine < 0, hasZeros: bytes.subarray(start, end).includes(0) };
    }
    start = end + 1;
  }
  return { lines, damaged };
}

/** Undefined when the line is not whole. */
export function fieldsOf(line: string): Readonly<Record<string, unknown>> | undefined {
  const [, checksum, fields] = LINE.exec(line) ?? [];
  if (checksum === undefined || fields === undefined) return undefined;
  if (crc32(fields) !== Number.parseInt(checksum, 16)) return undefined;
  return JSON.parse(`{${fields}}`) as Record<string, unknown>;
}
