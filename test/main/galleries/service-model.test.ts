import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGalleryService, type GalleryService } from '../../../main/galleries/gallery-service.ts';
import type { LibraryState } from '../../../main/store/state.ts';
import type { DecidedEvent } from '../../../shared/events/domain-event.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { crashed, mediaFolderDoes, openDesk, reopened, undoableContent } from '../history/history-fixture.ts';
import { perform, type Performing, step as anyStep } from '../history/random-steps.ts';
import { sampleFile } from '../store/samples.ts';

const step = fc.oneof(
  { weight: 12, arbitrary: anyStep },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('addMedia' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sort' as const), pick: fc.nat() }) },
);

/** A clock and ids that are the same for the library and its model: both follow from the number of the step. */
class SameTimes {
  step = 0;
  readonly now = () => new Date(Date.UTC(2024, 0, 1) + this.step * 60_000);

  ids(): () => string {
    let last = -1;
    let count = 0;
    return () => {
      if (last !== this.step) count = 0;
      last = this.step;
      count += 1;
      return `00000000-0000-4000-8000-${String(this.step * 1000 + count).padStart(12, '0')}`;
    };
  }
}

/** The library with nothing behind it but maps; its past are the contents it had. */
class Model implements Performing {
  store = new MemoryStore();
  galleries: GalleryService;
  readonly #times: SameTimes;
  readonly #newId: () => string;
  #contents: (readonly DecidedEvent[])[] = [];
  #at = -1;

  constructor(times: SameTimes) {
    this.#times = times;
    this.#newId = times.ids();
    this.galleries = this.#service();
  }

  /** The library has this content now. */
  async start(state: LibraryState): Promise<void> {
    this.#contents = [await contentEvents(state)];
    await this.#goTo(0);
  }

  get canUndo(): boolean {
    return this.#at > 0;
  }

  get canRedo(): boolean {
    return this.#at < this.#contents.length - 1;
  }

  undo(): Promise<void> {
    return this.#goTo(this.#at - 1);
  }

  redo(): Promise<void> {
    return this.#goTo(this.#at + 1);
  }

  /** What was done is a step, when it did anything. */
  async did(work: () => Promise<void>): Promise<void> {
    const before = this.store.sequence;
    await work();
    if (this.store.sequence === before) return;
    this.#contents = [...this.#contents.slice(0, this.#at + 1), await contentEvents(this.store.state)];
    this.#at += 1;
  }

  async #goTo(at: number): Promise<void> {
    const events = this.#contents[at];
    if (events === undefined) throw new Error('There is no such content.');
    this.store = new MemoryStore(this.store.media);
    await this.store.change(() => ({ label: 'Content', events, result: undefined }));
    this.galleries = this.#service();
    this.#at = at;
  }

  #service(): GalleryService {
    return createGalleryService({
      store: this.store,
      readText: () => Promise.resolve(''),
      now: this.#times.now,
      newId: this.#newId,
    });
  }
}

/** The events that make this content out of nothing. */
async function contentEvents(state: LibraryState): Promise<DecidedEvent[]> {
  const events: DecidedEvent[] = [
    { type: 'libraryUpdated', changed: structuredClone(state.settings), previous: {} },
  ];
  for (const { id } of state.galleries) {
    const gallery = await state.gallery(id);
    if (gallery === undefined) continue;
    events.push({ type: 'galleryCreated', galleryId: id, gallery: gallery.properties });
    for (const item of gallery.items) events.push({ type: 'galleryItemCreated', galleryId: id, item });
  }
  return events;
}

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function performAny(desk: Performing, one: Step): Promise<void> {
  if (one.do !== 'addMedia' && one.do !== 'sort') return perform(desk, one);
  const { galleries, media } = desk.store.state;
  const gallery = galleries.at(one.pick % galleries.size);
  if (gallery === undefined) return;
  if (one.do === 'sort') {
    const by = one.pick % 2 === 0 ? 'TITLE' : 'SHUFFLE';
    const asked = { galleryId: gallery.id, by, order: 'ASC', locale: 'en', seed: one.pick % 1000 } as const;
    await desk.galleries.sortGalleryItems(asked);
    return;
  }
  const mediaIds = [...media.values()].map(({ id }) => id).slice(0, 1 + (one.pick % 3));
  if (mediaIds.length === 0) return;
  await desk.galleries.addMediaToGallery({ galleryId: gallery.id, mediaIds, place: { at: 'start' } });
}

test('a library answers like plain maps, whatever is created, cloned, moved, sorted, undone, redone, closed and crashed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const times = new SameTimes();
      const options = { now: times.now, newId: times.ids() };
      let desk = await openDesk(undefined, options);
      const model = new Model(times);
      await model.start(desk.store.state);
      for (const one of steps) {
        times.step += 1;
        if (one.do === 'flush') await desk.store.flush();
        else if (one.do === 'reopen') desk = await reopened(desk, options);
        else if (one.do === 'crash') desk = await crashed(desk, options);
        else if (one.do === 'mediaFolder') {
          const added = { type: 'mediaFileAdded', file: sampleFile() } as const;
          await mediaFolderDoes(desk, added);
          await model.store.change(() => ({ label: 'Media', events: [added], result: undefined }));
        } else if (one.do === 'undo') {
          if (model.canUndo) await model.undo().then(() => desk.history.undo());
          else await expect(desk.history.undo()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
        } else if (one.do === 'redo') {
          if (model.canRedo) await model.redo().then(() => desk.history.redo());
          else await expect(desk.history.redo()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
        } else {
          await performAny(desk, one);
          await model.did(() => performAny(model, one));
        }
        expect(await undoableContent(desk)).toEqual(await undoableContent(model));
        expect(desk.store.state.media.size).toBe(model.store.media.length);
      }
      await desk.store.close();
    }),
    { numRuns: 25 },
  );
});
