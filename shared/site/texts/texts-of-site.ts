import type { Site, SiteTexts } from '../page-model.ts';
import { ENGLISH_TEXTS } from '../site-texts.ts';
import { ARABIC_TEXTS } from './arabic.ts';
import { FRENCH_TEXTS } from './french.ts';
import { GERMAN_TEXTS } from './german.ts';
import { HEBREW_TEXTS } from './hebrew.ts';
import { ITALIAN_TEXTS } from './italian.ts';
import { SPANISH_TEXTS } from './spanish.ts';

/** By the language's own part of a BCP 47 tag. */
const TEXTS: ReadonlyMap<string, SiteTexts> = new Map([
  ['ar', ARABIC_TEXTS],
  ['de', GERMAN_TEXTS],
  ['en', ENGLISH_TEXTS],
  ['es', SPANISH_TEXTS],
  ['fr', FRENCH_TEXTS],
  ['he', HEBREW_TEXTS],
  ['it', ITALIAN_TEXTS],
]);

/** The words of a site's pages: its own, those of its language, or English. */
export function textsOf({ texts, language }: Pick<Site, 'texts' | 'language'>): SiteTexts {
  return texts ?? TEXTS.get(language.toLowerCase().split('-')[0] ?? '') ?? ENGLISH_TEXTS;
}
