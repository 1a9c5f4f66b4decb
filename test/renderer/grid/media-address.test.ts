import { expect, test } from 'vitest';
import { longerSideFilling, thumbnailAddress } from '../../../renderer/app/grid/media-address.ts';

const file = { id: 'a1', fingerprint: 'f9' };

test('asks for the smallest thumbnail that is sharp', () => {
  const sizeFor = (px: number, ratio: number): string | null =>
    new URLSearchParams(thumbnailAddress('/media/', file, px, ratio).split('?')[1]).get('size');
  expect(sizeFor(168, 1)).toBe('256');
  expect(sizeFor(168, 2)).toBe('512');
  expect(sizeFor(320, 2)).toBe('1024');
  expect(sizeFor(168, 1.5)).toBe('256');
  expect(sizeFor(168, 3)).toBe('512');
  expect(sizeFor(320, 3)).toBe('1024');
  expect(sizeFor(900, 2)).toBe('2048');
  expect(sizeFor(900, 8)).toBe('2048');
});

test('names the content, so that an edited file gets another address', () => {
  expect(thumbnailAddress('media://library/', file, 100, 1)).toBe(
    'media://library/thumbnails/a1?size=256&v=f9',
  );
});

test('names the chosen poster, so that another one gets another address', () => {
  const poster = { id: 'c4', width: 4, height: 3, thumbhash: '' };
  expect(thumbnailAddress('/media/', { ...file, poster }, 100, 1)).toBe('/media/thumbnails/a1?size=256&v=c4');
});

test('counts what is cut off of a picture that fills its place', () => {
  expect(longerSideFilling({ width: 6000, height: 4000 }, 200, 200)).toBe(300);
  expect(longerSideFilling({ width: 4000, height: 4000 }, 200, 100)).toBe(200);
  expect(longerSideFilling({ width: undefined, height: undefined }, 200, 100)).toBe(200);
});
