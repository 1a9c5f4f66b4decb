import { isUtf8 } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RawDocument } from './migrations.ts';
import { damagedFile } from './store-error.ts';

/** Characters of text made at a time; about a millisecond of work. */
const WRITE_STEP = 128 * 1024;
/** Bytes of text parsed at a time; a millisecond or two of work, most of it for memory that is kept. */
const READ_STEP = 128 * 1024;
const NEW_LINE = 0x0a;

/**
 * The text of a document: fields one a line, list entries one a line, so that people can read it and a diff shows the entry that
 * changed. Made piece by piece: between two pieces others can work.
 */
export function* documentText(
  head: Readonly<Record<string, unknown>>,
  listName?: string,
  list: readonly unknown[] = [],
): Generator<string> {
  const text = JSON.stringify(head, undefined, 2);
  if (listName === undefined) {
    yield `${text}\n`;
    return;
  }
  // The head always has fields (its schema version at least), so its text ends with a line of its own.
  let piece = `${text.slice(0, -2)},\n  ${JSON.stringify(listName)}: [`;
  let separator = '\n    ';
  for (const entry of list) {
    piece += separator + JSON.stringify(entry);
    separator = ',\n    ';
    if (piece.length >= WRITE_STEP) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}${list.length > 0 ? '\n  ' : ''}]\n}\n`;
}

/**
 * Parses a document's text without holding others up: our own form is parsed some lines at a time. A file that a person formatted
 * otherwise is parsed as a whole.
 *
 * @throws `DATA_LOSS` naming file and line
 */
export async function parseDocument(bytes: Buffer, file: string, listName?: string): Promise<RawDocument> {
  if (bytes.length === 0) throw damagedFile(file, 'line 1', 'the file is empty.');
  if (listName !== undefined && bytes.length > READ_STEP) {
    const document = await parseInSteps(bytes, listName);
    if (document !== undefined) return document;
  }
  if (!isUtf8(bytes)) throw damagedFile(file, 'its text', 'it is not UTF-8.');
  const whole = parseWhole(bytes, file);
  if (listName === undefined) return { head: whole, list: [] };
  const { [listName]: list, ...head } = whole;
  if (!Array.isArray(list)) throw damagedFile(file, listName, 'it must be a list.');
  return { head, list };
}

/** Undefined when the text is not in our own form, or damaged. */
async function parseInSteps(bytes: Buffer, listName: string): Promise<RawDocument | undefined> {
  // JSON has no raw line breaks inside strings: these can only be the list's own beginning and end.
  const opening = `,\n  ${JSON.stringify(listName)}: [\n`;
  const closing = '\n  ]\n}\n';
  const headEnd = bytes.indexOf(opening);
  const listEnd = bytes.length - closing.length;
  if (headEnd < 0 || bytes.toString('utf8', listEnd) !== closing) return undefined;
  if (!isUtf8(bytes.subarray(0, headEnd))) return undefined;
  try {
    const head = JSON.parse(`${bytes.toString('utf8', 0, headEnd)}}`) as Record<string, unknown>;
    const list: unknown[] = [];
    let start = headEnd + opening.length;
    while (start < listEnd) {
      const lineEnd = bytes.indexOf(NEW_LINE, start + READ_STEP);
      const end = lineEnd < 0 || lineEnd > listEnd ? listEnd : lineEnd;
      // Without the comma that ends the last of these lines.
      const lines = bytes.subarray(start, end === listEnd ? end : end - 1);
      if (!isUtf8(lines)) return undefined;
      for (const entry of JSON.parse(`[${lines.toString('utf8')}]`) as unknown[]) list.push(entry);
      start = end + 1;
      await nextTurn();
    }
    return { head, list };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function parseWhole(bytes: Buffer, file: string): Record<string, unknown> {
  // Some editors put a byte order mark in front.
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damagedFile(file, `line ${lineOf(error, text)}`, `${problemOf(error)}.`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw damagedFile(file, 'line 1', 'it must hold an object.');
  }
  return value as Record<string, unknown>;
}

function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/ \(line .*\)$/, '')
    .replace(SURROUNDINGS, '')
    .replace(/\.$/, '');
}

/** What V8 quotes of the text around a wrong character, where it does not tell the position: 10 characters to each side. */
const SURROUNDINGS = /, (\.\.\.)?"([^]*)"(?:\.\.\.)? is not valid JSON$/;
const QUOTED_BEFORE = 10;

/** V8 tells the position in its message, or quotes the place, or the text ended early. */
function lineOf(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAt(text, Number(position));
  const [, hasMoreBefore, quoted] = SURROUNDINGS.exec(message) ?? [];
  if (quoted === undefined) return lineAt(text, text.trimEnd().length);
  return lineAt(text, text.indexOf(quoted) + (hasMoreBefore === undefined ? 0 : QUOTED_BEFORE));
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
