import type { MenuCommand } from '../../shared/contract/desktop.ts';
import type { Desktop } from './desktop.ts';
import { toContractError, type LogFault } from './errors.ts';
import type { Implementer } from './implementer.ts';
import { messageStream } from './message-stream.ts';

export function desktopHandlers({ desktop: on }: Implementer, desktop: Desktop, log: LogFault) {
  return {
    getDesktop: on.getDesktop.handler(() => desktop.getDesktop()),
    chooseFolder: on.chooseFolder.handler(({ input }) => desktop.chooseFolder(input)),
    chooseFile: on.chooseFile.handler(({ input }) => desktop.chooseFile(input)),
    chooseMedia: on.chooseMedia.handler(({ input }) => desktop.chooseMedia(input)),
    chooseNewFile: on.chooseNewFile.handler(({ input }) => desktop.chooseNewFile(input)),
    openLibraryFolder: on.openLibraryFolder.handler(({ input }) => desktop.openLibraryFolder(input)),
    showMediaFile: on.showMediaFile.handler(({ input }) => desktop.showMediaFile(input)),
    showMediaFolder: on.showMediaFolder.handler(() => desktop.showMediaFolder()),
    setTheme: on.setTheme.handler(({ input }) => desktop.setTheme(input)),
    showSteps: on.showSteps.handler(({ input }) => {
      desktop.showSteps(input);
      return {};
    }),
    watchMenu: on.watchMenu.handler(({ signal }) =>
      messageStream<{ command: MenuCommand }>((push) => desktop.watchMenu((command) => push({ command })), {
        signal,
        mapError: (error) => toContractError(error, 'watchMenu', log),
      }),
    ),
  };
}
