import { randomUUID } from 'node:crypto';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Change, ChangePlace, DecidedEvent } from '../../shared/events/domain-event.ts';
import { invertEvents } from '../../shared/events/invert-events.ts';
import { ChangeDraft } from './change-draft.ts';
import type { ChangeHistory } from './change-history.ts';
import type { Journal } from './journal.ts';
import type { LibraryMemory, Numbering } from './library-memory.ts';
import type { ControlEndpoint, Lock } from './lock.ts';
import type { ReadonlyMediaUses } from './media-uses.ts';
import type { MediaUsesKeeper } from './media-uses-keeper.ts';
import type { SnapshotWriter } from './snapshot-writer.ts';
import type { GallerySnapshot } from './snapshots.ts';
import type { ChangeableState, Command, Decision, LibraryState } from './state.ts';
import type { ReadonlyTagUses } from './tag-uses.ts';

/** An open library's store. */
export interface Store extends ChangeableState {
  /** Absolute path of the library folder. */
  readonly folder: string;
  /** For people: what opening the library found and dealt with, such as a change that was cut off by a crash. */
  readonly notes: readonly string[];
  /** Of the last durable change; the listeners were told of it. */
  readonly sequence: number;
  /** The durable changes of the past, as far as they are kept. */
  readonly history: ChangeHistory;
  /** Which galleries show which media files, learned when it is first asked for. */
  mediaUses(): Promise<ReadonlyMediaUses>;
  /** Which tags the items have, learned when it is first asked for. */
  tagUses(): Promise<ReadonlyTagUses>;
  /** Fulfilled when each change applied so far is durable, or known to be lost. */
  settled(): Promise<void>;
  /**
   * A gallery as the durable changes up to `sequence` made it; undefined when there is none. Later changes do not alter the answer.
   *
   * @throws `DATA_LOSS` when the gallery's file is damaged, `UNAVAILABLE` when the disk refuses
   */
  capture(galleryId: string): Promise<CapturedGallery>;
  /**
   * Calls the listener with each change, in order, once it is durable and before the change is answered. Answers the function that ends
   * that. A listener must be quick and must not throw.
   */
  onChange(listener: (change: Change) => void): () => void;
  /** Everything that was changed so far is in the snapshot files when it is fulfilled. */
  flush(): Promise<void>;
  /** Finishes the changes under way, writes the last snapshots and lets go of the lock. Later changes are refused. */
  close(): Promise<void>;
  /** Writes into the lock file where this program can be reached. */
  announceEndpoint(endpoint: ControlEndpoint): Promise<void>;
}

export interface CapturedGallery {
  readonly sequence: number;
  readonly gallery: GallerySnapshot | undefined;
}

interface Parts {
  readonly history: ChangeHistory;
  readonly folder: string;
  readonly notes: readonly string[];
  readonly memory: LibraryMemory;
  readonly journal: Journal;
  readonly snapshots: SnapshotWriter;
  readonly uses: MediaUsesKeeper;
  readonly lock: Lock;
  readonly now: () => Date;
  readonly onProblem: (error: unknown) => void;
}

interface Outcome<T> {
  readonly result: T;
  readonly durable: Promise<void>;
}

/** Connects memory, journal and snapshots: decides the order of changes and answers for their durability. */
export class JournalledStore implements Store {
  readonly #parts: Parts;
  readonly #listeners = new Set<(change: Change) => void>();
  /** Of the changes that are applied and not durable yet, by sequence. */
  readonly #numberings = new Map<number, Numbering>();
  /** The end of the queue of commands. */
  #last: Promise<unknown> = Promise.resolve();
  #losses = 0;
  #closing: Promise<void> | undefined;

  constructor(connect: (store: JournalledStore) => Parts) {
    this.#parts = connect(this);
  }

  get folder(): string {
    return this.#parts.folder;
  }

  get notes(): readonly string[] {
    return this.#parts.notes;
  }

  get sequence(): number {
    const [oldestPending] = this.#numberings.keys();
    return oldestPending === undefined ? this.#parts.memory.lastSequence : oldestPending - 1;
  }

  get history(): ChangeHistory {
    return this.#parts.history;
  }

  get state(): LibraryState {
    return this.#parts.memory;
  }

  mediaUses(): Promise<ReadonlyMediaUses> {
    return this.#parts.uses.whenKnown();
  }

  tagUses(): Promise<ReadonlyTagUses> {
    return this.#parts.uses.whenTagsKnown();
  }

  /** Grows whenever changes that were applied are lost. */
  get losses(): number {
    return this.#losses;
  }

  /** Opens the journal; what was replayed gets its snapshot, at once when no change may come before it. */
  async start(mustSaveFirst: boolean): Promise<void> {
    const { journal, snapshots } = this.#parts;
    await journal.open();
    if (mustSaveFirst) await snapshots.flush();
    else snapshots.schedule();
  }

