import type { historyContract, Moment } from '../../shared/contract/history.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Change } from '../../shared/events/domain-event.ts';
import { compareGalleries } from '../../shared/history/compare-galleries.ts';
import type { HistoryState } from '../../shared/history/history-state.ts';
import { DEFAULT_HISTORY } from '../../shared/model/library.ts';
import type { Store } from '../store/open-store.ts';
import type { Command } from '../store/state.ts';
import { decideHistorySettings } from './history-settings.ts';
import { listChanges } from './list-changes.ts';
import { Past } from './past.ts';
import { decideRestore } from './restore.ts';
import { type CheckEvents, decideRedo, decideUndo, type TakenStep } from './undo-redo.ts';
import { UndoHistory } from './undo-history.ts';

type Contract = typeof historyContract;
type Method<M extends keyof Contract> = (input: InputOf<Contract[M]>) => Promise<OutputOf<Contract[M]>>;

/** One method for each of the contract's. */
export interface HistoryService {
  getHistoryState(): Promise<OutputOf<Contract['getHistoryState']>>;
  undo(): Promise<OutputOf<Contract['undo']>>;
  redo(): Promise<OutputOf<Contract['redo']>>;
  readonly listChanges: Method<'listChanges'>;
  readonly getGalleryAt: Method<'getGalleryAt'>;
  readonly compareGallery: Method<'compareGallery'>;
  readonly restoreFromHistory: Method<'restoreFromHistory'>;
  getHistorySettings(): Promise<OutputOf<Contract['getHistorySettings']>>;
  readonly updateHistorySettings: Method<'updateHistorySettings'>;
  /** To be called with each change as it becomes durable. Answers what can be undone and redone after it, if that is known. */
  take(change: Change): HistoryState | undefined;
}

export interface HistoryServiceOptions {
  readonly store: Store;
  /** Refuses what the world outside of the library does not allow, such as a media folder that is not there. */
  readonly check?: CheckEvents;
  /** Default: the clock. */
  readonly now?: () => Date;
}

/** Undo, redo and the past of a library. To be made before the store takes its next change. */
export function createHistoryService({
  store,
  check = async () => {},
  now = () => new Date(),
}: HistoryServiceOptions): HistoryService {
  const history = new UndoHistory(store);
  const past = new Past(store);

  async function step(command: Command<TakenStep>) {
    const taken = await store.change(async (state) => {
      // What was changed before this call counts, also what is on its way to the disk.
      await store.settled();
      return command(state);
    });
    // It is done: that the disk refuses to tell what comes next must not look as if it were not.
    return { ...taken, history: await history.stateAsKnown() };
  }

  async function requireGalleryAt(galleryId: string, moment: Moment) {
    const { change, gallery } = await past.galleryAt(galleryId, moment);
    if (gallery === undefined) throw noGalleryThen(galleryId);
    return { change, gallery };
  }

  async function extent() {
    const settings = store.state.settings.history ?? DEFAULT_HISTORY;
    return { settings, ...(await store.history.extent()) };
  }

  return {
    take: (change) => history.take(change),
    getHistoryState: () => history.state(),
    undo: () => step((state) => decideUndo(state, history, check)),
    redo: () => step((state) => decideRedo(state, history, check)),
    listChanges: (input) => listChanges(store, input),

    async getGalleryAt({ galleryId, moment, offset, limit }) {
      const { change, gallery } = await requireGalleryAt(galleryId, moment);
      const items = gallery.items.slice(offset, offset + limit);
      return { change, gallery: { ...gallery.properties, totalItems: gallery.items.length, items } };
    },

    async compareGallery({ galleryId, from, to, offset, limit }) {
      const before = await past.galleryAt(galleryId, from);
      const after = await (to === undefined ? past.galleryNow(galleryId) : past.galleryAt(galleryId, to));
      if (before.gallery === undefined && after.gallery === undefined) throw noGalleryThen(galleryId);
      const { items, ...difference } = compareGalleries(before.gallery, after.gallery);
      return {
        ...difference,
        from: before.change,
        to: after.change,
        wasThere: before.gallery !== undefined,
        isThere: after.gallery !== undefined,
        totalItems: items.length,
        items: items.slice(offset, offset + limit),
      };
    },

    async restoreFromHistory({ galleryId, moment, restore }) {
      // The past does not change while the restoration waits for its turn.
      const { gallery } = await requireGalleryAt(galleryId, moment);
      const restoration = { galleryId, past: gallery, part: restore };
      return step((state) => decideRestore(state, restoration, now()));
    },

    getHistorySettings: extent,
    async updateHistorySettings(input) {
      await store.change((state) => decideHistorySettings(state, input));
      return extent();
    },
  };
}

function noGalleryThen(galleryId: string): GalleryDeskError {
  return new GalleryDeskError(
    'NOT_FOUND',
    `There was no gallery with the id ${galleryId} at that moment. List the changes of the gallery to see when it was there.`,
    { value: galleryId },
  );
}
