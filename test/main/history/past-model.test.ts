import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameValue } from '../../../shared/history/same-value.ts';
import type { GalleryProperties } from '../../../shared/model/gallery.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { sampleFile } from '../store/samples.ts';
import {
  crashed,
  type Desk,
  mediaFolderDoes,
  openDesk,
  reopened,
  undoableContent,
} from './history-fixture.ts';
import { perform, step } from './random-steps.ts';

interface Then {
  readonly properties: GalleryProperties;
  readonly items: readonly GalleryItem[];
}

async function galleriesOf({ store }: Desk): Promise<Map<string, Then>> {
  const galleries = new Map<string, Then>();
  for (const { id } of store.state.galleries) {
    const gallery = await store.state.gallery(id);
    if (gallery !== undefined)
      galleries.set(id, { properties: gallery.properties, items: [...gallery.items] });
  }
  return structuredClone(galleries);
}

const ALL = { offset: 0, limit: 200 };

/** What restoring brings back: everything but the dates of changes. */
const content = (items: readonly GalleryItem[]) => items.map(({ updatedDate: _date, ...item }) => item);

/** How a person would compare: look for each item in the other list. */
function comparedByHand(before: readonly GalleryItem[], after: readonly GalleryItem[]) {
  const bare = ({ updatedDate: _date, sortOrder: _order, ...item }: GalleryItem) => item;
  const find = (list: readonly GalleryItem[], id: string) => list.find((item) => item.id === id);
  return {
    added: after.filter(({ id }) => find(before, id) === undefined).length,
    removed: before.filter(({ id }) => find(after, id) === undefined).length,
    changed: after.filter((item) => {
      const former = find(before, item.id);
      return former !== undefined && !isSameValue(bare(former), bare(item));
    }).length,
  };
}

test('each gallery can be seen, compared and restored as it was after any change', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 4, maxLength: 4 }),
      async (steps, questions) => {
        let desk = await openDesk();
        /** After each change, by its sequence. */
        const moments = [await galleriesOf(desk)];
        for (const one of steps) {
          if (one.do === 'flush') await desk.store.flush();
          else if (one.do === 'reopen') desk = await reopened(desk);
          else if (one.do === 'crash') desk = await crashed(desk);
          else if (one.do === 'mediaFolder') {
            await mediaFolderDoes(desk, { type: 'mediaFileAdded', file: sampleFile() });
          } else if (one.do === 'undo') await desk.history.undo().catch(() => {});
          else if (one.do === 'redo') await desk.history.redo().catch(() => {});
          else await perform(desk, one);
          if (desk.store.sequence === moments.length) moments.push(await galleriesOf(desk));
        }
        expect(moments).toHaveLength(desk.store.sequence + 1);
        const galleryIds = [...new Set(moments.flatMap((galleries) => [...galleries.keys()]))];
        for (const [pick, a, b] of questions) {
          const galleryId = galleryIds[pick % galleryIds.length];
          if (galleryId === undefined) break;
          const [from, to] = [a % moments.length, b % moments.length];
          const then = moments[from]?.get(galleryId);
          const later = moments[to]?.get(galleryId);
          const see = () => desk.history.getGalleryAt({ galleryId, moment: { change: from }, ...ALL });
          const compare = () =>
            desk.history.compareGallery({
              galleryId,
              from: { change: from },
              to: { change: to },
              ...ALL,
            });
          if (then === undefined) {
            await expect(see()).rejects.toMatchObject({ code: 'NOT_FOUND' });
            await compare().catch(() => {});
            continue;
          }
          const expected = { ...then.properties, totalItems: then.items.length, items: then.items };
          expect(await see()).toEqual({ change: from, gallery: expected });
          expect(await compare()).toMatchObject({
            wasThere: true,
            isThere: later !== undefined,
            totals: comparedByHand(then.items, later?.items ?? []),
          });
          const before = await undoableContent(desk);
          const { sequence } = desk.store;
          await desk.history.restoreFromHistory({
            galleryId,
            moment: { change: from },
            restore: { part: 'GALLERY' },
          });
          const restored = await desk.store.state.gallery(galleryId);
          expect(content([...(restored?.items ?? [])])).toEqual(content(then.items));
          expect(restored?.properties.name).toBe(then.properties.name);
          if (desk.store.sequence === sequence) continue;
          expect(desk.store.sequence).toBe(sequence + 1);
          await desk.history.undo();
          expect(await undoableContent(desk)).toEqual(before);
        }
        await desk.store.close();
      },
    ),
    { numRuns: 30 },
  );
});
