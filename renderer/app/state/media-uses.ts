import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { MediaFileUses } from '../../../shared/model/media-file.ts';
import { pictureIdOf, type GalleryItem } from '../../../shared/model/item.ts';

/** The galleries that show a file; undefined while that is not known. */
export type KnownUses = MediaFileUses['galleries'] | undefined;

/** The contract's limit for one question. */
const MOST_AT_ONCE = 200;

/** The core learns which galleries show which files when it is first asked; what a window shows first goes before that. */
const START_IN_MS = 1000;

const NONE: MediaFileUses['galleries'] = [];

/**
 * Which galleries show the files that somebody looks at. What is asked for in one turn becomes one question; when items come, change or go,
 * their files are asked for again.
 */
export class MediaUseRecords {
  readonly #client: ContractClient;
  readonly #uses = new Map<string, MediaFileUses['galleries']>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #wanted = new Set<string>();
  readonly #firstQuestionAt = performance.now() + START_IN_MS;
  #isScheduled = false;

  constructor(client: ContractClient) {
    this.#client = client;
  }

  get(mediaId: string): KnownUses {
    return this.#uses.get(mediaId);
  }

  subscribe(mediaId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(mediaId) ?? new Set();
    this.#listeners.set(mediaId, listeners.add(listener));
    if (!this.#uses.has(mediaId)) this.#want(mediaId);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(mediaId);
    };
  }

  apply(events: readonly DomainEvent[]): void {
    for (const mediaId of events.flatMap(mediaIdsOf)) {
      if (this.#listeners.has(mediaId)) this.#want(mediaId);
      else this.#uses.delete(mediaId);
    }
  }

  /** Forgets everything and reads again what somebody watches: after a connection was lost. */
  reload(): void {
    this.#uses.clear();
    for (const mediaId of this.#listeners.keys()) this.#want(mediaId);
  }

  #want(mediaId: string): void {
    this.#wanted.add(mediaId);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const rest = this.#firstQuestionAt - performance.now();
    if (rest > 0) setTimeout(() => this.#ask(), rest);
    else queueMicrotask(() => this.#ask());
  }

  #ask(): void {
    this.#isScheduled = false;
    const ids = [...this.#wanted];
    this.#wanted.clear();
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      void this.#read(ids.slice(from, from + MOST_AT_ONCE));
    }
  }

  async #read(mediaIds: string[]): Promise<void> {
    try {
      const { uses } = await this.#client.media.getMediaUses({ mediaIds });
      const found = new Map(uses.map(({ mediaId, galleries }) => [mediaId, galleries]));
      for (const mediaId of mediaIds) {
        this.#uses.set(mediaId, found.get(mediaId) ?? NONE);
        for (const listener of this.#listeners.get(mediaId) ?? []) listener();
      }
    } catch {
      // The connection is gone, which the window says elsewhere; `reload` asks again when it is back.
    }
  }
}

/** The files whose uses an event can change. */
function mediaIdsOf(event: DomainEvent): string[] {
  if (event.type === 'galleryItemCreated' || event.type === 'galleryItemDeleted') return shownBy(event.item);
  if (event.type !== 'galleryItemUpdated') return [];
  return [event.changed, event.previous].flatMap(({ image, video }) =>
    [image?.imageInfo.id, video?.videoInfo.id, video?.videoInfo.posters?.[0]?.id].filter(
      (id) => id !== undefined,
    ),
  );
}

function shownBy(item: GalleryItem): string[] {
  const mediaId = pictureIdOf(item);
  return mediaId === undefined ? [] : [mediaId];
}
