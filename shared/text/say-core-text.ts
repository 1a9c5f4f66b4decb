import { coreGroups, corePatterns, type CoreGroup, type CorePattern } from './core-patterns.ts';

/*
 * The core speaks English: on the command line, on the REST API, and in the names of steps that it keeps in the history. What shows
 * it to people recognizes what it says by the patterns of `core-texts`, and says it in their language. What is not recognized stays English.
 */

/** A language that the core's texts are said in. */
export interface CoreLanguage {
  /** As `core-languages` has it: BCP 47, without a region */
  readonly id: string;
  /** For `Intl`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** One of the texts of `core-languages`, with its gaps filled. */
  translate(key: `core.${string}`, values: Record<string, string | number>): string;
}

/** Gaps that are filled with texts of the core themselves. */
const SAID = new Set([
  'advice',
  'delimiter',
  'holder',
  'instead',
  'job',
  'kind',
  'own',
  'place',
  'problem',
  'reason',
  'same',
  'value',
  'wanted',
  'what',
  'where',
]);
/** Gaps that are filled with names in quotation marks. */
const NAMES = new Set(['choices', 'list', 'names']);
/** Gaps that are filled with numbers, to be written as people do. */
const NUMBERS = new Set(['done', 'limit', 'line', 'more', 'size', 'stars', 'tags', 'total']);

/** Groups whose texts stand alone. */
const NAMING: readonly CoreGroup[] = ['fieldNames', 'formats', 'fragments', 'jobs', 'recipeNames', 'steps'];

function recognized(text: string, groups: readonly CoreGroup[], language: CoreLanguage): string | undefined {
  for (const pattern of patternsFor(groups)) {
    const found = text.includes(pattern.piece) ? pattern.text.exec(text) : null;
    if (found === null) continue;
    const values = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      valueOf(name, value, language),
    ]);
    return language.translate(pattern.key, Object.fromEntries(values) as Record<string, string | number>);
  }
  return undefined;
}

const sorted = new Map<string, readonly CorePattern[]>();

function patternsFor(groups: readonly CoreGroup[]): readonly CorePattern[] {
  const name = groups.join();
  const known = sorted.get(name);
  if (known !== undefined) return known;
  const patterns = corePatterns(groups);
  if (patterns.length > 0) sorted.set(name, patterns);
  return patterns;
}

function valueOf(name: string, value: string, language: CoreLanguage): string | number {
  if (name === 'step') return said(value.replaceAll('‘', '“').replaceAll('’', '”'), ['steps'], language);
  if (name === 'fields') {
    return new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(
      value.split(' and ').map((field) => said(field, ['fieldNames'], language)),
    );
  }
  if (name === 'date') return dateText(value, language);
  if ((name === 'count' || NUMBERS.has(name)) && /^\d+$/.test(value)) return Number(value);
  if (NAMES.has(name)) return namesText(value, language);
  if (SAID.has(name)) return partText(value, language);
  return apart(value, language);
}

/** `“a.jpg”, “b.jpg” and 3 more` */
function namesText(list: string, language: CoreLanguage): string {
  return (
    (list.endsWith(' more') ? recognized(list, ['fragments'], language) : undefined) ?? quoted(list, language)
  );
}

/** Names in the quotation marks of the language. */
function quoted(list: string, language: CoreLanguage): string {
  return list.replaceAll(/“([^”]*)”/g, (_, name: string) =>
    language.translate('core.fragments.quoted', { name: apart(name, language) }),
  );
}

/** Paths and names run in their own direction, whatever is written around them. */
function apart(value: string, { direction }: CoreLanguage): string {
  return direction === 'rtl' ? `\u2068${value}\u2069` : value;
}

function dateText(value: string, { locale }: CoreLanguage): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** What fills a gap: a part of a sentence, or sentences. */
function partText(value: string, language: CoreLanguage): string {
  return (
    recognized(value, ['fragments', 'formats', 'jobs', 'fieldNames'], language) ?? sentences(value, language)
  );
}

/** Several texts one after the other, each said as far as it is recognized; the longest first. */
function sentences(text: string, language: CoreLanguage): string {
  const groups = coreGroups().filter((group) => !NAMING.includes(group));
  const parts = text.split(/(?<=[!.?”]) (?=\S)/);
  const result: string[] = [];
  for (let start = 0; start < parts.length;) {
    let end = parts.length;
    let words: string | undefined;
    for (; end > start; end -= 1) {
      words = recognized(parts.slice(start, end).join(' '), groups, language);
      if (words !== undefined) break;
    }
    result.push(words ?? parts[start] ?? '');
    start = words === undefined ? start + 1 : end;
  }
  return result.join(' ');
}

function said(text: string, groups: readonly CoreGroup[], language: CoreLanguage): string {
  return language.id === 'en' ? text : (recognized(text, groups, language) ?? text);
}

/** What the core tells people: of an error, of a file, of what would be published. */
export function sayCoreText(text: string, language: CoreLanguage): string {
  return language.id === 'en' ? text : sentences(text, language);
}

/** What is named and stands alone: a step, a job, a recipe of every library. */
export function sayCoreName(
  name: string,
  group: 'steps' | 'jobs' | 'recipeNames',
  language: CoreLanguage,
): string {
  return said(name, [group], language);
}
