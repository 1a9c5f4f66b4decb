import { createInstance } from 'i18next';
import { chooseLocale } from '../../../shared/text/choose-locale.ts';
import { loadCorePatterns } from '../../../shared/text/core-patterns.ts';
import { numberFormatter } from '../../../shared/text/number-formatter.ts';
import { sayCoreText } from '../../../shared/text/say-core-text.ts';
import de from './de.json';
import en from './en.json';
import he from './he.json';

/*
 * What the application says outside its windows: the menu and the native dialogs. They are few and all there from the start, since the menu
 * is shown before any window tells its language.
 */

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

export type TextKey = Leaves<typeof en>;

const ENGLISH = 'en';
const LANGUAGES = { en, de, he } as const satisfies Record<string, typeof en>;
const RIGHT_TO_LEFT: readonly string[] = ['he'];

const texts = createInstance();
let locale = ENGLISH;

void texts.use(numberFormatter(() => locale)).init({
  initAsync: false,
  lng: ENGLISH,
  fallbackLng: ENGLISH,
  resources: Object.fromEntries(Object.entries(LANGUAGES).map(([id, translation]) => [id, { translation }])),
  // The system shows them as they are.
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/**
 * Says everything in another language from now on; English where there is no better one.
 *
 * @param choice the id of a language; anything else leaves it to the system
 * @param system what the system prefers, the most preferred first, in BCP 47
 */
export function speak(choice: string, system: readonly string[]): void {
  const chosen = chooseLocale(choice, system, Object.keys(LANGUAGES), ENGLISH);
  ({ locale } = chosen);
  void texts.changeLanguage(chosen.language);
}

/** A text for people in the application's language. */
export function t(key: TextKey, values: Record<string, string> = {}): string {
  return texts.t(key, values);
}

/** What the core tells people, in the application's language. */
export async function coreText(text: string): Promise<string> {
  const id = texts.language;
  if (id === ENGLISH) return text;
  const [core] = await Promise.all([coreTextsIn(id), loadCorePatterns()]);
  texts.addResourceBundle(id, 'translation', { core }, true);
  return sayCoreText(text, {
    id,
    locale,
    direction: RIGHT_TO_LEFT.includes(id) ? 'rtl' : 'ltr',
    translate: (key, values) => texts.t(key, values),
  });
}

/** They are many, and wanted only when something goes wrong. */
async function coreTextsIn(id: string): Promise<object> {
  const module = await (id === 'he'
    ? import('../../../shared/text/core-languages/he.json')
    : import('../../../shared/text/core-languages/de.json'));
  return module.default;
}
