import type { Texts } from '../../renderer/app/text/languages.ts';

/** Every text by its whole key. */
function flat(texts: Texts, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[`${prefix}${key}`, text]] : [...flat(text, `${prefix}${key}.`)],
    ),
  );
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name).sort();

/** The keys that a language has for one English key: one, or one for each of its plural forms. */
function keysFor(key: string, english: ReadonlyMap<string, string>, categories: readonly string[]): string[] {
  const [, stem] = /^(.*)_(?:one|other)$/.exec(key) ?? [];
  const isPlural = stem !== undefined && english.has(`${stem}_one`) && english.has(`${stem}_other`);
  return isPlural ? categories.map((category) => `${stem}_${category}`) : [key];
}

/**
 * What a language lacks, has too much, or fills in differently than English. A plural form may say its number in words.
 *
 * @param id BCP 47
 */
export function differencesToEnglish(english: Texts, other: Texts, id: string): string[] {
  const from = flat(english);
  const to = flat(other);
  const { pluralCategories } = new Intl.PluralRules(id).resolvedOptions();
  const wanted = new Map(
    [...from].flatMap(([key, text]) =>
      keysFor(key, from, pluralCategories).map((wantedKey) => [wantedKey, text]),
    ),
  );
  const problems: string[] = [];
  for (const [key, text] of wanted) {
    const translated = to.get(key);
    if (translated === undefined || translated.trim() === '') problems.push(`${key} is missing`);
    else {
      const [names, ownNames] = [namesIn(text), namesIn(translated)];
      const mayLackCount = !from.has(key) || key.endsWith('_one');
      const comparable = mayLackCount
        ? names.filter((name) => name !== 'count' || ownNames.includes(name))
        : names;
      if (comparable.join() !== ownNames.join()) {
        problems.push(
          `${key} fills in ${ownNames.join(', ') || 'nothing'} instead of ${names.join(', ') || 'nothing'}`,
        );
      }
    }
  }
  for (const key of to.keys()) if (!wanted.has(key)) problems.push(`${key} is no text of the window`);
  return problems;
}
