import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function historyHandlers({ history: on }: Implementer, { history }: Library) {
  return {
    getHistoryState: on.getHistoryState.handler(() => history.getHistoryState()),
    undo: on.undo.handler(() => history.undo()),
    redo: on.redo.handler(() => history.redo()),
  };
}
