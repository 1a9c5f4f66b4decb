import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { guidSchema, mediaIdSchema } from '../schemas/common.ts';
import { siteReferenceSchema } from '../schemas/site.ts';
import { method } from './base.ts';

/** What the host around the core can do for a window. */
export interface DesktopInfo {
  readonly host: 'ELECTRON' | 'BROWSER' | 'NONE';
  /** `process.platform` of the machine the core runs on. */
  readonly platform: string;
  /**
   * Where media bytes come from, with a trailing slash: `media://library/` or `/media/`. Below it: `thumbnails/<mediaId>?size=<px>&v=<fingerprint>`
   * (256, 512 or 1024 px on the longer side) and `originals/<mediaId>`.
   */
  readonly mediaBase: string;
  /** Whether the native dialogs and the file manager below are there. */
  readonly hasNativeDialogs: boolean;
  /** The library is the sample library: made for trying things out, and thrown away when the program ends. */
  readonly isSample?: true;
  /** Of all windows, where the host decides it; absent where each window has its own. */
  readonly theme?: Theme;
  /** The id of the language that was chosen for all windows, or `SYSTEM`, where the host decides it; absent where each window has its own. */
  readonly language?: string;
  /** Absent where the program does not know where its releases are. */
  readonly updates?: UpdateSource;
}

/** Where newer versions of the program are looked for, when a person wants that. */
export interface UpdateSource {
  readonly address: string;
}

/** A version of the program that is newer than the one that runs. */
export interface FoundUpdate {
  readonly version: string;
  /** Where it can be had. */
  readonly address: string;
}

/** What the windows are drawn in. */
export const THEMES = ['SYSTEM', 'LIGHT', 'DARK'] as const;
export type Theme = (typeof THEMES)[number];

/** A library that was opened beside this one. */
export interface OpenedLibrary {
  /** Absolute path. */
  readonly folder: string;
  /** Where a window can go to see it; absent where the host gives it a window of its own. Lets one browser in, once. */
  readonly address?: string;
}

/** Folders of the library that the file manager can show. */
export const SHOWN_FOLDERS = ['LIBRARY', 'BACKUPS'] as const;
export type ShownFolder = (typeof SHOWN_FOLDERS)[number];

/** Entries of the native menu that the window carries out. */
export type MenuCommand =
  | 'UNDO'
  | 'REDO'
  | 'NEW_GALLERY'
  | 'MAKE_GALLERIES'
  | 'RENAME_GALLERY'
  | 'CLONE_GALLERY'
  | 'DELETE_GALLERY'
  | 'ADD_MEDIA'
  | 'ADD_FILES'
  | 'ADD_FOLDER'
  | 'RESCAN'
  | 'SELECT_ALL'
  | 'SHORTCUTS'
  | 'PROGRAMS'
  | 'PREFERENCES'
  /** The theme was changed, here or in another window: getDesktop tells it. */
  | 'THEME'
  /** So was the language. */
  | 'LANGUAGE';

/** One of the entries Undo and Redo. Without a label it has the system's own. */
const stepEntrySchema = z.object({ isEnabled: z.boolean(), label: z.string().max(500).optional() });

export type StepEntry = z.infer<typeof stepEntrySchema>;

/** The host around the core: dialogs, file manager and menu, where there are any. */
export const desktopContract = {
  getDesktop: method('get', 'Tells which host this is and where media bytes come from.')
    .input(z.object({}))
    .output(type<DesktopInfo>()),
  chooseFolder: method('choose-folder', 'Asks the person for a folder with the native dialog.')
    .input(z.object({ title: z.string().max(200) }))
    .output(type<{ folder: string | null }>()),
  chooseFile: method('choose-file', 'Asks the person for a JSON or CSV file with the native dialog.')
    .input(z.object({ title: z.string().max(200) }))
    .output(type<{ file: string | null }>()),
  chooseMedia: method('choose-media', 'Asks the person for files, or a folder, with the native dialog.')
    .input(z.object({ title: z.string().max(200), what: z.enum(['FILES', 'FOLDER']) }))
    .output(type<{ paths: string[] }>()),
  chooseNewFile: method(
    'choose-new-file',
    'Asks the person where to save a file with the native dialog, which also asks about replacing one.',
  )
    .input(z.object({ title: z.string().max(200), name: z.string().min(1).max(255) }))
    .output(type<{ file: string | null }>()),
  openLibraryFolder: method(
    'open-library',
    'Opens a library in a window of its own, making it when it is not there.',
  )
    .input(z.object({ folder: z.string().trim().min(1).max(4096) }))
    .output(type<OpenedLibrary>()),
  chooseLibrary: method(
    'choose-library',
    'Asks the person for a library, or a folder to make one in, with the native dialog and opens it.',
  )
    .input(z.object({}))
    .output(type<{ isOpened: boolean }>()),
  openSampleLibrary: method(
    'open-sample',
    'Opens a library of pictures drawn on the spot, made in a folder of its own and thrown away when the program ends.',
  )
    .input(z.object({}))
    .output(type<OpenedLibrary>()),
  leaveSampleLibrary: method('leave-sample', 'Goes from the sample library to the person’s own.')
    .input(z.object({}))
    .output(type<Partial<OpenedLibrary>>()),
  showMediaFile: method('show-media', 'Shows a media file in the file manager.')
    .input(z.object({ mediaId: mediaIdSchema }))
    .output(type<{ mediaId: string }>()),
  showMediaFolder: method('show-media-folder', 'Opens the media folder in the file manager.')
    .input(z.object({}))
    .output(type<{ folder: string }>()),
  showFolder: method('show-folder', 'Opens a folder of the library in the file manager.')
    .input(z.object({ what: z.enum(SHOWN_FOLDERS) }))
    .output(type<{ folder: string }>()),
  showPublished: method('show-published', 'Opens a published site in the browser, or shows where it lies.')
    .input(
      z.object({
        site: siteReferenceSchema,
        targetId: guidSchema.optional(),
        /** `PAGE`: the index page of a site that is a folder. */
        as: z.enum(['PAGE', 'PLACE']).default('PAGE'),
      }),
    )
    .output(type<{ location: string }>()),
  setTheme: method('set-theme', 'Changes what all windows are drawn in.')
    .input(z.object({ theme: z.enum(THEMES) }))
    .output(type<{ theme: Theme }>()),
  setLanguage: method(
    'set-language',
    'Changes the language of all windows, of the menu and of native dialogs.',
  )
    .input(z.object({ language: z.string().min(1).max(35) }))
    .output(type<{ language: string }>()),
  lookForUpdate: method(
    'look-for-update',
    'Asks the releases of Gallery Desk whether there is a newer version.',
  )
    .input(z.object({}))
    .output(type<{ update?: FoundUpdate }>()),
  showSteps: method('show-steps', 'Tells the native menu what Undo and Redo do in this window now.')
    .input(z.object({ undo: stepEntrySchema, redo: stepEntrySchema }))
    .output(type<Record<string, never>>()),
  watchMenu: method('menu', 'Streams the entries a person chooses in the native menu.')
    .input(z.object({}))
    .output(eventIterator(type<{ command: MenuCommand }>())),
};
