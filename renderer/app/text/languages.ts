/** Texts by their keys, as a file of a language has them. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** A language of the window. */
export interface Language {
  /** BCP 47, without a region */
  readonly id: string;
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** English has none: its texts are there from the start, and stand in for those that another language lacks. */
  readonly load?: () => Promise<Texts>;
}

export const ENGLISH: Language = { id: 'en', name: 'English', direction: 'ltr' };

/** The languages that people choose from: each a file beside this one, loaded when it is wanted. */
export const LANGUAGES: readonly Language[] = [ENGLISH];

/** Made of the English texts, longer and with accents: what stays plain in the window is not translated, and what is cut is too narrow. */
const TRIAL_LANGUAGES: readonly Language[] = [
  { id: 'en-XA', name: 'English (long)', direction: 'ltr', load: () => trialTexts('en-XA') },
  { id: 'ar-XB', name: 'English (right to left)', direction: 'rtl', load: () => trialTexts('ar-XB') },
];

async function trialTexts(id: string): Promise<Texts> {
  const [{ trialTextsOf }, { default: en }] = await Promise.all([
    import('./trial-texts.ts'),
    import('./en.json'),
  ]);
  return trialTextsOf(en, id);
}

/** Takes the language that the system prefers. */
export const SYSTEM_LANGUAGE = 'SYSTEM';

export function isLanguageChoice(value: unknown): value is string {
  return value === SYSTEM_LANGUAGE || [...LANGUAGES, ...TRIAL_LANGUAGES].some(({ id }) => id === value);
}

export interface ChosenLanguage {
  readonly language: Language;
  /** For `Intl`: of the person's own country where the system tells of one, such as `en-GB`. */
  readonly locale: string;
}

/**
 * The language that a person chose, or the first one of the system's that there is; else English.
 *
 * @param choice the id of a language, or `SYSTEM`
 * @param system what the system prefers, the most preferred first, in BCP 47
 */
export function chooseLanguage(choice: string, system: readonly string[]): ChosenLanguage {
  const preferred = system.flatMap((tag) => parsed(tag) ?? []);
  const own = [...LANGUAGES, ...TRIAL_LANGUAGES].find(({ id }) => id === choice);
  const language =
    own ?? preferred.flatMap((locale) => LANGUAGES.filter(({ id }) => id === locale.language))[0] ?? ENGLISH;
  const local = preferred.find((locale) => locale.language === language.id);
  return { language, locale: local === undefined ? language.id : withoutExtensions(local) };
}

function parsed(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** A calendar or an order of its own is no part of what the core knows of languages. */
function withoutExtensions({ language, script, region }: Intl.Locale): string {
  return [language, script, region].filter((part) => part !== undefined).join('-');
}
