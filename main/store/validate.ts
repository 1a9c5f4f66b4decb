import { damagedFile } from './store-error.ts';

type Rule = 'string' | 'number' | 'object';

const ALLOWED: Readonly<Record<Rule, string>> = {
  string: 'it must be a text.',
  number: 'it must be a number.',
  object: 'it must be an object.',
};

/**
 * Checks that a field is there and of its type; only what the program would stumble over, because it runs over every item that is
 * read.
 *
 * @throws `DATA_LOSS` naming file and field
 */
export function requireField(
  value: Readonly<Record<string, unknown>>,
  field: string,
  rule: Rule,
  file: string,
  path: () => string = () => field,
): void {
  const found = value[field];
  const fits =
    rule === 'number'
      ? Number.isFinite(found)
      : rule === 'object'
        ? typeof found === 'object' && found !== null && !Array.isArray(found)
        : typeof found === rule;
  if (!fits) throw damagedFile(file, path(), ALLOWED[rule]);
}

export function requireObject(
  value: unknown,
  file: string,
  path: () => string,
): asserts value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw damagedFile(file, path(), ALLOWED.object);
  }
}
