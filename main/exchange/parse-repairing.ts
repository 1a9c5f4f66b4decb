import type * as z from 'zod';
import type { CoreText } from '../../shared/text/core-text.ts';

/** What could be made of a value from outside. */
export type Parsed<T> =
  | { readonly isFit: true; readonly value: T }
  /** `problem` is a sentence for people. */
  | { readonly isFit: false; readonly problem: string };

export type OnRepair = (field: string, message: CoreText) => void;

type Path = readonly PropertyKey[];
type Container = Record<PropertyKey, unknown>;

/** More rounds than a value has levels do not help it. */
const MOST_ROUNDS = 8;

/** Without these an item shows nothing, so that leaving them out repairs nothing. */
const INDISPENSABLE =
  /^(?:|image|video|text|image\.imageInfo|video\.videoInfo|image\.imageInfo\.id|video\.videoInfo\.(?:id|url)|text\.html)$/;

/** Half an address is no address. */
const UNCUT = /(?:^|\.)(?:url|id)$/;

/** `tags.values[3]` */
export function fieldOf(path: Path): string {
  return path.reduce<string>((field, part) => {
    if (typeof part === 'number') return `${field}[${part}]`;
    return field === '' ? String(part) : `${field}.${String(part)}`;
  }, '');
}

function containerOf(value: unknown, path: Path): Container | undefined {
  let current = value;
  for (const part of path.slice(0, -1)) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Container)[part];
  }
  return typeof current === 'object' && current !== null ? (current as Container) : undefined;
}

function remove(container: Container, key: PropertyKey): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

/** Cuts or leaves out what an issue complains about. False when that is not possible. */
function repaired(value: unknown, issue: z.core.$ZodIssue, onRepair: OnRepair): boolean {
  const field = fieldOf(issue.path);
  const key = issue.path.at(-1);
  const container = containerOf(value, issue.path);
  if (key === undefined || container === undefined || INDISPENSABLE.test(field)) return false;
  const found = container[key];
  if (found === undefined) {
    // What is required is not there: the object around it goes.
    const around = issue.path.slice(0, -1);
    return repaired(
      value,
      { code: 'custom', path: around, message: `${field} is required`, input: undefined },
      onRepair,
    );
  }
  if (issue.code === 'too_big' && !UNCUT.test(field) && (typeof found === 'string' || Array.isArray(found))) {
    const most = Number(issue.maximum);
    const unit = typeof found === 'string' ? 'characters' : 'entries';
    onRepair(field, `It has ${found.length} ${unit} and is cut to the ${most} that are allowed.`);
    container[key] = found.slice(0, most);
    return true;
  }
  onRepair(field, `It is left out: ${issue.message.replace(/\.$/, '')}.`);
  remove(container, key);
  return true;
}

/**
 * Parses a value from outside. What breaks a rule of the schema is cut or left out, as long as the rest still says something, and each such repair is
 * told. `value` is changed.
 */
export function parseRepairing<T>(schema: z.ZodType<T>, value: unknown, onRepair: OnRepair): Parsed<T> {
  for (let round = 0; ; round += 1) {
    const result = schema.safeParse(value);
    if (result.success) return { isFit: true, value: result.data };
    const { issues } = result.error;
    // From the last to the first, so that what is taken out of a list moves none of those still to come.
    const unfit = issues.toReversed().find((issue) => !repaired(value, issue, onRepair));
    const failed = unfit ?? (round === MOST_ROUNDS ? issues[0] : undefined);
    if (failed !== undefined) {
      const field = fieldOf(failed.path);
      return {
        isFit: false,
        problem: `${field === '' ? '' : `${field}: `}${failed.message.replace(/\.$/, '')}.`,
      };
    }
  }
}
