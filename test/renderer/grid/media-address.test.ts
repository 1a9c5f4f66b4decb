import { expect, test } from 'vitest';
import { thumbnailAddress } from '../../../renderer/app/grid/media-address.ts';

const file = { id: 'a1', fingerprint: 'f9' };

test('asks for the smallest thumbnail that is sharp', () => {
  const sizeFor = (px: number, ratio: number): string | null =>
    new URLSearchParams(thumbnailAddress('/media/', file, px, ratio).split('?')[1]).get('size');
  expect(sizeFor(168, 1)).toBe('256');
  expect(sizeFor(168, 2)).toBe('512');
  expect(sizeFor(320, 2)).toBe('1024');
  expect(sizeFor(900, 3)).toBe('1024');
});

test('names the content, so that an edited file gets another address', () => {
  expect(thumbnailAddress('media://library/', file, 100, 1)).toBe(
    'media://library/thumbnails/a1?size=256&v=f9',
  );
});
