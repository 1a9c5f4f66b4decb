import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { InputOption } from './input-options.ts';
import { UsageError } from './usage-error.ts';

/** The input of a method as the command line gives it. */
export type Input = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads JSON that a person typed; `what` names it in the error. */
export function parseJson(source: string, what: string): unknown {
  try {
    const value: unknown = JSON.parse(source);
    return value;
  } catch (error) {
    throw new UsageError(
      `${what} is not JSON: ${error instanceof Error ? error.message : String(error)}. ` +
        'In a shell, put single quotes around it: \'{"limit": 5}\'.',
    );
  }
}

async function readSource(given: string): Promise<{ source: string; what: string }> {
  if (given === '-') return { source: await text(process.stdin), what: 'Standard input' };
  if (!given.startsWith('@')) return { source: given, what: 'The value of --json' };
  const file = given.slice(1);
  try {
    return { source: await readFile(file, 'utf8'), what: file };
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}. --json @<file> reads the input from a file.`,
    );
  }
}

/** What `--json` gives: JSON itself, `@<file>`, or `-` for standard input. */
export async function readJsonInput(given: string | undefined): Promise<Input> {
  if (given === undefined) return {};
  const { source, what } = await readSource(given);
  const value = parseJson(source, what);
  if (!isObject(value)) throw new UsageError(`${what} must be a JSON object such as {"limit": 5}.`);
  return value;
}

function withValue(input: Input, [first, ...rest]: readonly string[], value: unknown): Input {
  if (first === undefined) return input;
  if (rest.length === 0) return { ...input, [first]: value };
  const inner = input[first];
  return { ...input, [first]: withValue(isObject(inner) ? inner : {}, rest, value) };
}

/** The input with the values of options put in; an option wins over what `--json` says, and a field over the object around it. */
export function withOptions(input: Input, given: ReadonlyMap<InputOption, unknown>): Input {
  const outerFirst = [...given].sort(([a], [b]) => a.path.length - b.path.length);
  return outerFirst.reduce((result, [{ path }, value]) => withValue(result, path, value), input);
}
