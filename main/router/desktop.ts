import type { DesktopInfo, MenuCommand, StepEntry, Theme } from '../../shared/contract/desktop.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';

/** The host around the core, as the contract's `desktop` domain needs it. A method that a host lacks throws `FAILED_PRECONDITION`. */
export interface Desktop {
  getDesktop(): DesktopInfo;
  /** Absolute path, or `null` when the person cancelled. */
  chooseFolder(input: { readonly title: string }): Promise<{ folder: string | null }>;
  chooseFile(input: { readonly title: string }): Promise<{ file: string | null }>;
  /** Absolute paths; none when the person cancelled. */
  chooseMedia(input: {
    readonly title: string;
    readonly what: 'FILES' | 'FOLDER';
  }): Promise<{ paths: string[] }>;
  chooseNewFile(input: { readonly title: string; readonly name: string }): Promise<{ file: string | null }>;
  openLibraryFolder(input: { readonly folder: string }): Promise<{ folder: string }>;
  showMediaFile(input: { readonly mediaId: string }): Promise<{ mediaId: string }>;
  showMediaFolder(): Promise<{ folder: string }>;
  setTheme(input: { readonly theme: Theme }): Promise<{ theme: Theme }>;
  showSteps(input: { readonly undo: StepEntry; readonly redo: StepEntry }): void;
  /** Calls the listener with every menu entry chosen from now on. Answers the function that ends it. */
  watchMenu(listener: (command: MenuCommand) => void): () => void;
}

/** The methods of the desktop for hosts without native dialogs and menus; such a host adds its own `getDesktop`. */
export const desktopWithoutDialogs: Omit<Desktop, 'getDesktop'> = {
  chooseFolder: async () => refuse('There is no folder dialog here. Type the path of the folder.'),
  chooseFile: async () => refuse('There is no file dialog here. Give the path of the file, or its content.'),
  chooseMedia: async () => refuse('There is no file dialog here. Give the paths of the files.'),
  chooseNewFile: async () => refuse('There is no file dialog here. Give the path of the file.'),
  openLibraryFolder: async ({ folder }) =>
    refuse(`No other library can be opened from here. Start Gallery Desk with --library ${folder}.`),
  showMediaFile: async () =>
    refuse('There is no file manager to show the file in. Its path is in the list of media files.'),
  showMediaFolder: async () =>
    refuse('There is no file manager to show the media folder in. Its path is in the settings.'),
  setTheme: async () => refuse('Each window has its own appearance here. Choose it in the window.'),
  showSteps: () => undefined,
  watchMenu: () => () => undefined,
};

function refuse(message: string): never {
  throw new GalleryDeskError('FAILED_PRECONDITION', message);
}

/** For hosts without any window: the command line and tests. */
export const noDesktop: Desktop = {
  ...desktopWithoutDialogs,
  getDesktop: () => ({ host: 'NONE', platform: process.platform, mediaBase: '', hasNativeDialogs: false }),
};
