import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { alternative, jpegWith, list, plainJpeg, xmpPacket } from '../support/metadata-files.ts';
import type { Connected } from './contract-suite.ts';
import { galleryOf } from './fixtures.ts';
import { expectNotFound, expectViolation } from './refusal.ts';

export function mediaSuite(connected: Connected): void {
  const media = () => connected.client.media;
  const galleries = () => connected.client.galleries;

  describe('media files with metadata', () => {
    let harbour: MediaFile;
    let tower: MediaFile;
    let plain: MediaFile;

    beforeAll(async () => {
      const jpeg = await plainJpeg();
      const put = (name: string, content: Buffer | string) =>
        writeFile(path.join(connected.mediaFolder, name), content);
      const xmp = xmpPacket(
        alternative('dc:title', 'Harbour') +
          alternative('dc:description', 'Boats, early') +
          list('dc:subject', 'sea', 'Café'),
        'xmp:Rating="4" tiff:Model="One" exif:DateTimeOriginal="2024-05-31T18:03:11"',
      );
      await put('m-harbour.jpg', jpegWith(jpeg, { xmp }));
      await put('m-tower.jpg', jpegWith(jpeg, { padding: 10 }));
      await put('m-tower.xmp', xmpPacket(list('dc:subject', 'fort', 'SEA'), 'tiff:Model="Two"'));
      await put('m-plain.jpg', jpegWith(jpeg, { padding: 20 }));
      await media().rescanMediaFolder({});
      const { files } = await media().listMediaFiles({ search: 'm-', sort: 'PATH' });
      const byPath = (name: string) => files.find((file) => file.path === name)!;
      [harbour, tower, plain] = [byPath('m-harbour.jpg'), byPath('m-tower.jpg'), byPath('m-plain.jpg')];
      expect(files).toHaveLength(3);
    });

    it('tell what they say of themselves', () => {
      expect(harbour).toMatchObject({
        dateTaken: '2024-05-31T18:03:11',
        metadata: {
          title: 'Harbour',
          description: 'Boats, early',
          keywords: ['sea', 'Café'],
          rating: 4,
          camera: 'One',
        },
      });
      expect(tower.metadata).toEqual({ keywords: ['fort', 'SEA'], camera: 'Two' });
      expect(plain).not.toHaveProperty('metadata');
    });

    it('are found by it', async () => {
      const found = async (filter: Parameters<ReturnType<typeof media>['listMediaFiles']>[0]) =>
        (await media().listMediaFiles({ sort: 'PATH', ...filter })).files.map((file) => file.path);
      expect(await found({ search: 'cafe boats' })).toEqual(['m-harbour.jpg']);
      expect(await found({ keywords: ['sea'] })).toEqual(['m-harbour.jpg', 'm-tower.jpg']);
      expect(await found({ keywords: ['sea'], cameras: ['Two'] })).toEqual(['m-tower.jpg']);
      expect(await found({ minRating: 3 })).toEqual(['m-harbour.jpg']);
      expect(await found({ takenFrom: '2024-05-31', takenTo: '2024-05-31' })).toEqual(['m-harbour.jpg']);
      expect(await found({ search: 'm-', addedSince: '2999-01-01T00:00:00Z' })).toEqual([]);
      await expectViolation(media().listMediaFiles({ use: 'IN_GALLERY' }), 'galleryId', 'REQUIRED');
      await expectViolation(media().listMediaFiles({ takenFrom: 'May' }), 'takenFrom', 'FORMAT');
    });

    it('tell which values there are to find them by', async () => {
      const { facets } = await media().getMediaFacets({ search: 'm-', facetLimit: 1 });
      expect(facets).toMatchObject({
        keywords: [{ count: 2 }],
        cameras: [{ value: 'One', count: 1 }],
        years: [{ value: 2024, count: 1 }],
        ratings: [{ value: 4, count: 1 }],
        kinds: [{ value: 'IMAGE', count: 3 }],
      });
      expect(facets.keywords[0]!.value.toLowerCase()).toBe('sea');
    });

    it('tell which galleries show them, as soon as one does and as long', async () => {
      const { gallery } = await galleryOf(connected.client, 'text');
      const galleryId = gallery.id;
      const mediaIds = [plain.id, tower.id, harbour.id];
      expect(await media().getMediaUses({ mediaIds })).toEqual({ uses: [] });
      const { items } = await galleries().addMediaToGallery({
        galleryId,
        mediaIds: [tower.id, harbour.id, tower.id],
      });
      expect(await media().getMediaUses({ mediaIds })).toEqual({
        uses: [
          { mediaId: tower.id, galleries: [{ galleryId, items: 2 }] },
          { mediaId: harbour.id, galleries: [{ galleryId, items: 1 }] },
        ],
      });
      expect(await galleries().findGalleryItems({ galleryId, mediaId: tower.id })).toEqual({
        items: [
          { itemId: items[0]!.id, offset: 1 },
          { itemId: items[2]!.id, offset: 3 },
        ],
      });
      const found = async (use: 'IN_ANY' | 'IN_NONE' | 'IN_GALLERY' | 'NOT_IN_GALLERY') =>
        (await media().listMediaFiles({ search: 'm-', use, galleryId, sort: 'PATH' })).files.map(
          ({ id }) => id,
        );
      expect(await found('IN_GALLERY')).toEqual([harbour.id, tower.id]);
      expect(await found('NOT_IN_GALLERY')).toEqual([plain.id]);
      await galleries().deleteGalleryItem({ galleryId, itemId: items[1]!.id });
      expect(await found('IN_ANY')).toEqual([tower.id]);
      await galleries().deleteGallery({ galleryId });
      expect(await media().getMediaUses({ mediaIds })).toEqual({ uses: [] });
      expect(await found('IN_NONE')).toHaveLength(3);
      await expectNotFound(galleries().findGalleryItems({ galleryId, mediaId: tower.id }), galleryId);
    });
  });

  describe('items of media files with metadata', () => {
    const harbourId = async () => (await media().listMediaFiles({ search: 'm-harbour' })).files[0]!.id;
    const described = {
      title: 'Harbour',
      description: 'Boats, early',
      tags: { values: ['sea', 'Café'] },
      image: { imageInfo: { altText: 'Harbour' } },
    };

    it('begin with what it says, unless the library is set otherwise', async () => {
      const { gallery } = await galleryOf(connected.client);
      const add = async () =>
        (await galleries().addMediaToGallery({ galleryId: gallery.id, mediaIds: [await harbourId()] }))
          .items[0]!;
      expect(await add()).toMatchObject(described);
      await connected.client.library.updateLibrary({ media: { isMetadataUsed: false } });
      const bare = await add();
      await connected.client.history.undo({});
      await connected.client.history.undo({});
      expect(bare).toMatchObject({ image: { imageInfo: { altText: '' } } });
      for (const field of ['title', 'description', 'tags']) expect(bare).not.toHaveProperty(field);
    });

    it('keep what they were created with', async () => {
      const { gallery } = await galleryOf(connected.client);
      const { item } = await galleries().createGalleryItem({
        galleryId: gallery.id,
        item: { title: 'Mine', image: { imageInfo: { id: await harbourId() } } },
      });
      expect(item.title).toBe('Mine');
      for (const field of ['description', 'tags', 'image.imageInfo.altText']) {
        expect(item).not.toHaveProperty(field);
      }
    });

    it('take it over when they are told to, several in one step', async () => {
      const { gallery, items: texts } = await galleryOf(connected.client, 'a text');
      const galleryId = gallery.id;
      const create = async (item: object) =>
        (
          await galleries().createGalleryItem({
            galleryId,
            item: { image: { imageInfo: { id: await harbourId() } }, ...item },
          })
        ).item;
      const [first, second] = [
        await create({ title: 'Mine', link: { url: 'https://example.org' } }),
        await create({}),
      ];
      const itemIds = [texts[0]!.id, first.id, second.id];
      const { items } = await galleries().takeMetadataFromFiles({ galleryId, itemIds });
      expect(items).toMatchObject([
        { id: first.id, ...described, link: { url: 'https://example.org' } },
        { id: second.id, ...described },
      ]);
      expect(await galleries().takeMetadataFromFiles({ galleryId, itemIds })).toEqual({ items: [] });
      await connected.client.history.undo({});
      expect((await galleries().getGalleryItem({ galleryId, itemId: first.id })).item.title).toBe('Mine');
      await expectNotFound(
        galleries().takeMetadataFromFiles({ galleryId, itemIds: [gallery.id] }),
        gallery.id,
      );
    });
  });
}
