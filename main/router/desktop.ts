import type {
  DesktopInfo,
  MenuCommand,
  OpenedLibrary,
  ShownFolder,
  StepEntry,
  Theme,
} from '../../shared/contract/desktop.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { CoreText } from '../../shared/text/core-text.ts';

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
  openLibraryFolder(input: { readonly folder: string }): Promise<OpenedLibrary>;
  chooseLibrary(): Promise<{ isOpened: boolean }>;
  openSampleLibrary(): Promise<OpenedLibrary>;
  leaveSampleLibrary(): Promise<Partial<OpenedLibrary>>;
  showMediaFile(input: { readonly mediaId: string }): Promise<{ mediaId: string }>;
  showMediaFolder(): Promise<{ folder: string }>;
  showFolder(input: { readonly what: ShownFolder }): Promise<{ folder: string }>;
  showPublished(input: {
    readonly site: string;
    readonly targetId?: string | undefined;
    readonly as: 'PAGE' | 'PLACE';
  }): Promise<{ location: string }>;
  setTheme(input: { readonly theme: Theme }): Promise<{ theme: Theme }>;
  setLanguage(input: { readonly language: string }): Promise<{ language: string }>;
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
  chooseLibrary: async () => refuse('There is no folder dialog here. Type the path of the library.'),
  openSampleLibrary: async () =>
    refuse('The sample library cannot be opened from here. Start Gallery Desk with --demo.'),
  leaveSampleLibrary: async () =>
    refuse('No other library can be opened from here. Start Gallery Desk without --demo.'),
  showMediaFile: async () =>
    refuse('There is no file manager to show the file in. Its path is in the list of media files.'),
  showMediaFolder: async () =>
    refuse('There is no file manager to show the media folder in. Its path is in the settings.'),
  showFolder: async () =>
    refuse('There is no file manager to show the folder in. Its path is in the preferences.'),
  showPublished: async () =>
    refuse('There is no file manager to show the site in. Its place is in the settings of the site.'),
  setTheme: async () => refuse('Each window has its own appearance here. Choose it in the window.'),
  setLanguage: async () => refuse('Each window has its own language here. Choose it in the window.'),
  showSteps: () => undefined,
  watchMenu: () => () => undefined,
};

function refuse(message: CoreText): never {
  throw new GalleryDeskError('FAILED_PRECONDITION', message);
}

/** For hosts without any window: the command line and tests. */
export const noDesktop: Desktop = {
  ...desktopWithoutDialogs,
  getDesktop: () => ({ host: 'NONE', platform: process.platform, mediaBase: '', hasNativeDialogs: false }),
};
