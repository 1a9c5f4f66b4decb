import type { InputSchema } from './methods.ts';

/** One option of a command, made from one field of its method's input. */
export interface InputOption {
  /** Where its value goes in the input: `['item', 'title']`. */
  readonly path: readonly string[];
  /** `--item.title`: the field's path in kebab case. */
  readonly flag: string;
  /** What stands for the value in the help: `text`. */
  readonly placeholder: string;
  readonly kind: 'number' | 'text' | 'path' | 'boolean' | 'list' | 'json';
  readonly choices?: readonly string[];
  /** What a list holds. */
  readonly isListOfNumbers: boolean;
  readonly isListOfPaths: boolean;
  readonly isRequired: boolean;
  /** Type, range and default in words. */
  readonly description: string;
}

/** How deep fields of fields get options of their own; what lies deeper is given as JSON. */
const DEEPEST = 2;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The alternatives of a field but `null`, which only JSON can say. */
function alternativesOf(schema: InputSchema): readonly InputSchema[] {
  return (schema.anyOf ?? schema.oneOf ?? [schema]).filter(({ type }) => type !== 'null');
}

function rangeOf(least: number | undefined, most: number | undefined): string {
  // zod writes the bounds of safe integers for numbers that have none.
  const from = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const to = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`;
  if (from !== undefined) return ` from ${from}`;
  return to === undefined ? '' : ` up to ${to}`;
}

function lengthOf(least: number | undefined, most: number | undefined, unit: string): string {
  if (least !== undefined && least > 0 && most !== undefined) return `, ${least} to ${most} ${unit}`;
  return most === undefined ? '' : `, at most ${most} ${unit}`;
}

const isId = ({ format }: InputSchema): boolean => format === 'uuid' || format === 'guid';

/** The values a field can have, where they are few. */
function choicesOf(schema: InputSchema): readonly unknown[] | undefined {
  return schema.const === undefined ? schema.enum : [schema.const];
}

function wordsFor(schema: InputSchema): string {
  const alternatives = alternativesOf(schema);
  const [only] = alternatives;
  if (only === undefined) return 'JSON';
  if (alternatives.length > 1) return alternatives.map(wordsFor).join(', or ');
  const choices = choicesOf(only);
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  const { type = 'any' } = only;
  switch (type) {
    case 'integer':
      return `a whole number${rangeOf(only.minimum, only.maximum)}`;
    case 'number':
      return `a number${rangeOf(only.minimum, only.maximum)}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      if (isId(only)) return 'an id (GUID)';
      if (only.format === 'path') return 'the path of a file';
      if (only.format === 'date-time') return 'a date and time such as 2026-05-01T12:00:00Z';
      return `text${lengthOf(only.minLength, only.maxLength, 'characters')}`;
    case 'array':
      return `several values, each ${wordsFor(only.items ?? {})}${lengthOf(only.minItems, only.maxItems, 'values')}`;
    case 'object':
      return `JSON with ${Object.keys(only.properties ?? {}).join(', ') || 'any fields'}`;
    default:
      return 'JSON';
  }
}

function describe(schema: InputSchema, isRequired: boolean): string {
  const words = schema.description ?? wordsFor(schema);
  const given = schema.default === undefined ? '' : ` (default: ${JSON.stringify(schema.default)})`;
  return `${words}${given}${isRequired ? ' (required)' : ''}`;
}

const isScalar = ({ type }: InputSchema): boolean =>
  type === 'string' || type === 'number' || type === 'integer' || type === 'boolean';

function kindOf(alternatives: readonly InputSchema[]): Pick<InputOption, 'kind' | 'placeholder'> {
  const [only] = alternatives;
  if (only === undefined || alternatives.length > 1) return { kind: 'json', placeholder: 'json' };
  if (only.type === 'integer' || only.type === 'number') return { kind: 'number', placeholder: 'number' };
  if (only.type === 'boolean') return { kind: 'boolean', placeholder: 'true|false' };
  if (only.type === 'string') {
    if (only.format === 'path') return { kind: 'path', placeholder: 'file' };
    return { kind: 'text', placeholder: isId(only) ? 'id' : 'text' };
  }
  if (only.type === 'array' && alternativesOf(only.items ?? {}).every(isScalar)) {
    return { kind: 'list', placeholder: 'value...' };
  }
  return { kind: 'json', placeholder: 'json' };
}

function optionOf(path: readonly string[], schema: InputSchema, isRequired: boolean): InputOption {
  const alternatives = alternativesOf(schema);
  const [only] = alternatives;
  const { kind, placeholder } = kindOf(alternatives);
  const choices = alternatives.length === 1 ? (choicesOf(only ?? {}) ?? only?.items?.enum) : undefined;
  const itemType = only?.items?.type;
  return {
    path,
    flag: `--${path.map(kebab).join('.')}`,
    kind,
    placeholder: choices === undefined || kind === 'list' ? placeholder : choices.join('|'),
    ...(choices === undefined ? {} : { choices: choices.map(String) }),
    isListOfNumbers: kind === 'list' && (itemType === 'number' || itemType === 'integer'),
    isListOfPaths: kind === 'list' && only?.items?.format === 'path',
    isRequired,
    description: describe(schema, isRequired),
  };
}

/** One option for a field that several alternatives have, such as the one that tells them apart: it takes what any of them takes. */
function merged(options: readonly InputOption[]): InputOption[] {
  const byFlag = new Map<string, InputOption>();
  for (const option of options) {
    const earlier = byFlag.get(option.flag);
    if (earlier?.choices === undefined || option.choices === undefined) {
      byFlag.set(option.flag, earlier ?? option);
      continue;
    }
    const choices = [...earlier.choices, ...option.choices];
    const description = `one of ${choices.join(', ')}`;
    byFlag.set(option.flag, { ...earlier, choices, placeholder: choices.join('|'), description });
  }
  return [...byFlag.values()];
}

/**
 * The options for the fields of an input. Fields of an object get options of their own beside the one that takes the object as JSON, and
 * so do those of its alternatives: `--place.at`, `--place.before`.
 */
export function optionsOf(schema: InputSchema, above: readonly string[] = []): InputOption[] {
  const isOnlyOne = alternativesOf(schema).length === 1;
  const options = alternativesOf(schema).flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, field]) => {
      const path = [...above, name];
      const isRequired = isOnlyOne && above.length === 0 && required.includes(name);
      const option = optionOf(path, field, isRequired);
      return path.length < DEEPEST && option.kind === 'json' ? [option, ...optionsOf(field, path)] : [option];
    }),
  );
  return merged(options);
}
