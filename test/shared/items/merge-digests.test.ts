import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../main/galleries/describe-items.ts';
import { EMPTY_DIGEST, mergedDigest } from '../../../shared/items/merge-digests.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';

const DATE = '2026-03-01T10:00:00.000Z';
const someText = fc.constantFrom(undefined, '', 'a', 'b');

/** Items of few values, so that they often have some in common. */
const item: fc.Arbitrary<GalleryItem> = fc
  .record({
    isPicture: fc.boolean(),
    title: someText,
    altText: someText,
    url: someText,
    quality: fc.constantFrom(undefined, 50, 80),
    amount: fc.constantFrom(undefined, 1, 2),
    tags: fc.constantFrom(undefined, ['sea'], ['sea', 'dawn'], ['dawn', 'dawn']),
  })
  .map(({ isPicture, title, altText, url, quality, amount, tags }) => ({
    id: 'any',
    sortOrder: 1,
    createdDate: DATE,
    updatedDate: DATE,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { link: { url } }),
    ...(tags !== undefined && { tags: { values: tags } }),
    ...(isPicture
      ? {
          type: 'IMAGE' as const,
          image: {
            type: 'WIX_MEDIA' as const,
            imageInfo: { id: 'file', ...(altText !== undefined && { altText }) },
            ...(quality !== undefined && { quality }),
            ...(amount !== undefined && { unsharpMasking: { amount } }),
          },
        }
      : { type: 'TEXT' as const, text: { html: '' } }),
  }));

describe('what several items have in common', () => {
  it('is the same however they are divided', () => {
    fc.assert(
      fc.property(fc.array(fc.array(item, { maxLength: 4 }), { maxLength: 4 }), (parts) => {
        const merged = parts.map(digestOf).reduce(mergedDigest, EMPTY_DIGEST);
        expect(merged).toEqual(digestOf(parts.flat()));
      }),
    );
  });

  it('of none is nothing', () => {
    expect(digestOf([])).toEqual(EMPTY_DIGEST);
  });
});
