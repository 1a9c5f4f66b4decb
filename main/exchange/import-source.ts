import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { readJson } from '../../shared/exchange/json-read.ts';
import { IMPORT_LIMITS } from '../../shared/exchange/library-format.ts';
import { TextProblem } from '../../shared/exchange/text-problem.ts';
import { decodeText } from '../media/read-text.ts';
import { diskError } from '../store/store-error.ts';
import { inSteps, type Breather } from '../events/breather.ts';
import { requireReadableSize } from './export-file.ts';

/** Bytes hashed at a time. */
const PIECE = 1024 * 1024;

export type ExchangeFormat = 'JSON' | 'CSV';

/** The text of an import. */
export interface ImportSource {
  readonly text: string;
  /** For messages: the file, or what stands for it. */
  readonly name: string;
  readonly format: ExchangeFormat;
  /** sha256 of the text's bytes, in hexadecimal digits. */
  readonly digest: string;
}

interface ImportSourceInput {
  readonly file?: string | undefined;
  readonly text?: string | undefined;
  readonly format?: ExchangeFormat | undefined;
}

/** What a file holds by the ending of its name; JSON when that does not tell. */
export function formatOf(file: string | undefined, given: ExchangeFormat | undefined): ExchangeFormat {
  return given ?? (file?.toLowerCase().endsWith('.csv') === true ? 'CSV' : 'JSON');
}

async function digestOfBytes(bytes: Buffer, breather: Breather): Promise<string> {
  const hash = createHash('sha256');
  for (let start = 0; start < bytes.length; start += PIECE) {
    hash.update(bytes.subarray(start, start + PIECE));
    if (breather.isDue) await breather.rest();
  }
  return hash.digest('hex');
}

async function bytesOf({ file, text }: ImportSourceInput, format: ExchangeFormat): Promise<Buffer> {
  if (file === undefined) return Buffer.from(text ?? '');
  if (!path.isAbsolute(file)) {
    throw invalidFields([
      { field: 'file', violatedRule: 'FORMAT', description: `“${file}” must be an absolute path.` },
    ]);
  }
  await requireReadableSize(file, format === 'CSV' ? IMPORT_LIMITS.csvFile : IMPORT_LIMITS.jsonFile);
  try {
    return await readFile(file);
  } catch (error) {
    throw diskError('The import cannot be read from', file, error);
  }
}

/** The bytes as UTF-8 text, decoded piece by piece; undefined when they are none. */
async function utf8Of(bytes: Buffer, breather: Breather): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces: string[] = [];
  try {
    for (let start = 0; start < bytes.length; start += PIECE) {
      pieces.push(decoder.decode(bytes.subarray(start, start + PIECE), { stream: true }));
      if (breather.isDue) await breather.rest();
    }
    pieces.push(decoder.decode());
    return pieces.join('');
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** JSON is UTF-8; spreadsheets write CSV in older encodings too. */
async function textOf(
  bytes: Buffer,
  format: ExchangeFormat,
  name: string,
  breather: Breather,
): Promise<string> {
  const text = await utf8Of(bytes, breather);
  if (text !== undefined) return text;
  if (format === 'CSV') return decodeText(bytes);
  throw new GalleryDeskError(
    'INVALID_ARGUMENT',
    `${name} is not UTF-8, as JSON has to be. Save it as UTF-8.`,
  );
}

/** @throws GalleryDeskError `INVALID_ARGUMENT` or `UNAVAILABLE` when it cannot be read */
export async function readImportSource(input: ImportSourceInput, breather: Breather): Promise<ImportSource> {
  if ((input.file === undefined) === (input.text === undefined)) {
    throw invalidFields([
      { field: 'file', violatedRule: 'ONE_OF', description: 'Give either the file to import or its text.' },
    ]);
  }
  const format = formatOf(input.file, input.format);
  const name = input.file ?? 'The given text';
  const bytes = await bytesOf(input, format);
  return {
    text: await textOf(bytes, format, name, breather),
    name,
    format,
    digest: await digestOfBytes(bytes, breather),
  };
}

/** Runs what reads the text; a fault in it is refused with the name of the file. */
export async function reading<T>({ name }: ImportSource, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error;
    throw new GalleryDeskError(
      'INVALID_ARGUMENT',
      `${name} cannot be read. ${error.message} Nothing was imported.`,
      { value: error.line },
      { cause: error },
    );
  }
}

/** The source as JSON. */
export function jsonOf(source: ImportSource, breather: Breather): Promise<unknown> {
  return reading(source, () => inSteps(readJson(source.text), breather));
}
