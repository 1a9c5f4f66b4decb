import type { MediaFile } from '../../shared/model/media-file.ts';
import type { ScannedFile } from './scan.ts';

/** How many times the settle time a file that is gone waits for files that are still being written: one may be its move. */
const PATIENCE = 20;

/**
 * Remembers what is not certain yet: files that may still be being written, and files that are gone and may turn up in another place.
 * A rename reaches a watcher as a removal and an addition, in either order and some time apart, and copying a file takes its time.
 */
export class SettleBook {
  readonly #settleTime: number;
  readonly #now: () => number;
  readonly #looks = new Map<string, { readonly file: ScannedFile; readonly time: number }>();
  readonly #goneSince = new Map<string, number>();

  /** `settleTime` in ms; 0 takes everything as it is. `now` answers ms since the epoch, to compare with the times of files. */
  constructor(settleTime: number, now: () => number) {
    this.#settleTime = settleTime;
    this.#now = now;
  }

  /** ms, after which nothing that was not touched is uncertain. */
  get settleTime(): number {
    return this.#settleTime;
  }

  /** ms until a file was not written to for the settle time, by its own dates or by two looks at it; 0: it is settled. */
  settlesIn(file: ScannedFile): number {
    if (this.#settleTime === 0) return 0;
    const now = this.#now();
    const look = this.#looks.get(file.path);
    const isSame =
      look !== undefined &&
      look.file.sizeInBytes === file.sizeInBytes &&
      look.file.modifiedTime === file.modifiedTime &&
      look.file.changedTime === file.changedTime;
    const byDates = Math.max(file.modifiedTime, file.changedTime) + this.#settleTime - now;
    const byLooks = isSame ? look.time + this.#settleTime - now : this.#settleTime;
    const wait = Math.min(byDates, byLooks);
    if (wait <= 0) {
      this.#looks.delete(file.path);
      return 0;
    }
    if (!isSame) this.#looks.set(file.path, { file, time: now });
    return wait;
  }

  /** Notes which of the files that were looked for are not in their place. */
  lookedAtGone(lookedFor: readonly MediaFile[], gone: readonly MediaFile[]): void {
    const now = this.#now();
    const before = new Map(this.#goneSince);
    for (const { id } of lookedFor) this.#goneSince.delete(id);
    for (const { id } of gone) this.#goneSince.set(id, before.get(id) ?? now);
  }

  /** Whether a file that is gone will not turn up elsewhere any more. */
  isGoneForGood(file: MediaFile, isSomethingUnsettled: boolean): boolean {
    const time = this.#now() - (this.#goneSince.get(file.id) ?? this.#now());
    const isForGood = time >= this.#settleTime * (isSomethingUnsettled ? PATIENCE : 1);
    if (isForGood) this.#goneSince.delete(file.id);
    return isForGood;
  }
}
