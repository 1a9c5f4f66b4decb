import { chooseLocale } from '../../../shared/text/choose-locale.ts';

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
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  {
    id: 'de',
    name: 'Deutsch',
    direction: 'ltr',
    load: () => together(import('./de.json'), import('../../../shared/text/core-languages/de.json')),
  },
  {
    id: 'he',
    name: 'עברית',
    direction: 'rtl',
    load: () => together(import('./he.json'), import('../../../shared/text/core-languages/he.json')),
  },
];

/** The window's texts, and what the core says. */
async function together(
  window: Promise<{ readonly default: Texts }>,
  core: Promise<{ readonly default: Texts }>,
): Promise<Texts> {
  return { ...(await window).default, core: (await core).default };
}

/** Made of the English texts, longer and with accents: what stays plain in the window is not translated, and what is cut is too narrow. */
const TRIAL_LANGUAGES: readonly Language[] = [
  { id: 'en-XA', name: 'English (long)', direction: 'ltr', load: () => trialTexts('en-XA') },
  { id: 'ar-XB', name: 'English (right to left)', direction: 'rtl', load: () => trialTexts('ar-XB') },
];

async function trialTexts(id: string): Promise<Texts> {
  const [{ trialTextsOf }, { default: en }, { coreTexts }] = await Promise.all([
    import('./trial-texts.ts'),
    import('./en.json'),
    import('../../../shared/text/core-texts/core-texts.ts'),
  ]);
  return trialTextsOf({ ...en, core: coreTexts }, id);
}

/** Takes the language that the system prefers. */
export const SYSTEM_LANGUAGE = 'SYSTEM';

/** Made for one window by those who try it out: no other window has a part in it. */
export const isTrialLanguage = (choice: string): boolean => TRIAL_LANGUAGES.some(({ id }) => id === choice);

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
  const languages = [...LANGUAGES, ...TRIAL_LANGUAGES];
  const { language, locale } = chooseLocale(
    choice,
    system,
    languages.map(({ id }) => id),
    ENGLISH.id,
  );
  return { language: languages.find(({ id }) => id === language) ?? ENGLISH, locale };
}
