import { assertNever } from '../assert-never.ts';
import type { MediaFile } from '../model/media-file.ts';
import { applyChanges, previousValues } from './apply-changes.ts';
import type { MediaEvent } from './domain-event.ts';

/** The catalog while events are applied to it, laid over a base that stays untouched. */
export class MediaDraft {
  readonly #base: { get(mediaId: string): MediaFile | undefined };
  readonly #files = new Map<string, MediaFile | undefined>();

  constructor(base: { get(mediaId: string): MediaFile | undefined }) {
    this.#base = base;
  }

  /** What the events made of the files they touched; undefined: removed. */
  get touchedFiles(): ReadonlyMap<string, MediaFile | undefined> {
    return this.#files;
  }

  /**
   * Applies an event and answers it with the former values as they really are here.
   *
   * @throws Error when the event does not fit the catalog: a fault of the program that decided it
   */
  take(event: MediaEvent): MediaEvent {
    switch (event.type) {
      case 'mediaFileAdded':
        if (this.#file(event.file.id) !== undefined) {
          throw new Error(`The catalog has a file ${event.file.id} already.`);
        }
        this.#files.set(event.file.id, event.file);
        return event;
      case 'mediaFileUpdated': {
        const file = this.#existing(event.mediaId);
        const next = applyChanges(file, event.changed);
        if (next.id !== event.mediaId) throw new Error(`The file ${event.mediaId} cannot change its id.`);
        this.#files.set(event.mediaId, next);
        return { ...event, previous: previousValues(file, event.changed) };
      }
      case 'mediaFileRemoved': {
        const file = this.#existing(event.file.id);
        this.#files.set(event.file.id, undefined);
        return { ...event, file };
      }
      default:
        return assertNever(event);
    }
  }

  #file(mediaId: string): MediaFile | undefined {
    return this.#files.has(mediaId) ? this.#files.get(mediaId) : this.#base.get(mediaId);
  }

  #existing(mediaId: string): MediaFile {
    const file = this.#file(mediaId);
    if (file === undefined) throw new Error(`The catalog has no file ${mediaId}.`);
    return file;
  }
}
