import { afterEach, describe, expect, test } from 'vitest';
import en from '../../../renderer/app/text/en.json' with { type: 'json' };
import { coreTexts } from '../../../shared/text/core-texts/core-texts.ts';
import { formatBytes, formatDay, formatNumber } from '../../../renderer/app/text/formats.ts';
import { chooseLanguage, LANGUAGES } from '../../../renderer/app/text/languages.ts';
import { chosenLanguage, speak, t } from '../../../renderer/app/text/text.ts';
import { trialText, trialTextsOf } from '../../../renderer/app/text/trial-texts.ts';
import { differencesToEnglish } from '../../support/compare-texts.ts';

afterEach(() => speak('en', []));

describe('every language says everything that English says', () => {
  test.each(LANGUAGES)('$name', async ({ id, load }) => {
    const english = { ...en, core: coreTexts };
    expect(differencesToEnglish(english, (await load?.()) ?? english, id)).toEqual([]);
  });

  test('a language with other plural forms is measured by those', () => {
    expect(differencesToEnglish(en, trialTextsOf(en, 'ar'), 'ar')).toEqual([]);
    expect(differencesToEnglish(en, en, 'ar')).toContain('gallery.count_few is missing');
  });

  test('what is missing, unknown or filled in differently is told', () => {
    const english = {
      a: { hello: 'Hello {{name}}', bye: 'Bye', n_one: '{{count}} day', n_other: '{{count}} days' },
    };
    const german = { a: { hello: 'Hallo {{nam}}', n_one: 'Ein Tag', n_other: 'Tage', more: 'Mehr' } };
    expect(differencesToEnglish(english, german, 'de')).toEqual([
      'a.hello fills in nam instead of name',
      'a.bye is missing',
      'a.n_other fills in nothing instead of count',
      'a.more is no text of the window',
    ]);
  });
});

test('the language is the one chosen, else the first of the system’s that there is, in the person’s own country', () => {
  expect(chooseLanguage('SYSTEM', ['xx-YY', 'en-GB', 'en'])).toMatchObject({
    language: { id: 'en' },
    locale: 'en-GB',
  });
  expect(chooseLanguage('SYSTEM', ['not a language', 'xx'])).toMatchObject({
    language: { id: 'en' },
    locale: 'en',
  });
  expect(chooseLanguage('SYSTEM', ['en-US-u-ca-buddhist'])).toMatchObject({ locale: 'en-US' });
  expect(chooseLanguage('ar-XB', ['en-GB'])).toMatchObject({
    language: { direction: 'rtl' },
    locale: 'ar-XB',
  });
});

test('the system’s language is taken in any country, and by its former name', () => {
  expect(chooseLanguage('SYSTEM', ['fr-FR', 'de-AT', 'en'])).toMatchObject({
    language: { id: 'de', direction: 'ltr' },
    locale: 'de-AT',
  });
  expect(chooseLanguage('SYSTEM', ['iw-IL'])).toMatchObject({
    language: { id: 'he', direction: 'rtl' },
    locale: 'he-IL',
  });
});

test('German and Hebrew speak with their own plural forms, numbers, sizes and days', async () => {
  await speak('de', []);
  expect(t('gallery.count', { count: 1 })).toBe('1 Element');
  expect(t('gallery.count', { count: 12_000 })).toBe('12.000 Elemente');
  expect(formatBytes(2_400_000)).toBe('2,4 MB');
  await speak('he', []);
  expect(t('gallery.count', { count: 1 })).toBe('פריט אחד');
  expect(t('gallery.count', { count: 2 })).toBe('שני פריטים');
  expect(t('gallery.count', { count: 12_000 })).toBe('12,000 פריטים');
  expect(formatDay(0, 86_400_000)).toBe('אתמול');
  expect(formatBytes(2_400_000)).toMatch(/^\u2068.*2\.4.*MB.*\u2069$/u);
});

test('texts change with the language, and numbers in them', async () => {
  expect(t('gallery.count', { count: 12_000 })).toBe('12,000 items');
  await speak('ar-XB', []);
  expect(t('gallery.count', { count: 2 })).toMatch(/ítémš/);
  expect(t('gallery.count', { count: 12_000 })).toContain(formatNumber(12_000));
  expect(t('dialog.cancel')).toBe(trialText('Cancel'));
  await speak('en', ['en-GB']);
  expect(t('dialog.cancel')).toBe('Cancel');
  expect(chosenLanguage.get().locale).toBe('en-GB');
});

test('the language that was asked for last is the one that is shown', async () => {
  await Promise.all([speak('en-XA', []), speak('en', [])]);
  expect(t('dialog.cancel')).toBe('Cancel');
});
