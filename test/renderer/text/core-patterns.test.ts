import { afterEach, describe, expect, test } from 'vitest';
import { coreTexts } from '../../../shared/text/core-texts/core-texts.ts';
import { coreText, jobName, recipeName, stepName } from '../../../renderer/app/text/core-texts.ts';
import { LANGUAGES } from '../../../renderer/app/text/languages.ts';
import { speak, tCore } from '../../../renderer/app/text/text.ts';

afterEach(() => speak('en', []));

const OTHERS = LANGUAGES.filter(({ load }) => load !== undefined);

/** What a gap is filled with here: something that no text of the core contains. */
const VALUES: Readonly<Record<string, string>> = { count: '7', date: '—', fields: 'qux', step: 'qux' };

const NAMERS = {
  fieldNames: undefined,
  formats: undefined,
  fragments: undefined,
  jobs: jobName,
  recipeNames: recipeName,
  steps: stepName,
};

const TEXTS = Object.entries(coreTexts)
  .flatMap(([group, texts]) => Object.entries<string>(texts).map(([key, text]) => ({ group, key, text })))
  .flatMap(({ group, key, text }) => {
    const say = group in NAMERS ? NAMERS[group as keyof typeof NAMERS] : coreText;
    const values: Record<string, string | number> = {};
    const english = text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = key.endsWith('_one') && name === 'count' ? '1' : (VALUES[name] ?? 'zxq');
      values[name] = name === 'count' ? Number(value) : value;
      return value;
    });
    return say === undefined
      ? []
      : [{ id: `core.${group}.${key.replace(/_(one|other)$/, '')}` as const, english, values, say }];
  });

/** Names run in their own direction where the language runs the other way. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

describe('every text of the core is recognized by its pattern and by no other', () => {
  test.each(OTHERS)('in $name', async ({ id }) => {
    await speak(id, []);
    const misread = TEXTS.filter(
      ({ id: key, english, values, say }) => plain(say(english)) !== plain(tCore(key, values)),
    );
    expect(misread.map(({ english, say }) => `${english} → ${say(english)}`)).toEqual([]);
  });
});

test('numbers, names and parts of a text are said as the language does', async () => {
  await speak('de', []);
  expect(
    coreText('The file has 120000 items; at most 50000 can be imported at once. Part it into several files.'),
  ).toBe(
    'Die Datei hat 120.000 Elemente; höchstens 50.000 lassen sich auf einmal importieren. In mehrere Dateien teilen.',
  );
  expect(
    coreText(
      'The items are back, but “a.jpg”, “b.jpg”, “c.jpg” and 2 more are missing from the media folder. Put them back there to see them again.',
    ),
  ).toBe(
    'Die Elemente sind zurück, aber „a.jpg“, „b.jpg“, „c.jpg“ und 2 weitere fehlen im Medienordner. Die Dateien zurücklegen, um sie wieder zu sehen.',
  );
  expect(
    coreText(
      'The file of “Dawn” cannot be shown: “a.pdf” is a PDF document, which cannot be shown in a gallery. Save a copy of it as JPEG or PNG. Replace it, or remove the item.',
    ),
  ).toBe(
    'Die Datei von „Dawn“ kann nicht gezeigt werden: „a.pdf“ ist ein PDF-Dokument und kann in einer Galerie nicht gezeigt werden. Eine Kopie als JPEG oder PNG sichern. Sie ersetzen oder das Element entfernen.',
  );
});

test('what the system says stays as it is, with the rest said around it', async () => {
  await speak('de', []);
  expect(coreText('Could not write /tmp/library.json: ENOWAY: no such way, write.')).toBe(
    '/tmp/library.json ließ sich nicht schreiben: ENOWAY: no such way, write.',
  );
  expect(coreText('Something unknown. It is a folder.')).toBe('Something unknown. Das ist ein Ordner.');
});

test('in Hebrew, names and paths run in their own direction', async () => {
  await speak('he', []);
  expect(coreText('“a.jpg” is no text file.')).toBe('"\u2068a.jpg\u2069" אינו קובץ טקסט.');
});
