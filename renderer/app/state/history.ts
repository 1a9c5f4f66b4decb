import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { Change, DomainEvent } from '../../../shared/events/domain-event.ts';
import type { HistoryState } from '../../../shared/history/history-state.ts';
import { WritableCell } from './cell.ts';
import { throttled } from './throttle.ts';

/** How many steps are remembered: messages that offer to take one back are gone long before. */
const REMEMBERED_STEPS = 100;

/** How long a change that was answered may take to arrive by the stream. */
const ARRIVAL_LIMIT_IN_MS = 1000;

/** The media folder may change thousands of records: what can be undone is asked for at most this often. */
const READ_INTERVAL_IN_MS = 250;

type ChangeListener = (change: Change) => void;

/** What can be undone and redone, and the steps that this window saw happen. */
export class History {
  readonly state = new WritableCell<HistoryState>({ canUndo: false, canRedo: false });
  /** The sequences of the changes that can be undone, as far as this window saw them; the next one last. */
  readonly steps = new WritableCell<readonly number[]>([]);
  readonly #client: ContractClient;
  readonly #listeners = new Set<ChangeListener>();
  readonly #read = throttled(() => void this.read(), READ_INTERVAL_IN_MS);

  constructor(client: ContractClient) {
    this.#client = client;
  }

  /** Asks what can be undone. A core that does not answer says so elsewhere. */
  async read(): Promise<void> {
    try {
      this.state.set(await this.#client.history.getHistoryState({}));
    } catch {
      this.state.set({ canUndo: false, canRedo: false });
    }
  }

  /** Changes may have been missed: no message may offer to take back a step that is not the next one. */
  forget(): void {
    this.steps.set([]);
    void this.read();
  }

  take(change: Change, state: HistoryState | undefined): void {
    if (state === undefined) this.#read();
    else this.state.set(state);
    if (change.origin !== undefined) return;
    const { sequence, undoes, redoes } = change;
    this.steps.update((steps) =>
      undoes === undefined
        ? [...steps, redoes ?? sequence].slice(-REMEMBERED_STEPS)
        : steps.filter((step) => step !== undoes),
    );
    for (const listener of this.#listeners) listener(change);
  }

  /**
   * Does something to a gallery, or to media files, in one or more calls. Answers the steps that it made, oldest first: none when nothing
   * changed.
   *
   * @param work answers what it changed, by its id, and how many calls it made; undefined when it failed
   */
  async record(work: () => Promise<Recorded | undefined>): Promise<readonly number[]> {
    const seen: Change[] = [];
    let arrived = (): void => undefined;
    const listener: ChangeListener = (change) => {
      seen.push(change);
      arrived();
    };
    this.#listeners.add(listener);
    try {
      const done = await work();
      if (done === undefined) return [];
      const steps = (): number[] =>
        seen.filter((change) => isStepOf(change, done)).map(({ sequence }) => sequence);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ARRIVAL_LIMIT_IN_MS);
        arrived = () => {
          if (steps().length < done.calls) return;
          clearTimeout(timer);
          resolve();
        };
        arrived();
      });
      return steps();
    } finally {
      this.#listeners.delete(listener);
    }
  }
}

/** A gallery that was changed, or one of the media files that were. */
export type Recorded = { readonly calls: number } & (
  { readonly galleryId: string } | { readonly mediaId: string | undefined }
);

function isStepOf(change: Change, recorded: Recorded): boolean {
  return (
    change.undoes === undefined &&
    change.redoes === undefined &&
    change.events.some((event) =>
      'galleryId' in recorded
        ? 'galleryId' in event && event.galleryId === recorded.galleryId
        : idOf(event) === recorded.mediaId,
    )
  );
}

function idOf(event: DomainEvent): string | undefined {
  if (event.type === 'mediaFileUpdated') return event.mediaId;
  return event.type === 'mediaFileAdded' || event.type === 'mediaFileRemoved' ? event.file.id : undefined;
}
