import type { Moment } from '../../shared/contract/history.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Change } from '../../shared/events/domain-event.ts';
import { GalleryRewind, type PastGallery } from '../../shared/history/past-gallery.ts';
import type { KeptLine } from '../store/kept-lines.ts';
import type { Store } from '../store/open-store.ts';

/** Of so many galleries as they were the last answers are kept, for those who turn pages. */
const REMEMBERED = 4;

/** A gallery at a moment of the past. */
export interface GalleryMoment {
  /** The sequence of the last change before the moment; 0 before the first. */
  readonly change: number;
  /** Undefined when it was not there then. */
  readonly gallery: PastGallery | undefined;
}

/** What the journal writes of each event of a gallery. */
export function markOf(galleryId: string): string {
  return `"galleryId":"${galleryId}"`;
}

/** Tells what galleries were at moments of the past, by taking back from now on what happened since. */
export class Past {
  readonly #store: Store;
  /** By gallery and change. The past does not change, so they stay true. */
  readonly #remembered = new Map<string, PastGallery | undefined>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * A gallery right after a change, or at a time. Costs the reading of all that was changed since, and the taking back of what touched the
   * gallery.
   *
   * @throws `NOT_FOUND` for a change that is not there yet, `FAILED_PRECONDITION` when the history does not reach that far back,
   *   `DATA_LOSS` or `UNAVAILABLE` when it cannot be read
   */
  async galleryAt(galleryId: string, moment: Moment): Promise<GalleryMoment> {
    const { sequence, gallery } = await this.#store.capture(galleryId);
    if ('change' in moment && moment.change > sequence) {
      throw new GalleryDeskError(
        'NOT_FOUND',
        `There is no change ${moment.change}; the last one is ${sequence}. List the changes to see those there are.`,
        { value: moment.change },
      );
    }
    if ('change' in moment) {
      const key = keyOf(galleryId, moment.change);
      if (this.#remembered.has(key)) return { change: moment.change, gallery: this.#remembered.get(key) };
    }
    const rewind = new GalleryRewind(galleryId, gallery);
    const change = await this.#rewind(galleryId, rewind, sequence, moment);
    const past = rewind.gallery();
    this.#remember(keyOf(galleryId, change), past);
    return { change, gallery: past };
  }

  /** The gallery now, as the durable changes made it. */
  async galleryNow(galleryId: string): Promise<GalleryMoment> {
    const { sequence, gallery } = await this.#store.capture(galleryId);
    return { change: sequence, gallery };
  }

  /** Answers the sequence of the last change that was not taken back. */
  async #rewind(galleryId: string, rewind: GalleryRewind, sequence: number, moment: Moment): Promise<number> {
    const mark = markOf(galleryId);
    let last = sequence + 1;
    for await (const line of this.#store.history.backwards({ before: last })) {
      if (isReached(line, moment)) return line.sequence;
      if (line.mentions(mark)) takeBack(rewind, line.change());
      last = line.sequence;
    }
    // The beginning of the library: nothing was there.
    if (last === 1) return 0;
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      last > sequence
        ? 'The history of this library is not kept any more. Choose a moment after the next change.'
        : `The history reaches back to change ${last} only; what was before is not kept any more. Choose a later moment.`,
      { value: last },
    );
  }

  #remember(key: string, gallery: PastGallery | undefined): void {
    this.#remembered.delete(key);
    this.#remembered.set(key, gallery);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }
}

function isReached(line: KeptLine, moment: Moment): boolean {
  if ('change' in moment) return line.sequence <= moment.change;
  return Date.parse(line.time) <= Date.parse(moment.time);
}

function takeBack(rewind: GalleryRewind, change: Change): void {
  try {
    rewind.takeBack(change);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `What the gallery was before change ${change.sequence} cannot be told, because its file was changed outside of Gallery Desk. ${problem} Choose a later moment.`,
      { value: change.sequence },
      { cause },
    );
  }
}

function keyOf(galleryId: string, change: number): string {
  return `${galleryId}@${change}`;
}
