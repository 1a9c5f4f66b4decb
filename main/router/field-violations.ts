import type { core } from 'zod';
import type { FieldViolation } from '../../shared/errors/field-violation.ts';
import { textFromElsewhere, type CoreText } from '../../shared/text/core-text.ts';

/** What zod reports, as far as it goes into a violation; other schemas report a message and a path alone. */
type Issue =
  core.$ZodIssue | { readonly code?: undefined; readonly message: string; readonly path: PropertyKey[] };

interface Rule {
  readonly violatedRule: string;
  readonly description: CoreText;
}

/** The longest piece of a value that a message repeats. */
const LONGEST_QUOTE = 100;

/** `item.image.quality`, `items[3].title`; the input as a whole is `input`. */
function fieldOf(path: readonly PropertyKey[]): string {
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return field === '' ? 'input' : field.replace(/^\./, '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    input,
  );
}

function quote(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > LONGEST_QUOTE ? `“${value.slice(0, LONGEST_QUOTE)}…”` : `“${value}”`;
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? 'A list' : `A value of type ${typeof value}`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function ruleOf(issue: Issue, value: unknown): Rule {
  if (value === undefined && issue.code !== 'custom') {
    return { violatedRule: 'REQUIRED', description: 'Is required.' };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        violatedRule: 'TYPE',
        description: `${quote(value)} is not allowed; it must be ${TYPE_NAMES[issue.expected] ?? issue.expected}.`,
      };
    case 'too_small':
      return sizeRule('MIN', value, issue.minimum);
    case 'too_big':
      return sizeRule('MAX', value, issue.maximum);
    case 'invalid_value':
      return {
        violatedRule: 'ONE_OF',
        description: `${quote(value)} is not allowed; it must be one of ${issue.values.map(String).join(', ')}.`,
      };
    case 'invalid_format':
      return { violatedRule: 'FORMAT', description: `${quote(value)} is not allowed. ${issue.message}` };
    case 'invalid_union':
      return { violatedRule: 'ONE_OF', description: textFromElsewhere(issue.message) };
    case 'custom':
      return customRule(issue, value);
    default:
      return { violatedRule: 'OTHER', description: textFromElsewhere(issue.message) };
  }
}

/** `violatedRule` of a schema's own check is what its `params` say. */
function customRule(issue: core.$ZodIssueCustom, value: unknown): Rule {
  const named: unknown = issue.params?.violatedRule;
  const violatedRule = typeof named === 'string' ? named : 'OTHER';
  const description =
    violatedRule === 'FORMAT'
      ? (`${quote(value)} is not allowed. ${issue.message}` as const)
      : textFromElsewhere(issue.message);
  return { violatedRule, description };
}

function sizeRule(rule: 'MIN' | 'MAX', value: unknown, limit: number | bigint): Rule {
  const isMin = rule === 'MIN';
  if (typeof value === 'string' || Array.isArray(value)) {
    const unit =
      typeof value === 'string'
        ? value.length === 1
          ? 'character'
          : 'characters'
        : value.length === 1
          ? 'entry'
          : 'entries';
    return {
      violatedRule: `${rule}_LENGTH`,
      description: isMin
        ? `Has ${value.length} ${unit}; at least ${limit} needed.`
        : `Has ${value.length} ${unit}; at most ${limit} allowed.`,
    };
  }
  return {
    violatedRule: rule,
    description: isMin
      ? `${quote(value)} is too small; at least ${limit} is allowed.`
      : `${quote(value)} is too large; at most ${limit} is allowed.`,
  };
}

/** The fields of an input that break a rule of its schema, as the Pro Gallery API names them. */
export function fieldViolationsOf(issues: readonly Issue[], input: unknown): FieldViolation[] {
  return issues.map((issue) => ({
    field: fieldOf(issue.path),
    ...ruleOf(issue, valueAt(input, issue.path)),
  }));
}
