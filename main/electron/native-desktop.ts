import path from 'node:path';
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
  /** Lets the person choose a library and opens it; answers whether they did. */
  readonly chooseLibrary: () => Promise<boolean>;
  /** Opens the sample library in a window of its own and answers its folder. */
  readonly openSample: () => Promise<string>;
  /** Closes the window of the sample library; a library of the person's own is open then. */
  readonly leaveSample: () => Promise<void>;
  readonly theme: () => Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly language: () => string;
  readonly setLanguage: (language: string) => void;
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
      language: application.language(),
      ...(parts.isSample ? { isSample: true } : {}),
    }),
    chooseFolder: async ({ title }) => ({ folder: (await chooseFolder(parts.window, title)) ?? null }),
    chooseFile: async ({ title }) => ({ file: (await chooseFile(parts.window, title)) ?? null }),
    chooseMedia: async ({ title, what }) => ({ paths: await chooseMedia(parts.window, title, what) }),
    chooseNewFile: async ({ title, name }) => ({
      file: (await chooseNewFile(parts.window, title, name)) ?? null,
    }),
    openLibraryFolder: async ({ folder }) => ({ folder: await openLibrary(folder) }),
    chooseLibrary: async () => ({ isOpened: await application.chooseLibrary() }),
    openSampleLibrary: async () => ({ folder: await application.openSample() }),
    async leaveSampleLibrary() {
      await application.leaveSample();
      return {};
    },
    async showFolder({ what }) {
      const { library } = await core();
      const folder = what === 'LIBRARY' ? library.folder : (await library.backups.state()).folder;
      await open(folder, 'The file manager could not show');
      return { folder };
    },
    async showMediaFile({ mediaId }) {
      const { library } = await core();
      const { path } = await library.media.original(mediaId);
      shell.showItemInFolder(path);
      return { mediaId };
    },
    async showMediaFolder() {
      const { library } = await core();
      const { folder } = library.media.status();
      await open(folder, 'The file manager could not show');
      return { folder };
    },
    async showPublished({ site, targetId, as }) {
      const { library } = await core();
      const { kind, location } = library.publish.locationOf(site, targetId);
      if (as === 'PLACE' || kind === 'ZIP') {
        shell.showItemInFolder(kind === 'ZIP' ? location : path.join(location, 'index.html'));
        return { location };
      }
      await open(path.join(location, 'index.html'), 'The browser could not show');
      return { location };
    },
    async setTheme({ theme }) {
      application.setTheme(theme);
      return { theme };
    },
    async setLanguage({ language }) {
      application.setLanguage(language);
      return { language };
    },
    showSteps: (steps) => application.showSteps(steps),
    watchMenu: (listener: (command: MenuCommand) => void) => parts.menu.listen(listener),
  };
}

/** Opens a file or folder with the program that the system has for it. @throws `UNAVAILABLE` */
async function open(
  file: string,
  what: 'The file manager could not show' | 'The browser could not show',
): Promise<void> {
  const problem = await shell.openPath(file);
  if (problem === '') return;
  throw new GalleryDeskError('UNAVAILABLE', `${what} ${file}: ${problem}. Check that it is there.`, { file });
}
