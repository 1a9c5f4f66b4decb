import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greyPng } from '../support/media-files.ts';
import type { Connected } from './contract-suite.ts';
import { galleryOf, titlesOf } from './fixtures.ts';
import { expectNotFound } from './refusal.ts';

export function addingSuite(connected: Connected): void {
  describe('files from elsewhere', () => {
    let outside = '';
    const put = async (name: string, content: Buffer | string): Promise<string> => {
      const file = path.join(outside, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
      return file;
    };
    beforeAll(async () => {
      outside = await mkdtemp(path.join(tmpdir(), 'gallery-desk-outside-'));
    });
    afterAll(() => rm(outside, { recursive: true, force: true }));

    it('become items at a place, in order, as one step', async () => {
      const { media, history, galleries } = connected.client;
      const { gallery, items } = await galleryOf(connected.client, 'top', 'bottom');
      const added = await media.addFiles({
        paths: [
          await put('Trip/2.png', greyPng(8, 8, 11)),
          await put('Trip/1.png', greyPng(8, 8, 12)),
          await put('Trip/table.xlsx', 'no picture'),
          path.join(outside, 'gone.png'),
        ],
        galleryId: gallery.id,
        place: { after: items[0]!.id },
      });
      expect(added).toMatchObject({
        totalFiles: 4,
        totalCopied: 3,
        totalItems: 2,
        totalFailed: 1,
        failures: [{ path: path.join(outside, 'gone.png') }],
        totalLeftOut: 1,
        leftOut: [{ path: 'table.xlsx', reason: expect.stringContaining('convert it') }],
        isCancelled: false,
      });
      const { items: shown } = await galleries.listGalleryItems({ galleryId: gallery.id });
      expect(shown.map(({ id }) => id)).toEqual([items[0]!.id, ...added.itemIds, items[1]!.id]);
      expect(shown.slice(1, 3)).toMatchObject([
        { image: { imageInfo: { id: added.mediaIds[0], filename: '2.png' } } },
        { image: { imageInfo: { id: added.mediaIds[1], filename: '1.png' } } },
      ]);
      expect((await history.undo({})).label).toBe('Add 2 items to “A gallery”');
      expect(await titlesOf(connected.client, gallery.id)).toEqual(['top', 'bottom']);
    });

    it('of a folder keep its structure, and tell the folders', async () => {
      const { media } = connected.client;
      await put('Alps/peak.png', greyPng(8, 8, 21));
      await put('Alps/huts/door.png', greyPng(8, 8, 22));
      const added = await media.addFiles({ paths: [path.join(outside, 'Alps')] });
      expect(added).toMatchObject({ totalCopied: 2, totalItems: 0, folders: ['Alps', 'Alps/huts'] });
      const { files } = await media.getMediaFiles({ mediaIds: [...added.mediaIds] });
      expect(files.map((file) => file.path)).toEqual(['Alps/peak.png', 'Alps/huts/door.png']);
    });

    it('are refused before anything is copied when there is no such gallery', async () => {
      const galleryId = '00000000-0000-4000-8000-000000000000';
      const paths = [await put('lost.png', greyPng(8, 8, 31))];
      await expectNotFound(connected.client.media.addFiles({ paths, galleryId }), galleryId);
      const { files } = await connected.client.media.listMediaFiles({ search: 'lost.png' });
      expect(files).toEqual([]);
    });
  });
}
