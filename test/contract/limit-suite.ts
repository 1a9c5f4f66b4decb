import { beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf, textItem } from './fixtures.ts';
import { expectViolation, NOBODY } from './refusal.ts';

/** A number that a method takes: its limits, its default, and how many entries the answer then has. */
interface Limit {
  readonly field: string;
  readonly max: number;
  readonly default: number;
  readonly count: (input: object) => Promise<number>;
}

export function limitSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;
  const listed = async (input: object) => (await galleries().listGalleries(input)).galleries;

  describe('limits', () => {
    let galleryId: string;

    beforeAll(async () => {
      const titles = Array.from({ length: 210 }, (_, index) => `item ${index}`);
      galleryId = (await galleryOf(connected.client, ...titles)).gallery.id;
      for (let count = 0; count < 12; count += 1) await galleries().createGallery({});
    });

    const limits: [string, Limit][] = [
      [
        'galleries of listGalleries',
        { field: 'limit', max: 10, default: 10, count: async (input) => (await listed(input)).length },
      ],
      [
        'items of listGalleries',
        {
          field: 'itemLimit',
          max: 100,
          default: 10,
          async count(input) {
            const { totalGalleries } = await galleries().listGalleries({});
            const lengths = [];
            for (let offset = 0; offset < totalGalleries; offset += 10) {
              lengths.push(...(await listed({ ...input, offset })).map(({ items }) => items.length));
            }
            return Math.max(...lengths);
          },
        },
      ],
      [
        'items of getGallery',
        {
          field: 'itemLimit',
          max: 200,
          default: 50,
          count: async (input) =>
            (await galleries().getGallery({ galleryId, ...input })).gallery.items.length,
        },
      ],
      [
        'items of listGalleryItems',
        {
          field: 'itemLimit',
          max: 200,
          default: 50,
          count: async (input) => (await galleries().listGalleryItems({ galleryId, ...input })).items.length,
        },
      ],
    ];

    it.each(limits)('hold for the %s', async (_, { field, max, default: standard, count }) => {
      expect(await count({})).toBe(standard);
      expect(await count({ [field]: 1 })).toBe(1);
      expect(await count({ [field]: max })).toBe(max);
      await expectViolation(count({ [field]: 0 }), field, 'MIN', /^0 is too small; at least 1 /);
      await expectViolation(
        count({ [field]: max + 1 }),
        field,
        'MAX',
        new RegExp(`^${max + 1} is too large; at most ${max} `),
      );
      await expectViolation(count({ [field]: 1.5 }), field, 'TYPE', /^1\.5 .*whole number/);
      await expectViolation(count({ [field]: 'ten' }), field, 'TYPE', /^“ten” .*number/);
    });

    it('hold for offsets, which page through everything', async () => {
      const page = await galleries().getGallery({ galleryId, itemOffset: 205 });
      expect(page.gallery).toMatchObject({ totalItems: 210 });
      expect(page.gallery.items.map(({ title }) => title)).toEqual(
        [205, 206, 207, 208, 209].map((n) => `item ${n}`),
      );
      expect((await galleries().listGalleryItems({ galleryId, itemOffset: 1000 })).items).toEqual([]);
      const { totalGalleries } = await galleries().listGalleries({});
      const seen = new Set<string>();
      for (let offset = 0; offset < totalGalleries; offset += 10) {
        for (const { id } of (await galleries().listGalleries({ offset })).galleries) seen.add(id);
      }
      expect(seen.size).toBe(totalGalleries);
      await expectViolation(galleries().listGalleries({ offset: -1 }), 'offset', 'MIN');
      await expectViolation(galleries().getGallery({ galleryId, itemOffset: -1 }), 'itemOffset', 'MIN');
    });

    it('hold for summaries', async () => {
      expect((await galleries().listGallerySummaries({ limit: 1, offset: 1 })).galleries).toHaveLength(1);
      await expectViolation(galleries().listGallerySummaries({ limit: 0 }), 'limit', 'MIN');
      await expectViolation(galleries().listGallerySummaries({ limit: 201 }), 'limit', 'MAX');
    });

    it('hold for bulk calls', async () => {
      const { gallery } = await galleryOf(connected.client);
      const items = Array.from({ length: 1000 }, (_, index) => textItem(`bulk ${index}`));
      const created = await galleries().createGalleryItems({ galleryId: gallery.id, items });
      expect(created.items).toHaveLength(1000);
      const itemIds = created.items.map(({ id }) => id);
      const bulk = (ids: string[]) =>
        galleries().bulkDeleteGalleryItems({ galleryId: gallery.id, itemIds: ids });
      await expectViolation(bulk([]), 'itemIds', 'MIN_LENGTH', /0 entries; at least 1 /);
      await expectViolation(
        bulk([...itemIds, NOBODY]),
        'itemIds',
        'MAX_LENGTH',
        /1001 entries; at most 1000 /,
      );
      await expectViolation(
        galleries().createGalleryItems({ galleryId: gallery.id, items: [...items, textItem('one more')] }),
        'items',
        'MAX_LENGTH',
      );
      await expectViolation(
        galleries().createGalleryItems({ galleryId: gallery.id, items: [] }),
        'items',
        'MIN_LENGTH',
      );
      expect((await bulk(itemIds)).itemIds).toEqual(itemIds);
      expect((await galleries().getGallery({ galleryId: gallery.id })).gallery.totalItems).toBe(0);
    });

    it.each([
      ['quality', 30, 100, (quality: number) => ({ quality }), 1],
      ['unsharpMasking.amount', 0, 5, (amount: number) => ({ unsharpMasking: { amount } }), 0.5],
      ['unsharpMasking.threshold', 0, 1, (threshold: number) => ({ unsharpMasking: { threshold } }), 0.5],
      ['focalPoint.x', 0, 1, (x: number) => ({ focalPoint: { x, y: 0 } }), 0.5],
      ['focalPoint.y', 0, 1, (y: number) => ({ focalPoint: { x: 0, y } }), 0.5],
    ] as const)('hold for %s of an image', async (field, min, max, imageWith, step) => {
      const { gallery } = await galleryOf(connected.client);
      const create = (value: number) =>
        galleries().createGalleryItem({
          galleryId: gallery.id,
          item: { image: { imageInfo: { id: 'https://img.test/a.jpg' }, ...imageWith(value) } },
        });
      const { item } = await create(min);
      expect(item).toHaveProperty(`image.${field}`, min);
      expect((await create(max)).item).toHaveProperty(`image.${field}`, max);
      await expectViolation(create(min - step), `item.image.${field}`, 'MIN');
      await expectViolation(create(max + step), `item.image.${field}`, 'MAX');
      await expectViolation(
        galleries().updateGalleryItem({
          galleryId: gallery.id,
          item: { id: item.id, image: imageWith(max + step) },
        }),
        `item.image.${field}`,
        'MAX',
      );
    });

    it('hold for texts', async () => {
      const { gallery } = await galleries().createGallery({ gallery: { name: 'n'.repeat(255) } });
      const rename = (name: string) => galleries().updateGallery({ gallery: { id: gallery.id, name } });
      await expectViolation(
        rename('n'.repeat(256)),
        'gallery.name',
        'MAX_LENGTH',
        /256 characters; at most 255 /,
      );
      const create = (item: object) =>
        galleries().createGalleryItem({ galleryId: gallery.id, item: { text: { html: '' }, ...item } });
      await create({ title: 't'.repeat(1000), tags: { values: ['t'.repeat(200)] } });
      await expectViolation(create({ title: 't'.repeat(1001) }), 'item.title', 'MAX_LENGTH');
      await expectViolation(create({ tags: { values: ['ok', ''] } }), 'item.tags.values[1]', 'MIN_LENGTH');
      await expectViolation(create({ text: { html: 'x'.repeat(200_001) } }), 'item.text.html', 'MAX_LENGTH');
    });
  });
}
