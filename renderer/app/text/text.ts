import { createInstance } from 'i18next';
import en from './en.json';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;

/** A key of a text: the screen, then what it is. Plural forms count as one. */
export type TextKey = WithoutPlural<Leaves<typeof en>>;

const texts = createInstance();

void texts.init({
  initAsync: false,
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React escapes what it shows.
  interpolation: { escapeValue: false },
});

/** A text for people in the window's language. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return texts.t(key, values);
}

/** The window's language, as `Intl` wants it. */
export function language(): string {
  return texts.language;
}
