import { afterEach, expect, test } from 'vitest';
import de from '../../../main/electron/text/de.json' with { type: 'json' };
import en from '../../../main/electron/text/en.json' with { type: 'json' };
import he from '../../../main/electron/text/he.json' with { type: 'json' };
import { describeProblem } from '../../../main/electron/library-problem.ts';
import { coreText, speak, t } from '../../../main/electron/text/text.ts';
import { GalleryDeskError } from '../../../shared/errors/gallery-desk-error.ts';

afterEach(() => speak('en', []));

const entriesOf = (texts: Record<string, Record<string, string>>): (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([group, own]) =>
    Object.entries(own).map(([key, text]) => [`${group}.${key}`, text] as const),
  );

const gapsOf = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([gap]) => gap).toSorted();

test.each([
  ['de', de],
  ['he', he],
] as const)('%s has every text, with the same gaps', (_, texts) => {
  expect(entriesOf(texts).map(([key, text]) => [key, gapsOf(text)])).toEqual(
    entriesOf(en).map(([key, text]) => [key, gapsOf(text)]),
  );
  const same = entriesOf(texts).filter(([key, text]) => new Map(entriesOf(en)).get(key) === text);
  // A word that German has too.
  expect(same.map(([key]) => key).filter((key) => key !== 'menu.zoom')).toEqual([]);
});

test('the language is the chosen one, else the first of the system’s that there is', () => {
  speak('SYSTEM', ['fr-FR', 'de-AT', 'he']);
  expect(t('dialog.cancel')).toBe('Abbrechen');
  speak('he', ['de']);
  expect(t('dialog.cancel')).toBe('ביטול');
  speak('ar-XB', ['fr']);
  expect(t('dialog.cancel')).toBe('Cancel');
});

test('a library that cannot be opened is told of in the language, with the words of the core', async () => {
  const error = new GalleryDeskError(
    'FAILED_PRECONDITION',
    'The library /photos is closed. Open it again to change it.',
  );
  expect((await describeProblem('/photos', error)).detail).toBe(`${error.message}\n\nLibrary: /photos`);
  speak('de', []);
  const { message, detail } = await describeProblem('/photos', error);
  expect(message).toBe('Diese Bibliothek lässt sich jetzt nicht öffnen');
  expect(detail).toContain('Bibliothek: /photos');
  expect(detail).not.toContain('Open it again');
});

test('numbers are written as the language does', async () => {
  speak('de', []);
  expect(
    await coreText(
      'The file has 120000 items; at most 50000 can be imported at once. Part it into several files.',
    ),
  ).toContain('120.000 Elemente');
});
