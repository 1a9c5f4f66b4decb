import { randomUUID } from 'node:crypto';
import type { Change, DecidedEvent, DomainEvent, FieldChanges } from '../../shared/events/domain-event.ts';
import type { GalleryProperties, GallerySummary } from '../../shared/model/gallery.ts';
import { mediaIdOf, type GalleryItem } from '../../shared/model/item.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { SortedList, sortedForDisplay } from '../../shared/order/sorted-list.ts';
import type { ChangeableState, Command, LibraryState } from '../../main/store/state.ts';

interface MemoryGallery {
  properties: GalleryProperties;
  sequence: number;
  readonly items: SortedList<GalleryItem>;
}

/** The event as the store numbers it; the gallery's number grows with each of its events. */
type Numbered = (event: DecidedEvent) => DomainEvent;

function withChanges<T extends object>(value: T, changes: FieldChanges<T>): T {
  const fields = Object.entries({ ...value, ...changes }).filter(([, field]) => field !== null);
  return Object.fromEntries(fields) as T;
}

function coversOf({ coverItemId }: GalleryProperties, items: readonly GalleryItem[]): string[] {
  const mediaIdsOf = (shown: readonly GalleryItem[]) => shown.map(mediaIdOf).filter((id) => id !== undefined);
  const chosen = mediaIdsOf(items.filter(({ id }) => id === coverItemId));
  return chosen.length > 0 ? chosen : mediaIdsOf(items).slice(0, 4);
}

/** The model of the store: the same changes and the same state, kept nowhere but in memory. */
export class MemoryStore implements ChangeableState {
  readonly changes: Change[] = [];
  readonly #galleries = new Map<string, MemoryGallery>();
  readonly #media = new Map<string, MediaFile>();
  readonly #listeners = new Set<(change: Change) => void>();
  #settings: LibrarySettings = {
    id: randomUUID(),
    name: 'Test',
    mediaFolder: 'media',
    createdDate: new Date().toISOString(),
  };
  #last: Promise<unknown> = Promise.resolve();

  constructor(media: Iterable<MediaFile> = []) {
    for (const file of media) this.#media.set(file.id, file);
  }

  get sequence(): number {
    return this.changes.length;
  }

  get state(): LibraryState {
    const summaries = (): GallerySummary[] =>
      Array.from(this.#galleries.values(), ({ properties, items }) => ({
        ...properties,
        totalItems: items.size,
        coverMediaIds: coversOf(properties, [...items]),
      }));
    const settings = () => this.#settings;
    return {
      get settings() {
        return settings();
      },
      get galleries() {
        return sortedForDisplay(summaries());
      },
      get galleriesByDate() {
        return new SortedList<GallerySummary>(
          (a, b) => a.createdDate.localeCompare(b.createdDate) || a.id.localeCompare(b.id),
          summaries(),
        );
      },
      gallery: async (galleryId) => this.#galleries.get(galleryId),
      media: {
        size: this.#media.size,
        get: (mediaId) => this.#media.get(mediaId),
        byPath: (path) => this.media.find((file) => file.path === path),
        byFingerprint: (fingerprint) => this.media.filter((file) => file.fingerprint === fingerprint),
        inFolder: (folder) =>
          this.media.filter(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))) === folder),
        folders: () =>
          new Set(this.media.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))))),
        values: () => this.#media.values(),
      },
    };
  }

  get media(): MediaFile[] {
    return [...this.#media.values()];
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change<T>(command: Command<T>): Promise<T> {
    const outcome = this.#last.then(() => this.#run(command));
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  async #run<T>(command: Command<T>): Promise<T> {
    const { label, events: decided, result } = await command(this.state);
    if (decided.length === 0) return result;
    const events = decided.map((event) => {
      const numbered = this.#number(event);
      this.#apply(numbered);
      return numbered;
    });
    const change: Change = {
      sequence: this.changes.length + 1,
      id: randomUUID(),
      time: new Date().toISOString(),
      label,
      events,
    };
    this.changes.push(change);
    for (const listener of this.#listeners) listener(change);
    return result;
  }

  readonly #number: Numbered = (event) => {
    if (!('galleryId' in event)) return event;
    return { ...event, sequence: (this.#galleries.get(event.galleryId)?.sequence ?? 0) + 1 };
  };

  #gallery(galleryId: string): MemoryGallery {
    const gallery = this.#galleries.get(galleryId);
    if (gallery === undefined) throw new Error(`An event of a gallery that is not there: ${galleryId}`);
    return gallery;
  }

  #apply(event: DomainEvent): void {
    if (event.type === 'galleryCreated') {
      const items = sortedForDisplay<GalleryItem>();
      this.#galleries.set(event.galleryId, { properties: event.gallery, sequence: 1, items });
      return;
    }
    if ('galleryId' in event) this.#gallery(event.galleryId).sequence = event.sequence;
    switch (event.type) {
      case 'galleryUpdated': {
        const gallery = this.#gallery(event.galleryId);
        gallery.properties = withChanges(gallery.properties, event.changed);
        break;
      }
      case 'galleryDeleted':
        this.#galleries.delete(event.galleryId);
        break;
      case 'galleryItemCreated':
        this.#gallery(event.galleryId).items.set(event.item);
        break;
      case 'galleryItemUpdated': {
        const { items } = this.#gallery(event.galleryId);
        items.set(withChanges(items.get(event.itemId)!, event.changed as FieldChanges<GalleryItem>));
        break;
      }
      case 'galleryItemDeleted':
        this.#gallery(event.galleryId).items.delete(event.item.id);
        break;
      case 'mediaFileAdded':
        this.#media.set(event.file.id, event.file);
        break;
      case 'mediaFileUpdated':
        this.#media.set(event.mediaId, withChanges(this.#media.get(event.mediaId)!, event.changed));
        break;
      case 'mediaFileRemoved':
        this.#media.delete(event.file.id);
        break;
      case 'libraryUpdated':
        this.#settings = withChanges(this.#settings, event.changed);
        break;
    }
  }
}
