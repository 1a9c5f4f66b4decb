import { describe, expect, it } from 'vitest';
import { EVERYTHING, type MediaQuery } from '../../../renderer/app/state/media-list.ts';
import { readMediaQuery, writeMediaQuery } from '../../../renderer/app/state/media-query-text.ts';

describe('the filter of the media panel between two starts', () => {
  it('comes back as it was', () => {
    const query: MediaQuery = {
      search: '',
      kind: 'IMAGE',
      filter: { keywords: ['sea', 'dusk'], minRating: 3, isDuplicate: true, use: 'IN_NONE' },
    };
    expect(readMediaQuery(writeMediaQuery(query))).toEqual(query);
  });

  it('is without the search and without what is of the day', () => {
    const query: MediaQuery = {
      search: 'harbour',
      kind: 'VIDEO',
      filter: { addedSince: '2024-05-31T00:00:00Z' },
    };
    expect(readMediaQuery(writeMediaQuery(query))).toEqual({ search: '', kind: 'VIDEO' });
  });

  it('is empty when everything is shown', () => {
    expect(writeMediaQuery(EVERYTHING)).toBe('');
    expect(readMediaQuery('')).toBe(EVERYTHING);
  });

  it.each([
    'no JSON',
    'null',
    '[]',
    '{"kind":"ALL"}',
    '{"kind":"SOUND","filter":{}}',
    '{"kind":"ALL","filter":{"keywords":"sea"}}',
    '{"kind":"ALL","filter":{"keywords":[]}}',
    '{"kind":"ALL","filter":{"keywords":[7]}}',
    '{"kind":"ALL","filter":{"minRating":"3"}}',
    '{"kind":"ALL","filter":{"colour":"red"}}',
    '{"kind":"ALL","filter":{"constructor":"red"}}',
  ])('shows everything after %s', (text) => {
    expect(readMediaQuery(text)).toBe(EVERYTHING);
  });
});
