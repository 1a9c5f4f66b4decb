import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { greyPng } from '../support/media-files.ts';
import type { Connected } from './contract-suite.ts';
import { galleryOf } from './fixtures.ts';
import { expectNotFound, expectViolation } from './refusal.ts';

export function mediaItemSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;

  describe('items that show media files', () => {
    let picture: MediaFile;
    let other: MediaFile;
    let note: MediaFile;

    beforeAll(async () => {
      const put = (name: string, content: Buffer | string) =>
        writeFile(path.join(connected.mediaFolder, name), content);
      await put('dawn.png', greyPng(30, 20, 90));
      await put('dusk.png', greyPng(12, 16, 30));
      await put('note.txt', 'First <line>\n\nSecond');
      const { media } = connected.client;
      await media.rescanMediaFolder({});
      const list = async () => (await media.listMediaFiles({ sort: 'PATH', order: 'ASC' })).files;
      // Previews come after the facts.
      await vi.waitUntil(
        async () => (await list()).every(({ kind, thumbhash }) => kind !== 'IMAGE' || thumbhash),
        { timeout: 10_000 },
      );
      const files = await list();
      const byPath = (name: string) => files.find((file) => file.path === name)!;
      picture = byPath('dawn.png');
      other = byPath('dusk.png');
      note = byPath('note.txt');
    });

    it('take size, name and address from the catalog, whatever the caller says', async () => {
      const { gallery } = await galleryOf(connected.client);
      const { item } = await galleries().createGalleryItem({
        galleryId: gallery.id,
        item: {
          image: {
            imageInfo: { id: picture.id, altText: 'Grey', width: 999, height: 999, filename: 'other.jpg' },
            focalPoint: { x: 0.25, y: 0.75 },
            quality: 80,
          },
        },
      });
      expect(item).toMatchObject({
        type: 'IMAGE',
        image: {
          type: 'WIX_MEDIA',
          imageInfo: {
            id: picture.id,
            url: `originals/${picture.id}`,
            width: 30,
            height: 20,
            filename: 'dawn.png',
            altText: 'Grey',
          },
          focalPoint: { x: 0.25, y: 0.75 },
          quality: 80,
        },
      });
    });

    it('merge what is given into the image, replace free key-values whole and clear by null', async () => {
      const { gallery } = await galleryOf(connected.client);
      const image = {
        imageInfo: { id: picture.id, altText: 'Grey' },
        exif: { iso: 100, lens: 'x' },
        quality: 80,
        unsharpMasking: { amount: 1, radius: 2 },
      };
      const { item } = await galleries().createGalleryItem({ galleryId: gallery.id, item: { image } });
      const update = async (patch: object) =>
        (await galleries().updateGalleryItem({ galleryId: gallery.id, item: { id: item.id, image: patch } }))
          .item;

      expect(await update({ imageInfo: { altText: 'Dawn' }, unsharpMasking: { amount: 3 } })).toMatchObject({
        image: {
          imageInfo: { id: picture.id, altText: 'Dawn', width: 30 },
          exif: { iso: 100, lens: 'x' },
          quality: 80,
          unsharpMasking: { amount: 3, radius: 2 },
        },
      });
      const replaced = await update({ exif: { iso: 200 }, quality: null, unsharpMasking: null });
      expect(replaced).toMatchObject({ image: { exif: { iso: 200 } } });
      expect(replaced).not.toHaveProperty('image.exif.lens');
      expect(replaced).not.toHaveProperty('image.quality');
      expect(replaced).not.toHaveProperty('image.unsharpMasking');
      expect(await update({ imageInfo: { id: other.id } })).toMatchObject({
        image: {
          imageInfo: { id: other.id, width: 12, height: 16, filename: 'dusk.png', altText: 'Dawn' },
          exif: { iso: 200 },
        },
      });
    });

    it('are refused while the file is not in the catalog, or of another kind', async () => {
      const { gallery } = await galleryOf(connected.client);
      const galleryId = gallery.id;
      await expectNotFound(
        galleries().createGalleryItem({ galleryId, item: { image: { imageInfo: { id: 'unknown' } } } }),
        'unknown',
      );
      await expectNotFound(
        galleries().createGalleryItem({ galleryId, item: { video: { videoInfo: { id: 'unknown' } } } }),
        'unknown',
      );
      await expectViolation(
        galleries().createGalleryItem({ galleryId, item: { image: { imageInfo: { id: note.id } } } }),
        'item.image.imageInfo.id',
        'OTHER',
        /note\.txt/,
      );
      await expectViolation(
        galleries().createGalleryItem({ galleryId, item: { video: { videoInfo: { id: picture.id } } } }),
        'item.video.videoInfo.id',
        'OTHER',
        /dawn\.png/,
      );
      expect((await galleries().getGallery({ galleryId })).gallery.totalItems).toBe(0);
    });

    it('are made of files in the order given, at a place', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'top', 'bottom');
      const galleryId = gallery.id;
      const added = await galleries().addMediaToGallery({
        galleryId,
        mediaIds: [other.id, note.id, picture.id],
        place: { after: items[0]!.id },
      });
      expect(added.items.map(({ type }) => type)).toEqual(['IMAGE', 'TEXT', 'IMAGE']);
      expect(added.items[0]).toMatchObject({
        image: { imageInfo: { id: other.id, filename: 'dusk.png', altText: '' } },
      });
      expect(added.items[0]).not.toHaveProperty('title');
      expect(added.items[1]).toMatchObject({ text: { html: '<p>First &lt;line&gt;</p><p>Second</p>' } });
      const { items: shown } = await galleries().listGalleryItems({ galleryId });
      expect(shown.map(({ id }) => id)).toEqual([
        items[0]!.id,
        ...added.items.map(({ id }) => id),
        items[1]!.id,
      ]);
      const { galleries: summaries } = await galleries().listGallerySummaries({});
      expect(summaries.find(({ id }) => id === galleryId)).toMatchObject({
        totalItems: 5,
        coverMediaIds: [other.id, picture.id],
      });

      const atEnd = await galleries().addMediaToGallery({ galleryId, mediaIds: [picture.id, picture.id] });
      const { items: last } = await galleries().listGalleryItems({ galleryId, itemOffset: 5 });
      expect(last).toEqual(atEnd.items);
      await expectNotFound(
        galleries().addMediaToGallery({ galleryId, mediaIds: [picture.id, 'unknown'] }),
        'unknown',
      );
      expect((await galleries().getGallery({ galleryId })).gallery.totalItems).toBe(7);
    });

    it('are listed with the media folder', async () => {
      const { media } = connected.client;
      expect(await media.getMediaFile({ mediaId: picture.id })).toEqual({ file: picture });
      expect(picture).toMatchObject({
        kind: 'IMAGE',
        status: 'READY',
        width: 30,
        height: 20,
        mimeType: 'image/png',
      });
      expect(await media.getMediaFiles({ mediaIds: [note.id, 'unknown', picture.id] })).toEqual({
        files: [note, picture],
      });
      await expectNotFound(media.getMediaFile({ mediaId: 'unknown' }), 'unknown');
      expect(await media.listMediaFiles({ search: 'DAWN' })).toEqual({ totalFiles: 1, files: [picture] });
      expect(await media.listMediaFiles({ kinds: ['TEXT'] })).toEqual({ totalFiles: 1, files: [note] });
      const { status } = await media.getMediaFolder({});
      expect(status).toMatchObject({ state: 'READY', folder: connected.mediaFolder });
    });
  });
}