  async change<T>(command: Command<T>): Promise<T> {
    if (this.#closing !== undefined) throw this.#closed();
    const outcome = this.#last.then(() => this.#run(command));
    // The next command waits until this one is applied, not until it is durable: those in flight share one flush.
    this.#last = outcome.catch(() => {});
    const { result, durable } = await outcome;
    await durable;
    return result;
  }

  async settled(): Promise<void> {
    // Why something was lost is told to those who asked for it.
    await this.#parts.journal.settled().catch(() => {});
  }

  async capture(galleryId: string): Promise<CapturedGallery> {
    const { memory } = this.#parts;
    for (;;) {
      await memory.load([galleryId]);
      const losses = this.#losses;
      const captured = { sequence: memory.lastSequence, gallery: memory.gallerySnapshot(galleryId) };
      await this.settled();
      if (losses === this.#losses) return captured;
    }
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async flush(): Promise<void> {
    await this.#last;
    await this.#parts.journal.settled().catch(() => {});
    await this.#parts.snapshots.flush();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  announceEndpoint(endpoint: ControlEndpoint): Promise<void> {
    return this.#parts.lock.announceEndpoint(endpoint);
  }

  /** The journal has it. */
  acknowledge(change: Change): void {
    this.#numberings.delete(change.sequence);
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#parts.onProblem(error);
      }
    }
  }

  /** The changes that were acknowledged wait for their snapshot. */
  scheduleSnapshots(): void {
    this.#parts.snapshots.schedule();
  }

  /** The journal has none of these and never will: memory goes back to what the disk has. */
  takeBack(changes: readonly Change[]): void {
    const { memory } = this.#parts;
    this.#losses += 1;
    for (const change of changes.toReversed()) {
      const draft = new ChangeDraft(memory);
      for (const event of invertEvents(change.events)) draft.take(event);
      memory.commit(draft, this.#numberings.get(change.sequence));
      memory.lastSequence = change.sequence - 1;
      this.#numberings.delete(change.sequence);
    }
  }

  async #run<T>(command: Command<T>): Promise<Outcome<T>> {
    const { memory, journal } = this.#parts;
    for (;;) {
      const losses = this.#losses;
      let decision: Decision<T>;
      try {
        decision = await command(memory);
        const galleryIds = galleriesToLoad(memory, decision.events);
        if (galleryIds !== undefined) await memory.load(galleryIds);
      } catch (error) {
        if (losses === this.#losses) throw error;
        continue;
      }
      // Decided on changes that the disk then refused: it has to be decided again.
      if (losses !== this.#losses) continue;
      const { result, events } = decision;
      // That nothing has to change may rest on changes that are not durable yet.
      if (events.length === 0) return { result, durable: journal.settled() };
      return { result, durable: this.#apply(decision) };
    }
  }

  /** Applies what was decided and answers the promise of its durability. Throws before anything happened. */
  #apply(decision: Decision<unknown>): Promise<void> {
    const { memory, journal, now } = this.#parts;
    const draft = new ChangeDraft(memory);
    const events = decision.events.map((event) => draft.take(event));
    const sequence = memory.lastSequence + 1;
    const change: Change = {
      sequence,
      id: randomUUID(),
      time: now().toISOString(),
      label: decision.label,
      ...placeOf(decision),
      events,
    };
    const json = JSON.stringify(change);
    memory.lastSequence = sequence;
    this.#numberings.set(sequence, memory.commit(draft));
    return journal.append(change, json);
  }

  async #close(): Promise<void> {
    const { snapshots, journal, uses, lock, onProblem } = this.#parts;
    await this.#last;
    await journal.settled().catch(() => {});
    try {
      // If the disk refuses, nothing is lost: the journal has all of it and is replayed at the next opening.
      await snapshots.close().catch(onProblem);
      await uses.save().catch(onProblem);
      await journal.close().catch(onProblem);
    } finally {
      await lock.release();
    }
  }

  #closed(): GalleryDeskError {
    return new GalleryDeskError(
      'FAILED_PRECONDITION',
      `The library ${this.folder} is closed. Open it again to change it.`,
      { file: this.folder },
    );
  }
}

/** Only the fields that are there: a journal line has no empty ones. */
function placeOf({ undoes, redoes, origin }: ChangePlace): ChangePlace {
  return {
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** Undefined when all are there, as nearly always. */
function galleriesToLoad(memory: LibraryMemory, events: readonly DecidedEvent[]): Set<string> | undefined {
  let galleryIds: Set<string> | undefined;
  for (const event of events) {
    if (!('galleryId' in event) || memory.isLoaded(event.galleryId)) continue;
    galleryIds ??= new Set();
    galleryIds.add(event.galleryId);
  }
  return galleryIds;
}
