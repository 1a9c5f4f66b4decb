import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Change } from '../../shared/events/domain-event.ts';
import { type HistoryState, redoLabelOf, undoLabelOf } from '../../shared/history/history-state.ts';
import { UndoStack } from '../../shared/history/undo-stack.ts';
import type { Store } from '../store/open-store.ts';

/** Of the last steps the changes stay in memory, so that undoing them reads no file: this many, and this many events together. */
const MOST_CHANGES = 100;
const MOST_EVENTS = 20_000;

/**
 * The undo stack of a library. It follows the changes as they happen; the past is read when it is first asked for, and only as far as it
 * takes to know what comes next.
 */
export class UndoHistory {
  readonly #store: Pick<Store, 'history' | 'sequence'>;
  readonly #stack = new UndoStack();
  readonly #recent = new Map<number, Change>();
  #recentEvents = 0;
  /** Of the oldest change that the stack took. */
  #oldest: number;
  /** Older changes are not kept, or cannot be read. */
  #isAtEnd = false;
  #damage: GalleryDeskError | undefined;
  #reading: Promise<void> | undefined;

  /** To be made before the store takes its next change. */
  constructor(store: Pick<Store, 'history' | 'sequence'>) {
    this.#store = store;
    this.#oldest = store.sequence + 1;
  }

  /** Why steps may be missing: a damaged file of the history. */
  get damage(): GalleryDeskError | undefined {
    return this.#damage;
  }

  /**
   * The stack, read as far as it takes or as it can be.
   *
   * @throws `UNAVAILABLE` when the disk refuses
   */
  async stack(): Promise<UndoStack> {
    while (!this.#stack.isSettled && !this.#isAtEnd) {
      this.#reading ??= this.#readOlder().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return this.#stack;
  }

  /** Takes a change that happened, and answers what can be undone and redone after it; undefined as long as that is not known. */
  take(change: Change): HistoryState | undefined {
    this.#stack.takeNewer(change);
    this.#remember(change);
    return this.#stack.isSettled || this.#isAtEnd ? stateOf(this.#stack) : undefined;
  }

  /** Throws as `stack` does. */
  async state(): Promise<HistoryState> {
    return stateOf(await this.stack());
  }

  /** As `state`; when the disk refuses to tell more, what is known. */
  async stateAsKnown(): Promise<HistoryState> {
    const stack = await this.stack().catch(() => this.#stack);
    return stateOf(stack);
  }

  /** A change of the past; undefined when it is not kept. @throws `DATA_LOSS` when it is damaged, `UNAVAILABLE` when the disk refuses */
  async change(sequence: number): Promise<Change | undefined> {
    return this.#recent.get(sequence) ?? (await this.#store.history.change(sequence));
  }

  async #readOlder(): Promise<void> {
    try {
      for await (const line of this.#store.history.backwards({ before: this.#oldest })) {
        const change = line.change();
        this.#stack.takeOlder(change);
        this.#oldest = change.sequence;
        if (this.#stack.isSettled) return;
      }
    } catch (error) {
      // What is newer than the damage can be undone all the same.
      if (!(error instanceof GalleryDeskError) || error.code !== 'DATA_LOSS') throw error;
      this.#damage = error;
    }
    this.#isAtEnd = true;
  }

  #remember(change: Change): void {
    if (change.origin !== undefined) return;
    this.#recent.set(change.sequence, change);
    this.#recentEvents += change.events.length;
    for (const [sequence, { events }] of this.#recent) {
      if (this.#recent.size <= MOST_CHANGES && this.#recentEvents <= MOST_EVENTS) return;
      this.#recent.delete(sequence);
      this.#recentEvents -= events.length;
    }
  }
}

function stateOf({ nextUndo, nextRedo }: UndoStack): HistoryState {
  return {
    canUndo: nextUndo !== undefined,
    ...(nextUndo === undefined ? {} : { undoLabel: undoLabelOf(nextUndo.label) }),
    canRedo: nextRedo !== undefined,
    ...(nextRedo === undefined ? {} : { redoLabel: redoLabelOf(nextRedo.label) }),
  };
}
