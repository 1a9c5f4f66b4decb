import { describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf, textItem } from './fixtures.ts';
import { expectNotFound, expectViolation, NOBODY } from './refusal.ts';

const address = (name: string) => `https://img.test/${name}.jpg`;

export function severalItemsSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;

  /** A text and two pictures. */
  async function mixedGallery() {
    const { gallery } = await galleryOf(connected.client);
    const galleryId = gallery.id;
    const { items } = await galleries().createGalleryItems({
      galleryId,
      items: [
        { ...textItem('Words'), description: 'Same', tags: { values: ['dawn', 'sea'] } },
        {
          title: 'Boats',
          description: 'Same',
          tags: { values: ['sea'] },
          link: { url: 'https://a.test', text: 'Read' },
          image: { imageInfo: { id: address('boats'), altText: 'Three boats' }, quality: 70 },
        },
        {
          title: 'Boats',
          description: 'Same',
          link: { url: 'https://a.test' },
          image: {
            imageInfo: { id: address('pier'), altText: '' },
            quality: 70,
            unsharpMasking: { amount: 1 },
          },
        },
      ],
    });
    const itemIds = items.map(({ id }) => id);
    const read = async () => (await galleries().listGalleryItems({ galleryId })).items;
    const digest = async (ids = itemIds) =>
      (await galleries().describeGalleryItems({ galleryId, itemIds: ids })).digest;
    return { galleryId, itemIds, read, digest };
  }

  describe('several items', () => {
    it('are described by what they have in common', async () => {
      const { itemIds, digest } = await mixedGallery();
      expect(await digest()).toEqual({
        totalItems: 3,
        types: { IMAGE: 2, VIDEO: 0, TEXT: 1 },
        title: { isMixed: true },
        description: { isMixed: false, value: 'Same' },
        linkUrl: { isMixed: true },
        linkText: { isMixed: true },
        altText: { isMixed: true },
        quality: { isMixed: false, value: 70 },
        sharpeningAmount: { isMixed: true },
        sharpeningRadius: { isMixed: false },
        sharpeningThreshold: { isMixed: false },
        tags: [
          { tag: 'sea', items: 2 },
          { tag: 'dawn', items: 1 },
        ],
      });
      expect(await digest([itemIds[1]!, itemIds[2]!, itemIds[1]!])).toMatchObject({
        totalItems: 2,
        title: { isMixed: false, value: 'Boats' },
        linkUrl: { isMixed: false, value: 'https://a.test' },
        tags: [{ tag: 'sea', items: 1 }],
      });
      expect((await digest([itemIds[2]!])).altText).toEqual({ isMixed: false });
    });

    it('change in one field alike, and in no other, as one step', async () => {
      const { galleryId, itemIds, read, digest } = await mixedGallery();
      const before = await read();
      const edited = await galleries().editGalleryItems({
        galleryId,
        itemIds,
        changes: { title: 'Boats' },
      });
      expect(edited).toEqual({ totalChanged: 1 });
      const after = await read();
      expect(after.map(({ title }) => title)).toEqual(['Boats', 'Boats', 'Boats']);
      expect(after.map(({ link, tags, description }) => ({ link, tags, description }))).toEqual(
        before.map(({ link, tags, description }) => ({ link, tags, description })),
      );
      expect((await digest()).title).toEqual({ isMixed: false, value: 'Boats' });
      expect((await connected.client.history.undo({})).label).toBe('Change the title of 1 item');
      expect(await read()).toEqual(before);
    });

    it('take what is for pictures where they are pictures', async () => {
      const { galleryId, itemIds, read } = await mixedGallery();
      const changes = {
        image: { imageInfo: { altText: 'A harbour' }, quality: 90, unsharpMasking: { radius: 2 } },
      };
      expect(await galleries().editGalleryItems({ galleryId, itemIds, changes })).toEqual({
        totalChanged: 2,
      });
      const [words, boats, pier] = await read();
      expect(words).not.toHaveProperty('image');
      expect(boats).toMatchObject({
        image: { imageInfo: { altText: 'A harbour' }, quality: 90, unsharpMasking: { radius: 2 } },
      });
      expect(pier).toMatchObject({ image: { unsharpMasking: { amount: 1, radius: 2 } } });
      await galleries().editGalleryItems({
        galleryId,
        itemIds,
        changes: { image: { quality: null, unsharpMasking: null } },
      });
      for (const item of await read()) {
        expect(item).not.toHaveProperty('image.quality');
        expect(item).not.toHaveProperty('image.unsharpMasking');
      }
    });

    it('lose a part of their link where it is emptied', async () => {
      const { galleryId, itemIds, read } = await mixedGallery();
      await galleries().editGalleryItems({ galleryId, itemIds, changes: { link: { url: '' } } });
      expect((await read()).map(({ link }) => link)).toEqual([undefined, { text: 'Read' }, undefined]);
    });

    it('get and lose tags, those that they have keeping their order', async () => {
      const { galleryId, itemIds, read, digest } = await mixedGallery();
      const before = await read();
      await galleries().editGalleryItems({
        galleryId,
        itemIds,
        changes: { tags: { add: ['pier', 'sea'] } },
      });
      expect((await read()).map(({ tags }) => tags?.values)).toEqual([
        ['dawn', 'sea', 'pier'],
        ['sea', 'pier'],
        ['pier', 'sea'],
      ]);
      expect((await connected.client.history.undo({})).label).toBe('Add 2 tags to 3 items');
      expect(await read()).toEqual(before);
      await galleries().editGalleryItems({ galleryId, itemIds, changes: { tags: { remove: ['sea'] } } });
      expect((await digest()).tags).toEqual([{ tag: 'dawn', items: 1 }]);
      expect((await connected.client.history.undo({})).label).toBe('Remove the tag “sea” from 2 items');
      expect(await read()).toEqual(before);
    });

    it('stay as they are when one of them is not there, or would have too many tags', async () => {
      const { galleryId, itemIds, read } = await mixedGallery();
      const before = await read();
      const edit = (ids: string[], changes: object) =>
        galleries().editGalleryItems({ galleryId, itemIds: ids, changes });
      await expectNotFound(edit([...itemIds, NOBODY], { title: 'new' }), NOBODY);
      await expectNotFound(galleries().describeGalleryItems({ galleryId, itemIds: [NOBODY] }), NOBODY);
      const add = Array.from({ length: 499 }, (_, index) => `tag ${index}`);
      await expectViolation(edit(itemIds, { tags: { add } }), 'changes.tags.add', 'MAX_LENGTH');
      await expectViolation(edit(itemIds, { link: { url: 'javascript:x' } }), 'changes.link.url', 'FORMAT');
      expect(await read()).toEqual(before);
    });

    it('bring the tags that are offered, the most frequent first, found without case and accents', async () => {
      const { galleryId, itemIds } = await mixedGallery();
      const search = async (text: string) =>
        (await connected.client.library.listTags({ search: text })).tags.map(({ tag }) => tag);
      await galleries().editGalleryItems({
        galleryId,
        itemIds: itemIds.slice(0, 2),
        changes: { tags: { add: ['Café del Mar'] } },
      });
      await galleries().editGalleryItems({
        galleryId,
        itemIds: itemIds.slice(0, 1),
        changes: { tags: { add: ['Decafé', 'cafeteria'] } },
      });
      expect(await search('CAFE')).toEqual(['Café del Mar', 'cafeteria', 'Decafé']);
      expect(await search('nothing like it')).toEqual([]);
      const all = await connected.client.library.listTags({ limit: 1 });
      expect(all.tags).toHaveLength(1);
      expect(all.totalTags).toBeGreaterThanOrEqual(5);
      await galleries().deleteGallery({ galleryId });
      expect(await search('CAFE')).toEqual([]);
    });
  });
}
