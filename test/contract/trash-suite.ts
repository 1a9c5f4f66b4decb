import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { greyPng } from '../support/media-files.ts';
import type { Connected } from './contract-suite.ts';
import { galleryOf } from './fixtures.ts';

export function trashSuite(connected: Connected): void {
  describe('media files that are deleted', () => {
    let used: MediaFile;
    let unused: MediaFile;
    beforeAll(async () => {
      const { media } = connected.client;
      await writeFile(path.join(connected.mediaFolder, 'used.png'), greyPng(9, 9, 51));
      await writeFile(path.join(connected.mediaFolder, 'unused.png'), greyPng(9, 9, 52));
      await media.rescanMediaFolder({});
      const find = async (search: string) => (await media.listMediaFiles({ search, sort: 'PATH' })).files;
      [unused] = (await find('unused.png')) as [MediaFile];
      used = (await find('used.png')).find((file) => file.path === 'used.png')!;
    });
    const trashed = async () => (await connected.client.media.listTrash({})).files.map((file) => file.path);

    it('are asked about when items show them, with the galleries named', async () => {
      const { media, galleries } = connected.client;
      const { gallery } = await galleryOf(connected.client, 'text');
      await galleries.addMediaToGallery({ galleryId: gallery.id, mediaIds: [used.id, used.id] });
      const plan = await media.planMediaDeletion({ mediaIds: [used.id, unused.id] });
      expect(plan).toMatchObject({ totalFiles: 2, totalItems: 2, totalGalleries: 1 });
      expect(plan.galleries).toEqual([{ galleryId: gallery.id, name: 'A gallery', totalItems: 2 }]);
      await expect(media.deleteMediaFiles({ mediaIds: [used.id, unused.id] })).rejects.toMatchObject({
        code: 'FAILED_PRECONDITION',
        message: expect.stringContaining('2 items show these files, in “A gallery” (2)'),
      });
      expect(await trashed()).toEqual([]);

      await media.deleteMediaFiles({ mediaIds: [used.id], evenIfUsed: true });
      const { items } = await galleries.listGalleryItems({ galleryId: gallery.id });
      expect(items).toHaveLength(3);
      await connected.client.history.undo({});
      const { id, path, status, fingerprint } = used;
      const { file } = await media.getMediaFile({ mediaId: used.id });
      expect(file).toMatchObject({ id, path, status, fingerprint });
      expect(file).not.toHaveProperty('trashed');
    });

    it('leave the list of files, are listed in the trash, and can be restored or taken out for good', async () => {
      const { media } = connected.client;
      const names = async () =>
        (await media.listMediaFiles({ search: 'unused' })).files.map((file) => file.path);
      expect(await media.deleteMediaFiles({ mediaIds: [unused.id] })).toEqual({
        mediaIds: [unused.id],
        failures: [],
      });
      expect(await names()).toEqual([]);
      expect(await media.listTrash({})).toMatchObject({
        totalFiles: 1,
        totalBytes: unused.sizeInBytes,
        isHandedOn: false,
        files: [{ id: unused.id, trashed: { status: 'READY' } }],
      });
      await media.restoreMediaFiles({ mediaIds: [unused.id] });
      expect(await names()).toEqual(['unused.png']);
      await expect(media.restoreMediaFiles({ mediaIds: [unused.id] })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });

      await media.deleteMediaFiles({ mediaIds: [unused.id] });
      await expect(media.emptyTrash({})).rejects.toMatchObject({
        code: 'FAILED_PRECONDITION',
        message: expect.stringContaining('forGood'),
      });
      expect(await trashed()).toEqual(['unused.png']);
      await media.emptyTrash({ forGood: true });
      expect(await trashed()).toEqual([]);
    });
  });
}
