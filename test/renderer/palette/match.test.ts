import { expect, test } from 'vitest';
import { bestMatches, rankOf } from '../../../renderer/app/palette/match.ts';

const entries = ['New gallery', 'Duplicate the open gallery', 'Élégance d’été', 'Renew', 'Straße'].map(
  (label) => ({
    id: label,
    label,
  }),
);
const found = (typed: string, recent: readonly string[] = []): string[] =>
  bestMatches(typed, entries, recent, 10).map(({ label }) => label);

test('every word has to be met, in any order, without regard to case and accents', () => {
  expect(found('GALLERY new')).toEqual(['New gallery']);
  expect(found('elegance ete')).toEqual(['Élégance d’été']);
  expect(found('gallery nothing')).toEqual([]);
});

test('the beginning of the name comes before that of a word, that before the middle of one, and that before scattered letters', () => {
  const ranks = ['new gallery', 'a new gallery', 'renew', 'noble wine'].map((text) => rankOf('new', text));
  expect(ranks.toSorted((a, b) => b - a)).toEqual(ranks);
  expect(new Set(ranks).size).toBe(4);
  expect(found('dpl')).toEqual(['Duplicate the open gallery']);
});

test('among equals those used last come first; without a word all are there', () => {
  expect(found('', ['Renew', 'Straße'])).toEqual([
    'Renew',
    'Straße',
    'New gallery',
    'Duplicate the open gallery',
    'Élégance d’été',
  ]);
});
