import * as fc from 'fast-check';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import type { GalleryService } from '../../../main/galleries/gallery-service.ts';
import type { ChangeableState } from '../../../main/store/state.ts';

const pick = fc.nat();
/** What a person, the media folder or a crash does next; `pick`s choose among what is there. */
export const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('createGallery' as const), items: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cloneGallery' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deleteGallery' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('rename' as const), pick, name: fc.string({ maxLength: 20 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('addItems' as const),
      pick,
      items: fc.integer({ min: 1, max: 8 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('editItem' as const), pick, title: fc.string({ maxLength: 20 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('moveItems' as const), pick, toStart: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deleteItems' as const), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('moveGallery' as const), pick, toStart: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('nameLibrary' as const), name: fc.string({ maxLength: 20 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mediaFolder' as const) }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const text = (title: string) => ({ title, text: { html: '<p>Ebb</p>' } });

/** What steps are done to: a library, or a model of one. */
export interface Performing {
  readonly store: ChangeableState;
  readonly galleries: GalleryService;
}

/** Does what a person would do; nothing when there is nothing to do it to. */
export async function perform(desk: Performing, one: Step): Promise<void> {
  const { galleries, store } = desk;
  const all = [...store.state.galleries];
  const gallery: GallerySummary | undefined = 'pick' in one ? all[one.pick % all.length] : undefined;
  const document = gallery && (await store.state.gallery(gallery.id));
  const items = [...(document?.items ?? [])];
  const chosen = items
    .filter((_, index) => 'pick' in one && (one.pick >> (index % 16)) % 2 === 1)
    .map(({ id }) => id);
  if (one.do === 'createGallery') {
    const added = Array.from({ length: one.items }, (_, index) => text(`Item ${index}`));
    await galleries.createGallery({ gallery: { name: 'Skagen', items: added } });
  } else if (one.do === 'nameLibrary') {
    await store.change((state) => ({
      label: 'Rename library',
      events: [
        { type: 'libraryUpdated', changed: { name: one.name }, previous: { name: state.settings.name } },
      ],
      result: undefined,
    }));
  } else if (gallery === undefined) return;
  else if (one.do === 'cloneGallery') await galleries.createGallery({ cloneFromGalleryId: gallery.id });
  else if (one.do === 'deleteGallery') await galleries.deleteGallery({ galleryId: gallery.id });
  else if (one.do === 'rename')
    await galleries.updateGallery({ gallery: { id: gallery.id, name: one.name } });
  else if (one.do === 'addItems') {
    const added = Array.from({ length: one.items }, (_, index) => text(`Added ${index}`));
    await galleries.createGalleryItems({ galleryId: gallery.id, items: added });
  } else if (one.do === 'editItem') {
    const item = items[one.pick % items.length];
    if (item === undefined) return;
    await galleries.updateGalleryItem({
      galleryId: gallery.id,
      item: { id: item.id, title: one.title || null },
    });
  } else if (one.do === 'moveItems' && chosen.length > 0) {
    const place = { at: one.toStart ? 'start' : 'end' } as const;
    await galleries.moveGalleryItems({ galleryId: gallery.id, itemIds: chosen, place });
  } else if (one.do === 'deleteItems' && chosen.length > 0) {
    await galleries.bulkDeleteGalleryItems({ galleryId: gallery.id, itemIds: chosen });
  } else if (one.do === 'moveGallery') {
    const galleryIds = [gallery.id, ...all.slice(0, 1).map(({ id }) => id)];
    await galleries.moveGalleries({ galleryIds, place: { at: one.toStart ? 'start' : 'end' } });
  }
}
