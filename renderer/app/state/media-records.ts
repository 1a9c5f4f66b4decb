import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { MediaEvent } from '../../../shared/events/domain-event.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { withChanges } from './item-events.ts';

/** A file of the catalog, `UNKNOWN` when the catalog has none with this id, undefined when it is not read yet. */
export type MediaRecord = MediaFile | 'UNKNOWN' | undefined;

/** The contract's limit for one question. */
const MOST_AT_ONCE = 200;

/**
 * The files that items show, by id. Tiles ask for the one they need; what is asked for in one turn becomes one question. Events keep
 * the records current.
 */
export class MediaRecords {
  readonly #client: ContractClient;
  readonly #records = new Map<string, MediaFile | 'UNKNOWN'>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #wanted = new Set<string>();
  #isScheduled = false;

  constructor(client: ContractClient) {
    this.#client = client;
  }

  get(mediaId: string): MediaRecord {
    return this.#records.get(mediaId);
  }

  /** Watches one file, and reads it when it is not known yet. */
  subscribe(mediaId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(mediaId) ?? new Set();
    this.#listeners.set(mediaId, listeners.add(listener));
    if (!this.#records.has(mediaId)) this.#want(mediaId);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(mediaId);
    };
  }

  /** Takes files that were read for another purpose. */
  put(files: readonly MediaFile[]): void {
    for (const file of files) this.#set(file.id, file);
  }

  apply(event: MediaEvent): void {
    if (event.type === 'mediaFileAdded') {
      // A folder may bring files by the hundred thousand: only those that something shows are kept.
      if (this.#records.has(event.file.id) || this.#listeners.has(event.file.id))
        this.#set(event.file.id, event.file);
    } else if (event.type === 'mediaFileRemoved') {
      this.#set(event.file.id, 'UNKNOWN');
    } else {
      const former = this.#records.get(event.mediaId);
      if (typeof former === 'object') this.#set(event.mediaId, withChanges(former, event.changed));
      else if (former === 'UNKNOWN') this.#want(event.mediaId);
    }
  }

  /** Forgets everything and reads again what somebody watches: after a connection was lost. */
  reload(): void {
    this.#records.clear();
    for (const mediaId of this.#listeners.keys()) this.#want(mediaId);
  }

  #set(mediaId: string, record: MediaFile | 'UNKNOWN'): void {
    this.#records.set(mediaId, record);
    for (const listener of this.#listeners.get(mediaId) ?? []) listener();
  }

  #want(mediaId: string): void {
    this.#wanted.add(mediaId);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      const ids = [...this.#wanted];
      this.#wanted.clear();
      for (let from = 0; from < ids.length; from += MOST_AT_ONCE)
        void this.#read(ids.slice(from, from + MOST_AT_ONCE));
    });
  }

  async #read(mediaIds: string[]): Promise<void> {
    try {
      const { files } = await this.#client.media.getMediaFiles({ mediaIds });
      this.put(files);
      const found = new Set(files.map((file) => file.id));
      for (const id of mediaIds) if (!found.has(id)) this.#set(id, 'UNKNOWN');
    } catch {
      // The connection is gone, which the window says elsewhere; `reload` asks again when it is back.
    }
  }
}
