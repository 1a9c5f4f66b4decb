import { describe, expect, it } from 'vitest';
import {
  chosenFields,
  chosenYear,
  NO_FILTER,
  optionsOf,
  withField,
  withYear,
} from '../../../renderer/app/state/media-filter.ts';
import type { MediaFacets } from '../../../shared/model/media-facets.ts';

const FACETS: MediaFacets = {
  kinds: [],
  mimeTypes: [],
  statuses: [],
  orientations: [],
  keywords: [{ value: 'Sea', count: 3 }],
  cameras: [{ value: 'One', count: 2 }],
  lenses: [],
  years: [],
  ratings: [],
  duplicates: 0,
  used: 0,
  unused: 0,
};

describe('the filter of the media panel', () => {
  it('has no field of which nothing is chosen', () => {
    const filter = withField(NO_FILTER, 'keywords', ['sea']);
    expect(filter).toEqual({ keywords: ['sea'] });
    expect(withField(filter, 'keywords', [])).toEqual({});
    expect(withField(withField(filter, 'minRating', 3), 'minRating', undefined)).toEqual(filter);
  });

  it('counts a range of days as one field', () => {
    expect(chosenFields({})).toBe(0);
    expect(chosenFields({ takenFrom: '2024-01-01', minRating: 1 })).toBe(2);
    expect(chosenFields({ takenFrom: '2024-01-01', takenTo: '2024-02-01', minRating: 1 })).toBe(2);
  });

  it('knows a range that is a year, and lets go of it when it is chosen again', () => {
    const year = withYear({ minRating: 1 }, 2024);
    expect(year).toEqual({ minRating: 1, takenFrom: '2024-01-01', takenTo: '2024-12-31' });
    expect(chosenYear(year)).toBe(2024);
    expect(chosenYear({ takenFrom: '2024-01-01', takenTo: '2025-12-31' })).toBeUndefined();
    expect(withYear(year, 2023)).toMatchObject({ takenFrom: '2023-01-01' });
    expect(withYear(year, 2024)).toEqual({ minRating: 1 });
  });

  it('keeps chosen values that no file has any more, and takes another spelling for the same', () => {
    expect(optionsOf(FACETS, 'cameras', ['Two', 'One'])).toEqual([
      { value: 'Two', count: 0 },
      { value: 'One', count: 2 },
    ]);
    expect(optionsOf(FACETS, 'keywords', ['sea'])).toEqual([{ value: 'sea', count: 3 }]);
    expect(optionsOf(undefined, 'keywords', ['sea'])).toEqual([{ value: 'sea' }]);
  });
});
