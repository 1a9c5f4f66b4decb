import { DEFAULT_HISTORY, type HistorySettings } from '../../shared/model/library.ts';
import { UndoStack } from '../../shared/history/undo-stack.ts';
import type { ChangeHistory } from './change-history.ts';
import type { HistoryFolder, Segment } from './history-folder.ts';
import type { Journal, JournalMark } from './journal.ts';
import { firstLineOf, type KeptBytes, keptBytes, linesFromEnd } from './kept-lines.ts';
import type { LibraryFiles } from './library-files.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { diskError } from './store-error.ts';

/** Segments up to this size are merged, bytes: a long past is few files, and none is long to read. Smaller where little is kept. */
const LARGEST_MERGED = 4 * 1024 * 1024;
/** That many of the last steps can be undone whatever the bounds of the history. */
const KEPT_STEPS = 100;
/** When these steps stand in the way of a bound, it is tried again after so many changes: finding out means reading the past. */
const CHANGES_BETWEEN_TRIES = 50;
const DAY_IN_MS = 86_400_000;
/** No segment is merged to more than this part of a bound, of age or of size: what goes beyond it goes a segment at a time. */
const SEGMENTS_PER_BOUND = 12;

/** What a segment holds of changes that are to stand before others in a new one. */
interface Earlier {
  readonly segment: Segment;
  /** From the beginning of the file. */
  readonly bytes: Buffer;
  /** Where the changes begin. */
  readonly start: number;
  /** Of the first change, ms since the epoch. */
  readonly since: number;
}

export interface HistoryKeeperOptions {
  readonly files: LibraryFiles;
  readonly folder: HistoryFolder;
  readonly history: ChangeHistory;
  readonly journal: Journal;
  readonly settings: () => HistorySettings | undefined;
  readonly now: () => Date;
}

/** Takes what leaves the journal into the history folder, and lets go of what is older or more than the library is to keep. */
export class HistoryKeeper {
  readonly #options: HistoryKeeperOptions;
  /** When the last changes of segments were made, ms since the epoch, by path. */
  readonly #times = new Map<string, number>();
  #retryAt = 0;

  constructor(options: HistoryKeeperOptions) {
    this.#options = options;
  }

