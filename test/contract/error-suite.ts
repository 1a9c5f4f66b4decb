import { describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf } from './fixtures.ts';
import { expectViolation, refusalOf } from './refusal.ts';

type Anything = Record<string, (input: unknown) => Promise<unknown>>;

export function errorSuite(connected: Connected): void {
  /** The methods as a caller without types would call them. */
  const untyped = () => connected.client.galleries as unknown as Anything;

  describe('errors', () => {
    it('name the field, the rule and what is wrong with the value', async () => {
      const { gallery } = await galleryOf(connected.client);
      const createItem = (item: unknown) => untyped().createGalleryItem!({ galleryId: gallery.id, item });
      await expectViolation(untyped().getGallery!({}), 'galleryId', 'REQUIRED');
      await expectViolation(
        untyped().getGallery!({ galleryId: 'abc' }),
        'galleryId',
        'FORMAT',
        /^“abc” .*GUID/,
      );
      await expectViolation(untyped().getGallery!({ galleryId: 5 }), 'galleryId', 'TYPE', /^5 .*text/);
      await expectViolation(untyped().updateGallery!({ gallery: { name: 'x' } }), 'gallery.id', 'REQUIRED');
      await expectViolation(createItem(undefined), 'item', 'REQUIRED');
      await expectViolation(createItem({}), 'item', 'ONE_OF', /exactly one of image, video and text/);
      await expectViolation(
        createItem({ text: { html: '' }, image: { imageInfo: { id: 'x' } } }),
        'item',
        'ONE_OF',
      );
      await expectViolation(createItem({ text: {} }), 'item.text.html', 'REQUIRED');
      await expectViolation(
        createItem({ image: { type: 'JPEG', imageInfo: { id: 'x' } } }),
        'item.image.type',
        'ONE_OF',
        /^“JPEG” .*WIX_MEDIA, EXTERNAL/,
      );
      await expectViolation(createItem({ text: { html: '' }, sortOrder: null }), 'item.sortOrder', 'TYPE');
      await expectViolation(
        createItem({ text: { html: '' }, link: { url: 'java\tscript:alert(1)' } }),
        'item.link.url',
        'FORMAT',
        /https/,
      );
      await expectViolation(
        untyped().moveGalleryItems!({ galleryId: gallery.id, itemIds: [gallery.id], place: { at: 'top' } }),
        'place',
        'ONE_OF',
        /"start"/,
      );
    });

    it('name every field that is wrong at once', async () => {
      const { code, data, message } = await refusalOf(untyped().listGalleries!({ limit: 99, offset: -1 }));
      expect(code).toBe('INVALID_ARGUMENT');
      expect(data.fieldViolations?.map(({ field, violatedRule }) => [field, violatedRule])).toEqual([
        ['limit', 'MAX'],
        ['offset', 'MIN'],
      ]);
      expect(message).toBe(
        'limit: 99 is too large; at most 10 is allowed. offset: -1 is too small; at least 0 is allowed.',
      );
    });

    it('refuse numbers that are none', async () => {
      for (const sortOrder of [Number.NaN, Number.POSITIVE_INFINITY]) {
        await expectViolation(
          untyped().createGallery!({ gallery: { sortOrder } }),
          'gallery.sortOrder',
          'TYPE',
        );
      }
    });
  });
}
