import type { Texts } from './languages.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', y: 'ý', c: 'ç', n: 'ñ', s: 'š', z: 'ž' },
  ...{ A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', Y: 'Ý', C: 'Ç', N: 'Ñ', S: 'Š', Z: 'Ž' },
};

/** As much longer as German tends to be. */
const LONGER_BY = 0.35;

/** One English text with accents and longer; what is put into it stays as it is. */
export function trialText(text: string): string {
  const accented = text
    .split(/(\{\{.*?\}\})/)
    .map((part) =>
      part.startsWith('{{') ? part : part.replaceAll(/[a-z]/gi, (sign) => ACCENTED[sign] ?? sign),
    )
    .join('');
  return `${accented}${'~'.repeat(Math.ceil(text.replaceAll(/\{\{.*?\}\}/g, '').length * LONGER_BY))}`;
}

/** All texts of a language that nobody speaks, with every plural form that the language of its id has. */
export function trialTextsOf(english: Texts, id: string): Texts {
  const { pluralCategories } = new Intl.PluralRules(id).resolvedOptions();
  const texts: Record<string, string | Texts> = {};
  for (const [key, text] of Object.entries(english)) {
    if (typeof text !== 'string') texts[key] = trialTextsOf(text, id);
    else if (key.endsWith('_other')) {
      const stem = key.slice(0, -'_other'.length);
      for (const category of pluralCategories) texts[`${stem}_${category}`] = trialText(text);
    } else if (!key.endsWith('_one')) texts[key] = trialText(text);
  }
  return texts;
}