  /**
   * Everything in the journal up to the mark is durable in the history folder when this is fulfilled; the journal may then drop it.
   *
   * @throws `UNAVAILABLE` when the disk refuses; the journal must keep it then
   */
  async keep(mark: JournalMark): Promise<void> {
    const { files, folder, journal } = this.#options;
    const { firstSequence: first } = journal;
    if (mark.sequence < first) return;
    try {
      const bytes = (await files.fileSystem.readFile(files.journal)).subarray(0, mark.offset);
      const fresh = keptBytes(bytes, files.journal, files.migrations);
      const segments = await folder.segments();
      // Left by a crash before the journal was shortened, or by a library that was put back from a backup: the journal is right.
      const overlapping = segments.filter(({ last }) => last >= first);
      const earlier = await this.#earlier(
        segments,
        fresh,
        overlapping.find((one) => one.first < first),
      );
      const replaced = [
        ...overlapping.filter((one) => one.first >= first),
        ...earlier.map(({ segment }) => segment),
      ];
      const [oldest] = earlier;
      if (oldest === undefined) await folder.put(first, mark.sequence, [bytes], replaced);
      else {
        const parts = earlier.map(({ bytes: part, start }) => part.subarray(start));
        parts[0] = oldest.bytes;
        await folder.put(
          oldest.segment.first,
          mark.sequence,
          [...parts, bytes.subarray(fresh.start)],
          replaced,
        );
      }
    } catch (error) {
      throw diskError('Could not keep the history in', files.historyFolder, error);
    }
  }

  /**
   * Removes the oldest segments beyond the bounds that the library sets, but none that the last steps need to be undone.
   *
   * @throws `UNAVAILABLE` when the disk refuses
   */
  async prune(): Promise<void> {
    const { files, folder, journal } = this.#options;
    if (journal.mark().sequence < this.#retryAt) return;
    try {
      let needed: number | undefined;
      for (;;) {
        const segments = await folder.segments();
        const [oldest] = segments;
        if (oldest === undefined || !(await this.#isBeyondBounds(oldest, segments))) return;
        needed ??= await this.#firstNeeded();
        if (oldest.last >= needed) {
          this.#retryAt = journal.mark().sequence + CHANGES_BETWEEN_TRIES;
          return;
        }
        await folder.remove(oldest);
        this.#times.delete(oldest.path);
      }
    } catch (error) {
      throw diskError('Could not shorten the history in', files.historyFolder, error);
    }
  }

  /**
   * The segments to merge with what leaves the journal, the oldest first. Merged are those that are no larger than what comes after them,
   * so that each change is written some ten times at most and files are few; but not so
   * far that the bounds would come to nothing.
   *
   * @param overlapping holds changes that the journal holds too, and earlier ones
   */
  async #earlier(
    segments: readonly Segment[],
    fresh: KeptBytes,
    overlapping: Segment | undefined,
  ): Promise<Earlier[]> {
    const { schemaVersion, firstSequence } = fresh.header;
    if (overlapping !== undefined) {
      const earlier = await this.#linesBefore(overlapping, firstSequence, schemaVersion);
      return earlier === undefined ? [] : [earlier];
    }
    const merged: Earlier[] = [];
    const largest = Math.min(LARGEST_MERGED, this.#bounds().maxBytes / SEGMENTS_PER_BOUND);
    let first = firstSequence;
    let size = fresh.bytes.length;
    for (const segment of segments.toReversed()) {
      if (segment.last !== first - 1 || segment.size > size || segment.size + size > largest) break;
      const earlier = await this.#linesBefore(segment, first, schemaVersion);
      if (earlier === undefined || earlier.since < this.#agesAgo(1 / SEGMENTS_PER_BOUND)) break;
      merged.unshift(earlier);
      first = segment.first;
      size += segment.size;
    }
    return merged;
  }

  /** The part of a segment before a sequence; undefined when it is of another version or not readable. */
  async #linesBefore(
    segment: Segment,
    sequence: number,
    schemaVersion: number,
  ): Promise<Earlier | undefined> {
    const { files, folder } = this.#options;
    const bytes = await folder.read(segment);
    if (bytes === undefined) return undefined;
    try {
      const kept = keptBytes(bytes, segment.path, files.migrations);
      if (kept.header.schemaVersion !== schemaVersion) return undefined;
      const since = Date.parse(firstLineOf(kept, files.migrations)?.time ?? '');
      for (const line of linesFromEnd(kept, files.migrations)) {
        if (line.sequence >= sequence) continue;
        return { segment, bytes: bytes.subarray(0, line.end), start: kept.start, since };
      }
    } catch (error) {
      // It is left as it is, for a repair.
      if (!isDamage(error)) throw error;
    }
    return undefined;
  }

  /** The time so many times the kept age ago, ms since the epoch. */
  #agesAgo(ages: number): number {
    return this.#options.now().getTime() - this.#bounds().maxAgeDays * DAY_IN_MS * ages;
  }

  #bounds(): HistorySettings {
    return this.#options.settings() ?? DEFAULT_HISTORY;
  }

  async #isBeyondBounds(oldest: Segment, segments: readonly Segment[]): Promise<boolean> {
    const { maxBytes } = this.#bounds();
    if (segments.reduce((sum, { size }) => sum + size, 0) > maxBytes) return true;
    const time = this.#times.get(oldest.path) ?? (await this.#timeOf(oldest));
    this.#times.set(oldest.path, time);
    return time < this.#agesAgo(1);
  }

  async #timeOf(segment: Segment): Promise<number> {
    const { files, folder } = this.#options;
    const bytes = await folder.read(segment);
    if (bytes === undefined) return Infinity;
    try {
      const [last] = linesFromEnd(keptBytes(bytes, segment.path, files.migrations), files.migrations);
      return last === undefined ? Infinity : Date.parse(last.change().time);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return Infinity;
    }
  }

  /** The first change that the last steps need to be undone. */
  async #firstNeeded(): Promise<number> {
    const stack = new UndoStack();
    try {
      for await (const line of this.#options.history.backwards()) {
        stack.takeOlder(line.change());
        if (stack.holdsSteps(KEPT_STEPS)) return line.sequence;
      }
    } catch (error) {
      // Behind a damaged segment nothing is removed: a repair may want it.
      if (!isDamage(error)) throw error;
    }
    return 0;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof GalleryDeskError && error.code === 'DATA_LOSS';
}
