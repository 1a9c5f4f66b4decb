import { mkdir, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf, titlesOf } from './fixtures.ts';
import { expectViolation, refusalOf } from './refusal.ts';

export function historySuite(connected: Connected): void {
  describe('the history', () => {
    it('undoes and redoes the last change, and tells what comes next', async () => {
      const { galleries, history } = connected.client;
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b');
      await galleries.deleteGalleryItem({ galleryId: gallery.id, itemId: items[0]!.id });
      expect(await history.getHistoryState({})).toMatchObject({
        canUndo: true,
        undoLabel: 'Undo “Remove 1 item from ‘A gallery’”',
      });
      expect(await history.undo({})).toMatchObject({
        label: 'Remove 1 item from “A gallery”',
        notes: [],
        history: { canRedo: true, redoLabel: 'Redo “Remove 1 item from ‘A gallery’”' },
      });
      expect(await galleries.getGallery({ galleryId: gallery.id })).toEqual({ gallery });
      await history.redo({});
      expect(await titlesOf(connected.client, gallery.id)).toEqual([items[1]!.title]);
      expect(await refusalOf(history.redo({}))).toMatchObject({ code: 'FAILED_PRECONDITION' });
    });

    it('comes with each change on the stream', async () => {
      const { galleries, library } = connected.client;
      const stream = await library.subscribe({});
      await stream.next();
      const { gallery } = await galleries.createGallery({ gallery: { name: 'Seen' } });
      expect((await stream.next()).value).toMatchObject({
        kind: 'change',
        history: { canUndo: true, undoLabel: 'Undo “Create gallery ‘Seen’”', canRedo: false },
      });
      await stream.return?.();
      await galleries.deleteGallery({ galleryId: gallery.id });
    });

    it('lists, shows, compares and restores what was', async () => {
      const { galleries, history } = connected.client;
      const { gallery } = await galleryOf(connected.client, 'a', 'b');
      const galleryId = gallery.id;
      await galleries.deleteGallery({ galleryId });
      const { changes } = await history.listChanges({ galleryId });
      expect(changes.map(({ label }) => label)).toEqual([
        'Delete gallery “A gallery”',
        expect.stringContaining('Create gallery “A gallery”'),
      ]);
      const moment = { change: changes[1]!.sequence };
      const { gallery: then } = await history.getGalleryAt({ galleryId, moment });
      expect(then).toEqual(gallery);
      expect(await history.compareGallery({ galleryId, from: moment })).toMatchObject({
        isThere: false,
        totals: { removed: 2 },
      });
      await history.restoreFromHistory({ galleryId, moment, restore: { part: 'GALLERY' } });
      expect((await galleries.getGallery({ galleryId })).gallery.items).toEqual(gallery.items);
    });

    it('is kept within bounds that can be set', async () => {
      const { history } = connected.client;
      expect(await history.getHistorySettings({})).toMatchObject({
        settings: { maxAgeDays: 365, maxBytes: 256_000_000 },
        oldest: { sequence: 1 },
      });
      expect(await history.updateHistorySettings({ maxAgeDays: 30 })).toMatchObject({
        settings: { maxAgeDays: 30, maxBytes: 256_000_000 },
      });
      await expectViolation(history.updateHistorySettings({ maxAgeDays: 0 }), 'maxAgeDays', 'MIN');
      await history.undo({});
    });

    it('takes a change of the media folder back, and goes to the folder that it names', async () => {
      const { history, library, media } = connected.client;
      const other = `${connected.mediaFolder}-other`;
      await mkdir(other, { recursive: true });
      const before = await library.getLibrary({});
      await library.updateLibrary({ mediaFolder: other });
      await history.undo({});
      expect(await library.getLibrary({})).toEqual(before);
      expect((await media.getMediaFolder({})).status.folder).toBe(connected.mediaFolder);
      await rm(other, { recursive: true });
      expect(await refusalOf(history.redo({}))).toMatchObject({
        code: 'FAILED_PRECONDITION',
        data: { file: other },
      });
      expect(await library.getLibrary({})).toEqual(before);
    });
  });
}
