import { applyChanges, previousValues } from '../../shared/events/apply-changes.ts';
import { type GalleryContent, GalleryDraft } from '../../shared/events/apply-gallery-events.ts';
import { MediaDraft } from '../../shared/events/apply-media-events.ts';
import type { DecidedEvent, DomainEvent } from '../../shared/events/domain-event.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';

/** Ids become file names. */
const GALLERY_ID = /^[0-9a-z][0-9a-z-]{0,63}$/;

/** What a draft starts from. */
export interface DraftBase {
  readonly settings: LibrarySettings;
  readonly retiredSequence: number;
  readonly media: { get(mediaId: string): MediaFile | undefined };
  /** The gallery as loaded; undefined when there is none. Throws when it is there and not loaded. */
  loadedGallery(galleryId: string): GalleryContent | undefined;
}

/** The whole library while one change is applied to it: nothing happens to it until the draft is committed. */
export class ChangeDraft {
  readonly galleries = new Map<string, GalleryDraft>();
  readonly #base: DraftBase;
  readonly #media: MediaDraft;
  #settings: LibrarySettings | undefined;

  constructor(base: DraftBase) {
    this.#base = base;
    this.#media = new MediaDraft(base.media);
  }

  get touchedFiles(): ReadonlyMap<string, MediaFile | undefined> {
    return this.#media.touchedFiles;
  }

  /** Undefined when no event touched the settings. */
  get touchedSettings(): LibrarySettings | undefined {
    return this.#settings;
  }

  /**
   * Applies a decided event and answers it numbered, with the former values as they really are.
   *
   * @throws Error when it does not fit: a fault of the program that decided it
   */
  take(event: DecidedEvent): DomainEvent {
    if ('galleryId' in event) return this.#gallery(event.galleryId).take(event);
    if (event.type === 'libraryUpdated') {
      const settings = this.#settings ?? this.#base.settings;
      this.#settings = applyChanges(settings, event.changed);
      return { ...event, previous: previousValues(settings, event.changed) };
    }
    return this.#media.take(event);
  }

  /** Applies an event of the journal, which is numbered already. */
  replay(event: DomainEvent): void {
    if ('galleryId' in event) this.#gallery(event.galleryId).replay(event);
    else this.take(event);
  }

  #gallery(galleryId: string): GalleryDraft {
    const existing = this.galleries.get(galleryId);
    if (existing !== undefined) return existing;
    if (!GALLERY_ID.test(galleryId)) {
      throw new Error(`A gallery cannot have the id ${JSON.stringify(galleryId)}.`);
    }
    const draft = new GalleryDraft(
      galleryId,
      this.#base.loadedGallery(galleryId),
      this.#base.retiredSequence,
    );
    this.galleries.set(galleryId, draft);
    return draft;
  }
}
