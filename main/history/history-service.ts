import type { historyContract } from '../../shared/contract/history.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import type { Change } from '../../shared/events/domain-event.ts';
import type { HistoryState } from '../../shared/history/history-state.ts';
import type { Store } from '../store/open-store.ts';
import type { Command } from '../store/state.ts';
import { type CheckEvents, decideRedo, decideUndo, type TakenStep } from './undo-redo.ts';
import { UndoHistory } from './undo-history.ts';

/** One method for each of the contract's. */
export type HistoryService = {
  readonly [M in keyof typeof historyContract]: (
    ...input: Record<never, never> extends InputOf<(typeof historyContract)[M]>
      ? []
      : [InputOf<(typeof historyContract)[M]>]
  ) => Promise<OutputOf<(typeof historyContract)[M]>>;
} & {
  /** To be called with each change as it becomes durable. Answers what can be undone and redone after it, if that is known. */
  take(change: Change): HistoryState | undefined;
};

export interface HistoryServiceOptions {
  readonly store: Store;
  /** Refuses what the world outside of the library does not allow, such as a media folder that is not there. */
  readonly check?: CheckEvents;
}

/** Undo, redo and the past of a library. To be made before the store takes its next change. */
export function createHistoryService({
  store,
  check = async () => {},
}: HistoryServiceOptions): HistoryService {
  const history = new UndoHistory(store);

  async function step(decide: typeof decideUndo) {
    const command: Command<TakenStep> = async (state) => {
      // What was changed before this call counts, also what is on its way to the disk.
      await store.settled();
      return decide(state, history, check);
    };
    const taken = await store.change(command);
    return { ...taken, history: await history.state() };
  }

  return {
    take: (change) => history.take(change),
    getHistoryState: () => history.state(),
    undo: () => step(decideUndo),
    redo: () => step(decideRedo),
  };
}
