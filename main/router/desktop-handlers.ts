import type { MenuCommand } from '../../shared/contract/desktop.ts';
import { lookForUpdateThere, updateSource } from '../updates/update-source.ts';
import type { Desktop } from './desktop.ts';
import { toContractError, type LogFault } from './errors.ts';
import type { Implementer } from './implementer.ts';
import { messageStream } from './message-stream.ts';

export function desktopHandlers({ desktop: on }: Implementer, desktop: Desktop, log: LogFault) {
  return {
    getDesktop: on.getDesktop.handler(() => {
      const updates = updateSource();
      return updates === undefined ? desktop.getDesktop() : { ...desktop.getDesktop(), updates };
    }),
    chooseFolder: on.chooseFolder.handler(({ input }) => desktop.chooseFolder(input)),
    chooseFile: on.chooseFile.handler(({ input }) => desktop.chooseFile(input)),
    chooseMedia: on.chooseMedia.handler(({ input }) => desktop.chooseMedia(input)),
    chooseNewFile: on.chooseNewFile.handler(({ input }) => desktop.chooseNewFile(input)),
    openLibraryFolder: on.openLibraryFolder.handler(({ input }) => desktop.openLibraryFolder(input)),
    chooseLibrary: on.chooseLibrary.handler(() => desktop.chooseLibrary()),
    openSampleLibrary: on.openSampleLibrary.handler(() => desktop.openSampleLibrary()),
    leaveSampleLibrary: on.leaveSampleLibrary.handler(() => desktop.leaveSampleLibrary()),
    showMediaFile: on.showMediaFile.handler(({ input }) => desktop.showMediaFile(input)),
    showMediaFolder: on.showMediaFolder.handler(() => desktop.showMediaFolder()),
    showFolder: on.showFolder.handler(({ input }) => desktop.showFolder(input)),
    showPublished: on.showPublished.handler(({ input }) => desktop.showPublished(input)),
    lookForUpdate: on.lookForUpdate.handler(() => lookForUpdateThere()),
    setLanguage: on.setLanguage.handler(({ input }) => desktop.setLanguage(input)),
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
