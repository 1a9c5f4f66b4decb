import { createInstance } from 'i18next';
import { numberFormatter } from '../../../shared/text/number-formatter.ts';
import { WritableCell, type Cell } from '../state/cell.ts';
import { loadCorePatterns } from '../../../shared/text/core-patterns.ts';
import en from './en.json';
import { chooseLanguage, ENGLISH, type ChosenLanguage } from './languages.ts';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;

/** A key of a text: the screen, then what it is. Plural forms count as one. */
export type TextKey = WithoutPlural<Leaves<typeof en>>;

const chosen = new WritableCell<ChosenLanguage>({ language: ENGLISH, locale: ENGLISH.id });

/** The language that the window is in. */
export const chosenLanguage: Cell<ChosenLanguage> = chosen;

const texts = createInstance();

void texts.use(numberFormatter(language)).init({
  initAsync: false,
  lng: ENGLISH.id,
  fallbackLng: ENGLISH.id,
  resources: { [ENGLISH.id]: { translation: en } },
  // React escapes what it shows.
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** A text for people in the window's language. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return texts.t(key, values);
}

/** A text that the core said in English, in the window's language; its key is of the core's texts, which only other languages have. */
export function tCore(key: `core.${string}`, values: Record<string, string | number>): string {
  return texts.t(key, values);
}

/** The window's language with the person's country, as `Intl` wants it. */
export function language(): string {
  return chosen.get().locale;
}

let lastAsked = 0;

/**
 * Puts the window into a language, loading its texts. Rejects when they cannot be loaded; the window then keeps the language it has.
 *
 * @param choice the id of a language, or `SYSTEM`
 * @param system what the system prefers, the most preferred first, in BCP 47
 */
export async function speak(choice: string, system: readonly string[]): Promise<void> {
  const asked = ++lastAsked;
  const next = chooseLanguage(choice, system);
  const { id, load } = next.language;
  if (load !== undefined && !texts.hasResourceBundle(id, 'translation')) {
    const [own] = await Promise.all([load(), loadCorePatterns()]);
    texts.addResourceBundle(id, 'translation', own);
  }
  // Another one was chosen while the texts were on their way.
  if (asked !== lastAsked) return;
  await texts.changeLanguage(id);
  const present = chosen.get();
  if (present.language !== next.language || present.locale !== next.locale) chosen.set(next);
}
