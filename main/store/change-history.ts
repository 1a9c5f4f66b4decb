import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change } from '../../shared/events/domain-event.ts';
import { readIfThere } from './file-system.ts';
import type { HistoryFolder } from './history-folder.ts';
import type { Journal } from './journal.ts';
import { firstLineOf, type KeptBytes, keptBytes, type KeptLine, linesFromEnd } from './kept-lines.ts';
import type { LibraryFiles } from './library-files.ts';
import { diskError } from './store-error.ts';

/** Bytes looked through at a time; a few milliseconds of work. */
const READ_STEP = 512 * 1024;

/** How much of the past is kept. */
export interface KeptExtent {
  readonly bytes: number;
  /** The oldest change that can be reached from now without a gap; absent when there is none. */
  readonly oldest?: { readonly sequence: number; readonly time: string };
}

export interface ReadingOptions {
  /** Only changes before the one with this sequence. Default: all durable ones. */
  readonly before?: number;
}

/** The changes of a library as far as they are kept: those of the journal, and before them those of the history folder. */
export class ChangeHistory {
  readonly #files: LibraryFiles;
  readonly #folder: HistoryFolder;
  readonly #journal: Pick<Journal, 'mark' | 'firstSequence' | 'length'>;

  constructor(
    files: LibraryFiles,
    folder: HistoryFolder,
    journal: Pick<Journal, 'mark' | 'firstSequence' | 'length'>,
  ) {
    this.#files = files;
    this.#folder = folder;
    this.#journal = journal;
  }

  /**
   * The durable changes, the newest first, without gaps, each once. Ends with the first change of the library (sequence 1), or before
   * it where the past is no longer kept. What happens meanwhile does not appear.
   *
   * @throws `DATA_LOSS` at a damaged file, `UNAVAILABLE` when the disk refuses
   */
  async *backwards({ before = Infinity }: ReadingOptions = {}): AsyncGenerator<KeptLine, void, void> {
    let expected = Math.min(this.#journal.mark().sequence, before - 1);
    let looked = 0;
    for (;;) {
      const source = expected < 1 ? undefined : await this.#sourceOf(expected);
      if (source === undefined) return;
      const asked = expected;
      for (const line of linesFromEnd(source, this.#files.migrations)) {
        looked += line.end - line.start;
        if (looked > READ_STEP) {
          looked = 0;
          await nextTurn();
        }
        if (line.sequence > expected) continue;
        if (line.sequence < expected) break;
        yield line;
        expected -= 1;
      }
      // A file that does not hold what its name says leaves a gap.
      if (expected === asked) return;
    }
  }

  /** A change by its sequence; undefined when it is not kept. Throws as `backwards` does. */
  async change(sequence: number): Promise<Change | undefined> {
    for await (const line of this.backwards({ before: sequence + 1 })) {
      return line.sequence === sequence ? line.change() : undefined;
    }
    return undefined;
  }

  /** How much is kept. Throws as `backwards` does. */
  async extent(): Promise<KeptExtent> {
    const { length, firstSequence } = this.#journal;
    let oldest = await this.#sourceOf(this.#journal.mark().sequence);
    try {
      const segments = await this.#folder.segments();
      let first = firstSequence;
      for (;;) {
        const before = await this.#folder.segmentWith(first - 1);
        if (before === undefined) break;
        first = before.first;
      }
      if (first < firstSequence) oldest = await this.#sourceOf(first);
      const bytes = segments.reduce((sum, { size }) => sum + size, length);
      const line = oldest && firstLineOf(oldest, this.#files.migrations);
      return { bytes, ...(line && { oldest: { sequence: line.sequence, time: line.time } }) };
    } catch (error) {
      throw diskError('Could not read the history of', this.#files.folder, error);
    }
  }

  async #sourceOf(sequence: number): Promise<KeptBytes | undefined> {
    const { fileSystem, journal, migrations } = this.#files;
    try {
      if (sequence >= this.#journal.firstSequence) {
        const bytes = await readIfThere(fileSystem, journal);
        const kept = bytes === undefined ? undefined : keptBytes(bytes, journal, migrations);
        // Otherwise the journal was shortened just now: what it held is in the folder already.
        if (kept !== undefined && kept.header.firstSequence <= sequence) return kept;
      }
      for (;;) {
        const segment = await this.#folder.segmentWith(sequence);
        if (segment === undefined) return undefined;
        const bytes = await this.#folder.read(segment);
        // Merged with another one just now, or removed by hand.
        if (bytes !== undefined) return keptBytes(bytes, segment.path, migrations);
      }
    } catch (error) {
      throw diskError('Could not read the history of', this.#files.folder, error);
    }
  }
}
