import { DEFAULT_HISTORY, type HistorySettings } from '../../shared/model/library.ts';
import { UndoStack } from '../../shared/history/undo-stack.ts';
import type { ChangeHistory } from './change-history.ts';
import type { HistoryFolder, Segment } from './history-folder.ts';
import type { Journal, JournalMark } from './journal.ts';
import { keptBytes, linesFromEnd } from './kept-lines.ts';
import type { LibraryFiles } from './library-files.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { diskError } from './store-error.ts';

/** Segments up to this size are merged, bytes: a long past is few files, and none is long to read. */
const LARGEST_MERGED = 4 * 1024 * 1024;
/** That many of the last steps can be undone whatever the bounds of the history. */
const KEPT_STEPS = 100;
/** When these steps stand in the way of a bound, it is tried again after so many changes: finding out means reading the past. */
const CHANGES_BETWEEN_TRIES = 50;
const DAY_IN_MS = 86_400_000;

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
      const before =
        overlapping.find((segment) => segment.first < first) ??
        this.#mergeable(segments, first, bytes.length);
      const earlier = before && (await this.#linesBefore(before, first, fresh.header.schemaVersion));
      if (before === undefined || earlier === undefined) {
        await folder.put(
          first,
          mark.sequence,
          [bytes],
          overlapping.filter((one) => one.first >= first),
        );
      } else {
        const parts = [earlier, bytes.subarray(fresh.start)];
        await folder.put(before.first, mark.sequence, parts, [...overlapping, before]);
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

  /** Merged are segments that are no larger than what is added, so that each change is written some ten times at most. */
  #mergeable(segments: readonly Segment[], first: number, size: number): Segment | undefined {
    const newest = segments.at(-1);
    if (newest?.last !== first - 1) return undefined;
    return newest.size <= size && newest.size + size <= LARGEST_MERGED ? newest : undefined;
  }

  /** The header and the lines of a segment before a sequence; undefined when they are of another version or not readable. */
  async #linesBefore(segment: Segment, sequence: number, schemaVersion: number): Promise<Buffer | undefined> {
    const { files, folder } = this.#options;
    const bytes = await folder.read(segment);
    if (bytes === undefined) return undefined;
    try {
      const kept = keptBytes(bytes, segment.path, files.migrations);
      if (kept.header.schemaVersion !== schemaVersion) return undefined;
      for (const line of linesFromEnd(kept, files.migrations)) {
        if (line.sequence < sequence) return bytes.subarray(0, line.end);
      }
    } catch (error) {
      // It is left as it is, for a repair.
      if (!isDamage(error)) throw error;
    }
    return undefined;
  }

  async #isBeyondBounds(oldest: Segment, segments: readonly Segment[]): Promise<boolean> {
    const { settings, now } = this.#options;
    const { maxAgeDays, maxBytes } = settings() ?? DEFAULT_HISTORY;
    if (segments.reduce((sum, { size }) => sum + size, 0) > maxBytes) return true;
    const time = this.#times.get(oldest.path) ?? (await this.#timeOf(oldest));
    this.#times.set(oldest.path, time);
    return time < now().getTime() - maxAgeDays * DAY_IN_MS;
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
