import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { DecidedEvent, FieldChanges, MediaEvent } from '../../shared/events/domain-event.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { ChangeableState, LibraryState } from '../store/state.ts';

/** One file's change, decided before it is its turn. */
export type CatalogEdit =
  | { readonly type: 'add'; readonly file: MediaFile }
  /** A field that is `undefined` is removed; one that is not there stays. */
  | {
      readonly type: 'update';
      readonly mediaId: string;
      readonly fields: Partial<MediaFile>;
      /** Only while the file has this content: what is said of another one is not true of it. */
      readonly fingerprint?: string;
    }
  /** For what turns out to be no media; a file that is gone is marked missing and stays. */
  | { readonly type: 'remove'; readonly mediaId: string };

/** Most files in one change: a line of the journal stays readable, and a notice small. */
const MOST_PER_CHANGE = 200;

export interface WriterOptions {
  /** ms between two changes, in which edits gather; the first after a pause does not wait. Default 100. */
  readonly gatherTime?: number;
}

/**
 * Writes what happens to media files into the catalog: what comes together, or soon after a change, is one change, so that ten thousand
 * files do not take ten thousand writes to disk and redraw the window as often.
 */
export class CatalogWriter {
  readonly #store: ChangeableState;
  readonly #gatherTime: number;
  #lastChange = Number.NEGATIVE_INFINITY;
  #waiting: { edit: CatalogEdit; done: () => void; failed: (error: unknown) => void }[] = [];
  #isWriting = false;
  #isHurried = false;
  #endGathering: (() => void) | undefined;

  constructor(store: ChangeableState, { gatherTime = 100 }: WriterOptions = {}) {
    this.#store = store;
    this.#gatherTime = gatherTime;
  }

  /**
   * Answers when the edit is durable. Edits are applied in the order they were given in.
   *
   * @throws what the store throws.
   */
  write(edit: CatalogEdit): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ edit, done, failed });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  /** Has what gathers written now: nothing more is coming for the moment. */
  hurry(): void {
    this.#isHurried = this.#isWriting;
    this.#endGathering?.();
  }

  async #writeAll(): Promise<void> {
    // Whoever gives several edits at once has them in one change.
    this.#isWriting = true;
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      await this.#gather();
      this.#isHurried = false;
      this.#lastChange = performance.now();
      const batch = this.#waiting.splice(0, MOST_PER_CHANGE);
      try {
        await this.#store.change((state) => {
          const events = eventsOf(
            state,
            batch.map(({ edit }) => edit),
          );
          return { label: labelOf(events), events, origin: 'MEDIA_FOLDER', result: undefined };
        });
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#isWriting = false;
    this.#isHurried = false;
  }

  /** Waits for what belongs to the next change too. */
  async #gather(): Promise<void> {
    const rest = this.#lastChange + this.#gatherTime - performance.now();
    if (rest <= 0 || this.#isHurried || this.#waiting.length >= MOST_PER_CHANGE) return;
    const ended = new AbortController();
    this.#endGathering = () => ended.abort();
    await delay(rest, undefined, { signal: ended.signal }).catch(() => undefined);
    this.#endGathering = undefined;
  }
}

/** The events of some edits on the state as it is; edits that change nothing, or whose file is gone from the catalog, have none. */
export function eventsOf(state: LibraryState, edits: readonly CatalogEdit[]): MediaEvent[] {
  const events: MediaEvent[] = [];
  const latest = new Map<string, MediaFile | undefined>();
  for (const edit of edits) {
    if (edit.type === 'add') {
      latest.set(edit.file.id, edit.file);
      events.push({ type: 'mediaFileAdded', file: edit.file });
      continue;
    }
    const current = latest.has(edit.mediaId) ? latest.get(edit.mediaId) : state.media.get(edit.mediaId);
    if (current === undefined) continue;
    if (edit.type === 'remove') {
      latest.set(edit.mediaId, undefined);
      events.push({ type: 'mediaFileRemoved', file: current });
      continue;
    }
    if (edit.fingerprint !== undefined && edit.fingerprint !== current.fingerprint) continue;
    const difference = differenceOf(current, edit.fields);
    if (difference === undefined) continue;
    latest.set(edit.mediaId, { ...current, ...edit.fields });
    events.push({ type: 'mediaFileUpdated', mediaId: edit.mediaId, ...difference });
  }
  return events;
}

type MediaChanges = FieldChanges<MediaFile>;

function differenceOf(
  current: MediaFile,
  fields: Partial<MediaFile>,
): { changed: MediaChanges; previous: MediaChanges } | undefined {
  const changed: Record<string, unknown> = {};
  const previous: Record<string, unknown> = {};
  const before: Readonly<Record<string, unknown>> = { ...current };
  for (const [key, value] of Object.entries(fields)) {
    if (isDeepStrictEqual(before[key], value)) continue;
    changed[key] = value ?? null;
    previous[key] = before[key] ?? null;
  }
  // A new date of the catalog's entry alone is no change.
  const isChanged = Object.keys(changed).some((key) => key !== 'updatedDate');
  return isChanged ? { changed, previous } : undefined;
}

function labelOf(events: readonly DecidedEvent[]): StepText {
  const added = events.filter(({ type }) => type === 'mediaFileAdded').length;
  const files = events.length === 1 ? '1 media file' : (`${events.length} media files` as const);
  if (added === events.length) return `Add ${files}`;
  return events.every(isMissing) ? `Mark ${files} missing` : `Update ${files}`;
}

function isMissing(event: DecidedEvent): boolean {
  return event.type === 'mediaFileUpdated' && event.changed.status === 'MISSING';
}
