import type { IncomingMessage } from 'node:http';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import type { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';
import { HttpRefusal } from './error-response.ts';

/** A request's input before it is checked: plain JSON values by field. */
export type RawInput = Readonly<Record<string, unknown>>;

/** The most fields that a query may have; no method knows more than a dozen, and ids may be repeated. */
const MOST_PARAMETERS = 2000;

/** How deep fields may lie: deeper JSON is no request of this API, and checking it would exhaust the stack. */
const MOST_LEVELS = 60;

function malformed(field: string, description: string): GalleryDeskError {
  return invalidFields([{ field, violatedRule: 'FORMAT', description: textForPrograms(description) }]);
}

export function isRecord(value: unknown): value is RawInput {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTooDeep(value: unknown, level = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (level === MOST_LEVELS) return true;
  return Object.values(value).some((inner) => isTooDeep(inner, level + 1));
}

/** @throws GalleryDeskError `INVALID_ARGUMENT` when the text is no JSON object */
function parseObject(text: string, field: string): RawInput {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw malformed(field, `Is no JSON: ${reason.slice(0, 200)}`);
  }
  if (!isRecord(value)) throw malformed(field, 'Must be a JSON object.');
  if (isTooDeep(value)) throw malformed(field, `Is nested deeper than ${MOST_LEVELS} levels.`);
  return value;
}

/** A request's body may hold this many bytes: 50 of the longest texts, as JSON. */
export const BODY_LIMIT = 32 * 1024 * 1024;

function tooLarge(): HttpRefusal {
  return new HttpRefusal(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${BODY_LIMIT} bytes. Send fewer items at once.`,
  );
}

/** The body as a text, given up as soon as it is too large: without a length nobody knows how much will come. */
async function textOf(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.once('end', resolve);
    request.once('error', () =>
      reject(new HttpRefusal(400, 'CANCELLED', 'The request ended before its body did. Send it again.')),
    );
  });
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as an object; an empty one is an empty object. The content type is not looked at: the official client sends `text/plain`. */
export async function readBody(request: IncomingMessage): Promise<RawInput> {
  const text = await textOf(request);
  return text.trim() === '' ? {} : parseObject(text, 'body');
}

/** Fields of a query that are lists, and those that are numbers; all others are texts. */
export interface QueryShape {
  readonly lists?: readonly string[];
  readonly numbers?: readonly string[];
}

function numberOf(text: string): unknown {
  const number = Number(text);
  // What is no number stays a text, so that the check of the type names it.
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}

/** Puts `paging.limit=5` where `{paging: {limit: 5}}` would have it. */
function place(input: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    input[first] = value;
    return;
  }
  const inner = Object.hasOwn(input, first) ? input[first] : undefined;
  const next: Record<string, unknown> = isRecord(inner) ? { ...inner } : {};
  place(next, rest, value);
  input[first] = next;
}

/**
 * The query as an object: repeated fields are lists, names with dots lie within each other, and `.r` holds the whole input as
 * base64url-encoded JSON, as the official client sends what a query cannot say.
 *
 * @param query what stands behind the question mark
 * @throws GalleryDeskError `INVALID_ARGUMENT`
 */
export function readQuery(query: string, { lists = [], numbers = [] }: QueryShape): RawInput {
  if (query === '') return {};
  const searchParams = new URLSearchParams(query);
  const encoded = searchParams.get('.r');
  const input: Record<string, unknown> =
    encoded === null
      ? {}
      : { ...parseObject(Buffer.from(encoded, 'base64url').toString('utf8'), 'query .r') };
  const names = new Set(searchParams.keys());
  if (searchParams.size > MOST_PARAMETERS) {
    throw malformed('query', `Has ${searchParams.size} parameters; at most ${MOST_PARAMETERS} are allowed.`);
  }
  for (const name of names) {
    if (name === '.r') continue;
    const values = searchParams.getAll(name);
    const plainName = name.replace(/\[\]$/, '');
    const path = plainName.split('.');
    if (path.length > 3 || path.some((part) => part === '__proto__')) continue;
    if (lists.includes(plainName)) place(input, path, values);
    else if (new Set(values).size > 1) {
      throw malformed(plainName, `Is given ${values.length} times with different values; give it once.`);
    } else place(input, path, numbers.includes(plainName) ? numberOf(values[0] ?? '') : values[0]);
  }
  return input;
}

/**
 * Adds what the path says. The official client repeats it in the query or the body; that is fine as long as both agree.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` when they do not
 */
export function withPathValues(input: RawInput, values: Readonly<Record<string, string>>): RawInput {
  const result: Record<string, unknown> = { ...input };
  for (const [field, value] of Object.entries(values)) {
    const given = result[field];
    const isSame = typeof given === 'string' && given.toLowerCase() === value.toLowerCase();
    if (given !== undefined && given !== null && !isSame) {
      throw invalidFields([
        {
          field,
          violatedRule: 'OTHER',
          description: textForPrograms(
            `Differs from the one in the path, ${value.slice(0, 100)}. Give the same, or leave it to the path.`,
          ),
        },
      ]);
    }
    result[field] = value;
  }
  return result;
}
