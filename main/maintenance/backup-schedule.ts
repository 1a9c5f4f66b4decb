import type { BackupSettings } from '../../shared/model/library.ts';
import type { Store } from '../store/open-store.ts';
import type { AutomaticBackups } from './backup-service.ts';
import type { BackupManifest } from './backup-manifest.ts';

const MINUTE = 60_000;
/** Work that has just begun is not backed up at once, ms. */
const SHORTEST_WAIT = 2 * MINUTE;
/** After a failure it is tried again, ms. */
const RETRY_WAIT = 10 * MINUTE;
/** Timers hold no more, ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

export interface BackupScheduleOptions {
  readonly store: Pick<Store, 'sequence' | 'onChange'>;
  readonly automatic: AutomaticBackups;
  readonly settings: () => BackupSettings;
  readonly lastBackup: () => Promise<Pick<BackupManifest, 'time' | 'sequence'> | undefined>;
  readonly take: () => Promise<unknown>;
  readonly onProblem: (error: unknown) => void;
  readonly now: () => Date;
}

/** Takes a backup when something changed since the last one and that is long enough ago. A backup that fails stops nothing else. */
export class BackupSchedule {
  readonly #options: BackupScheduleOptions;
  readonly #unsubscribe: () => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isClosed = false;
  #problem: string | undefined;

  constructor(options: BackupScheduleOptions) {
    this.#options = options;
    const { store, automatic } = options;
    this.#unsubscribe =
      automatic === 'WHILE_OPEN' ? store.onChange(() => this.#wait(SHORTEST_WAIT)) : () => {};
  }

  /** For people: why the last automatic backup was not taken. Undefined when it was. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** A new folder or interval: what was planned for the old one is planned again. */
  settingsChanged(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#problem = undefined;
    if (this.#options.automatic === 'WHILE_OPEN') this.#wait(SHORTEST_WAIT);
  }

  /** The last one, when it is to be taken. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#unsubscribe();
    clearTimeout(this.#timer);
    await this.#running;
    const { automatic, settings } = this.#options;
    if (automatic === 'NEVER' || !settings().isAutomatic) return;
    await this.#takeWhen((due) => automatic === 'WHILE_OPEN' || due <= 0);
  }

  #wait(milliseconds: number): void {
    if (this.#isClosed || this.#timer !== undefined || this.#running !== undefined) return;
    this.#timer = setTimeout(() => void this.#work(), Math.min(milliseconds, LONGEST_TIMER));
    this.#timer.unref();
  }

  async #work(): Promise<void> {
    this.#timer = undefined;
    let next: number | undefined;
    this.#running = this.#takeWhen((due) => {
      next = due;
      return due <= 0;
    });
    await this.#running;
    this.#running = undefined;
    if (this.#problem !== undefined) this.#wait(RETRY_WAIT);
    else if (next !== undefined && next > 0) this.#wait(next);
  }

  /** @param accept is asked only when something changed since the last backup, with the ms until the next one is due */
  async #takeWhen(accept: (due: number) => boolean): Promise<void> {
    const { settings, store, lastBackup, take, onProblem, now } = this.#options;
    const { isAutomatic, intervalMinutes } = settings();
    if (!isAutomatic) return;
    try {
      const last = await lastBackup();
      if (store.sequence === (last?.sequence ?? 0)) return;
      const due = last === undefined ? 0 : Date.parse(last.time) + intervalMinutes * MINUTE - now().getTime();
      if (!accept(due)) return;
      await take();
      this.#problem = undefined;
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
      onProblem(error);
    }
  }
}
