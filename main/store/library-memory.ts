import type { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { GalleryContent } from '../../shared/events/apply-gallery-events.ts';
import type { GalleryProperties, GallerySummary } from '../../shared/model/gallery.ts';
import { type GalleryItem, pictureIdOf } from '../../shared/model/item.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import { SortedList, sortedForDisplay } from '../../shared/order/sorted-list.ts';
import type { ChangeDraft } from './change-draft.ts';
import { IndexedMediaCatalog } from './media-catalog.ts';
import { mediaCountsOf, MediaUses } from './media-uses.ts';
import type { GallerySnapshot, LibrarySnapshot, MediaSnapshot } from './snapshots.ts';
import { sortedInSteps } from './sorted-in-steps.ts';
import type { GalleryDocument, LibraryState } from './state.ts';
import { tagCountsOf, TagUses } from './tag-uses.ts';

const COVERS = 4;

class LoadedGallery implements GalleryDocument {
  constructor(
    public properties: GalleryProperties,
    public sequence: number,
    readonly items: SortedList<GalleryItem>,
  ) {}
}

/** A gallery's line in the lists. `items` are in display order. */
export function summaryOf(
  properties: GalleryProperties,
  items: Iterable<GalleryItem> & { readonly size: number },
): GallerySummary {
  return { ...properties, totalItems: items.size, coverMediaIds: coversOf(properties, items) };
}

function coversOf({ coverItemId }: GalleryProperties, items: Iterable<GalleryItem>): string[] {
  const coverMediaIds: string[] = [];
  const chosen = coverItemId === undefined ? undefined : coverItemAmong(items, coverItemId);
  const chosenMediaId = chosen && pictureIdOf(chosen);
  if (chosenMediaId !== undefined) return [chosenMediaId];
  for (const item of items) {
    const mediaId = pictureIdOf(item);
    if (mediaId !== undefined && coverMediaIds.push(mediaId) === COVERS) break;
  }
  return coverMediaIds;
}

function coverItemAmong(items: Iterable<GalleryItem>, coverItemId: string): GalleryItem | undefined {
  if (items instanceof SortedList) return (items as SortedList<GalleryItem>).get(coverItemId);
  for (const item of items) if (item.id === coverItemId) return item;
  return undefined;
}

/**
 * Whether changes of items can give their gallery other covers: not when none shows another file or stands elsewhere. Covers are the
 * first files of a gallery, and looking for them passes everything before them, which may be thousands of texts.
 */
function mayChangeCovers(
  items: SortedList<GalleryItem>,
  touchedItems: ReadonlyMap<string, GalleryItem | undefined>,
): boolean {
  for (const [id, after] of touchedItems) {
    const before = items.get(id);
    const shown = before && pictureIdOf(before);
    const willBeShown = after && pictureIdOf(after);
    if (shown !== willBeShown) return true;
    if (shown !== undefined && before?.sortOrder !== after?.sortOrder) return true;
  }
  return false;
}

/** Most changes of an item leave its gallery's line as it is. */
function isSummaryOf(summary: GallerySummary, covers: readonly string[], totalItems: number): boolean {
  return (
    summary.totalItems === totalItems &&
    covers.length === summary.coverMediaIds.length &&
    covers.every((mediaId, index) => mediaId === summary.coverMediaIds[index])
  );
}

function compareByDate(a: GallerySummary, b: GallerySummary): number {
  if (a.createdDate !== b.createdDate) return a.createdDate < b.createdDate ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What is not yet in the snapshot files. */
export interface Unsaved {
  library: boolean;
  media: boolean;
  readonly galleries: Set<string>;
}

/** How the numbering stood before a change, to be put back when the change is lost. */
export interface Numbering {
  readonly retiredSequence: number;
  readonly sequences: ReadonlyMap<string, number>;
}

/**
 * The library in memory. Galleries are loaded when they are first asked for and then stay: a library of 100,000 items takes about
 * 100 MB when all of it is loaded, and only what a person looks at is.
 */
export class LibraryMemory implements LibraryState {
  readonly galleries: SortedList<GallerySummary>;
  readonly galleriesByDate: SortedList<GallerySummary>;
  readonly media: IndexedMediaCatalog;
  readonly uses = new MediaUses();
  readonly tags = new TagUses();
  readonly unsaved: Unsaved = { library: false, media: false, galleries: new Set() };
  /** Of the last change that was applied, durable or not yet. */
  lastSequence: number;
  #settings: LibrarySettings;
  #retiredSequence: number;
  readonly #loaded = new Map<string, LoadedGallery>();
  /** Why the galleries cannot be shown whose files are damaged. */
  readonly #damaged: ReadonlyMap<string, GalleryDeskError>;
  readonly #loading = new Map<string, Promise<void>>();
  readonly #readGallery: (galleryId: string) => Promise<GallerySnapshot | undefined>;

  constructor(
    library: LibrarySnapshot,
    media: MediaSnapshot,
    summaries: Iterable<GallerySummary>,
    damaged: ReadonlyMap<string, GalleryDeskError>,
    lastSequence: number,
    readGallery: (galleryId: string) => Promise<GallerySnapshot | undefined>,
  ) {
    const known = [...summaries];
    this.galleries = sortedForDisplay(known);
    this.galleriesByDate = new SortedList(compareByDate, known);
    this.media = new IndexedMediaCatalog(media.files);
    this.lastSequence = lastSequence;
    this.#settings = library.settings;
    this.#retiredSequence = library.retiredSequence;
    this.#damaged = damaged;
    this.#readGallery = readGallery;
  }

  get settings(): LibrarySettings {
    return this.#settings;
  }

  get retiredSequence(): number {
    return this.#retiredSequence;
  }

  async gallery(galleryId: string): Promise<GalleryDocument | undefined> {
    await this.load([galleryId]);
    return this.#loaded.get(galleryId);
  }

  /** Undefined when there is no such gallery. It must be loaded. */
  loadedGallery(galleryId: string): (GalleryContent & GalleryDocument) | undefined {
    const gallery = this.#loaded.get(galleryId);
    if (gallery === undefined && this.galleries.has(galleryId)) {
      throw new Error(`The gallery ${galleryId} is not loaded.`);
    }
    return gallery;
  }

  /** Undefined when the gallery was not asked for yet, or is none. */
  loadedItems(galleryId: string): Iterable<GalleryItem> | undefined {
    return this.#loaded.get(galleryId)?.items;
  }

  /** Whether changes of the gallery can be applied at once: it is in memory, or there is none. */
  isLoaded(galleryId: string): boolean {
    if (this.#loaded.has(galleryId)) return true;
    return !this.galleries.has(galleryId) && !this.#damaged.has(galleryId);
  }

  /** @throws `DATA_LOSS` when a gallery's file is damaged or gone, `UNAVAILABLE` when the disk refuses */
  async load(galleryIds: Iterable<string>): Promise<void> {
    for (const galleryId of galleryIds) {
      const damage = this.#damaged.get(galleryId);
      if (damage !== undefined) throw damage;
      if (this.#loaded.has(galleryId) || !this.galleries.has(galleryId)) continue;
      let loading = this.#loading.get(galleryId);
      if (loading === undefined) {
        loading = this.#load(galleryId).finally(() => this.#loading.delete(galleryId));
        this.#loading.set(galleryId, loading);
      }
      await loading;
    }
  }

  async #load(galleryId: string): Promise<void> {
    const snapshot = await this.#readGallery(galleryId);
    if (snapshot === undefined) return;
    const { properties, sequence, items } = snapshot;
    const gallery = new LoadedGallery(properties, sequence, await sortedInSteps(items));
    this.#loaded.set(galleryId, gallery);
    this.#summarise(gallery);
  }

  /** Makes a draft happen. `numbering` puts former sequences back, when what happens is the loss of a change. */
  commit(draft: ChangeDraft, numbering?: Numbering): Numbering {
    const sequences = new Map<string, number>();
    const retiredSequence = this.#retiredSequence;
    if (draft.touchedSettings !== undefined) {
      this.#settings = draft.touchedSettings;
      this.unsaved.library = true;
    }
    for (const [mediaId, file] of draft.touchedFiles) {
      if (file === undefined) this.media.delete(mediaId);
      else this.media.set(file);
      this.unsaved.media = true;
    }
    for (const [galleryId, { properties, sequence, touchedItems }] of draft.galleries) {
      const gallery = this.#loaded.get(galleryId);
      if (gallery !== undefined) sequences.set(galleryId, gallery.sequence);
      if (properties === undefined) {
        this.#remove(galleryId, sequence);
      } else if (gallery === undefined) {
        const items = [...touchedItems.values()].filter((item) => item !== undefined);
        const added = new LoadedGallery(
          properties,
          numbering?.sequences.get(galleryId) ?? sequence,
          sortedForDisplay(items),
        );
        this.#loaded.set(galleryId, added);
        this.#summarise(added);
        this.uses.setGallery(galleryId, mediaCountsOf(items));
        this.tags.setGallery(galleryId, tagCountsOf(items));
      } else {
        const summary = this.galleries.get(galleryId);
        const isChanged = gallery.properties !== properties;
        gallery.properties = properties;
        gallery.sequence = numbering?.sequences.get(galleryId) ?? sequence;
        const changes = Array.from(
          touchedItems,
          ([itemId, item]) => [gallery.items.get(itemId), item] as const,
        );
        this.uses.changeItems(galleryId, changes);
        this.tags.changeItems(galleryId, changes);
        const isCovered =
          summary !== undefined &&
          summary.coverItemId === properties.coverItemId &&
          !mayChangeCovers(gallery.items, touchedItems);
        gallery.items.update(touchedItems);
        const covers = isCovered ? summary.coverMediaIds : coversOf(properties, gallery.items);
        if (isChanged || summary === undefined || !isSummaryOf(summary, covers, gallery.items.size)) {
          this.#summarise(gallery, covers);
        }
      }
      this.unsaved.galleries.add(galleryId);
    }
    if (numbering !== undefined) this.#retiredSequence = numbering.retiredSequence;
    return { retiredSequence, sequences };
  }

  librarySnapshot(): LibrarySnapshot {
    return {
      settings: this.#settings,
      appliedSequence: this.lastSequence,
      retiredSequence: this.#retiredSequence,
    };
  }

  mediaSnapshot(): MediaSnapshot {
    return { appliedSequence: this.lastSequence, files: [...this.media.values()] };
  }

  /** The gallery as it is now: items are immutable, so that a copy of the list is all it takes. Undefined when it was deleted. */
  gallerySnapshot(galleryId: string): GallerySnapshot | undefined {
    const gallery = this.loadedGallery(galleryId);
    if (gallery === undefined) return undefined;
    const { properties, sequence, items } = gallery;
    return {
      properties,
      sequence,
      appliedSequence: this.lastSequence,
      items: items.slice(0, items.size),
    };
  }

  #summarise(
    { properties, items }: LoadedGallery,
    coverMediaIds: readonly string[] = coversOf(properties, items),
  ): void {
    const summary = { ...properties, totalItems: items.size, coverMediaIds };
    this.galleries.set(summary);
    this.galleriesByDate.set(summary);
  }

  #remove(galleryId: string, sequence: number): void {
    this.#loaded.delete(galleryId);
    this.uses.forgetGallery(galleryId);
    this.tags.forgetGallery(galleryId);
    this.galleries.delete(galleryId);
    this.galleriesByDate.delete(galleryId);
    if (sequence > this.#retiredSequence) {
      this.#retiredSequence = sequence;
      this.unsaved.library = true;
    }
  }
}
