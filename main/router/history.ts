import type { Library } from '../library.ts';
import type { Implementer } from './implementer.ts';

export function historyHandlers({ history: on }: Implementer, { history }: Library) {
  return {
    getHistoryState: on.getHistoryState.handler(() => history.getHistoryState()),
    undo: on.undo.handler(() => history.undo()),
    redo: on.redo.handler(() => history.redo()),
    listChanges: on.listChanges.handler(({ input }) => history.listChanges(input)),
    getGalleryAt: on.getGalleryAt.handler(({ input }) => history.getGalleryAt(input)),
    compareGallery: on.compareGallery.handler(({ input }) => history.compareGallery(input)),
    restoreFromHistory: on.restoreFromHistory.handler(({ input }) => history.restoreFromHistory(input)),
    getHistorySettings: on.getHistorySettings.handler(() => history.getHistorySettings()),
    updateHistorySettings: on.updateHistorySettings.handler(({ input }) =>
      history.updateHistorySettings(input),
    ),
  };
}
