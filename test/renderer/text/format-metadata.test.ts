import { describe, expect, it } from 'vitest';
import {
  formatCoordinates,
  formatExposure,
  formatPlace,
} from '../../../renderer/app/text/format-metadata.ts';

describe('metadata for people', () => {
  it.each([
    [{ exposureTime: 0.004, fNumber: 2.8, iso: 400, focalLength: 50 }, '1/250 s · f/2.8 · ISO 400 · 50 mm'],
    [{ exposureTime: 1 / 60, iso: 12_800 }, '1/60 s · ISO 12800'],
    [{ exposureTime: 2.5, fNumber: 8, focalLength: 57.019 }, '2.5 s · f/8 · 57 mm'],
    [{ exposureTime: 0.3 }, '0.3 s'],
    [{ fNumber: 1.8 }, 'f/1.8'],
  ])('has an exposure as photographers write it: %j', (exposure, expected) => {
    expect(formatExposure(exposure)).toBe(expected);
  });

  it('has a place to read and one to give to a map', () => {
    const place = { latitude: -43.4674483, longitude: 11.8851267 };
    expect(formatPlace(place)).toBe('43.46745° S, 11.88513° E');
    expect(formatCoordinates(place)).toBe('-43.4674483, 11.8851267');
  });
});
