import { shell } from 'electron';
import type { DesktopInfo, MenuCommand, Theme } from '../../shared/contract/desktop.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Desktop } from '../router/desktop.ts';
import { mediaBase } from './addresses.ts';
import type { Core } from './core.ts';
import { chooseFile, chooseFolder, chooseMedia, chooseNewFile } from './dialogs.ts';
import type { Steps } from './application-menu.ts';
import type { WindowParts } from './library-windows.ts';

export interface NativeDesktopOptions {
  readonly parts: WindowParts;
  /** The library of the window, once it is open. */
  readonly core: () => Promise<Core>;
  /** Opens a library in a window of its own and answers its folder as a real absolute path. */
  readonly openLibrary: (folder: string) => Promise<string>;
  readonly theme: () => Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly showSteps: (steps: Steps) => void;
}

/** Electron's dialogs, file manager and menu, for the window of one library. */
export function createNativeDesktop({
  parts,
  core,
  openLibrary,
  ...application
}: NativeDesktopOptions): Desktop {
  return {
    getDesktop: (): DesktopInfo => ({
      host: 'ELECTRON',
      platform: process.platform,
      mediaBase: mediaBase(parts.mediaHost),
      hasNativeDialogs: true,
      theme: application.theme(),
    }),
    chooseFolder: async ({ title }) => ({ folder: (await chooseFolder(parts.window, title)) ?? null }),
    chooseFile: async ({ title }) => ({ file: (await chooseFile(parts.window, title)) ?? null }),
    chooseMedia: async ({ title, what }) => ({ paths: await chooseMedia(parts.window, title, what) }),
    chooseNewFile: async ({ title, name }) => ({
      file: (await chooseNewFile(parts.window, title, name)) ?? null,
    }),
    openLibraryFolder: async ({ folder }) => ({ folder: await openLibrary(folder) }),
    async showMediaFile({ mediaId }) {
      const { library } = await core();
      const { path } = await library.media.original(mediaId);
      shell.showItemInFolder(path);
      return { mediaId };
    },
    async showMediaFolder() {
      const { library } = await core();
      const { folder } = library.media.status();
      const problem = await shell.openPath(folder);
      if (problem !== '') {
        throw new GalleryDeskError(
          'UNAVAILABLE',
          `The file manager could not show ${folder}: ${problem}. Check that the folder is there.`,
          { file: folder },
        );
      }
      return { folder };
    },
    async setTheme({ theme }) {
      application.setTheme(theme);
      return { theme };
    },
    showSteps: (steps) => application.showSteps(steps),
    watchMenu: (listener: (command: MenuCommand) => void) => parts.menu.listen(listener),
  };
}
