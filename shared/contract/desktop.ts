import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { mediaIdSchema } from '../schemas/common.ts';
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
  /** Of all windows, where the host decides it; absent where each window has its own. */
  readonly theme?: Theme;
}

/** What the windows are drawn in. */
export const THEMES = ['SYSTEM', 'LIGHT', 'DARK'] as const;
export type Theme = (typeof THEMES)[number];

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
  /** The theme was changed, here or in another window: getDesktop tells it. */
  | 'THEME';

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
    .input(z.object({ folder: z.string().min(1).max(4096) }))
    .output(type<{ folder: string }>()),
  showMediaFile: method('show-media', 'Shows a media file in the file manager.')
    .input(z.object({ mediaId: mediaIdSchema }))
    .output(type<{ mediaId: string }>()),
  showMediaFolder: method('show-media-folder', 'Opens the media folder in the file manager.')
    .input(z.object({}))
    .output(type<{ folder: string }>()),
  setTheme: method('set-theme', 'Changes what all windows are drawn in.')
    .input(z.object({ theme: z.enum(THEMES) }))
    .output(type<{ theme: Theme }>()),
  showSteps: method('show-steps', 'Tells the native menu what Undo and Redo do in this window now.')
    .input(z.object({ undo: stepEntrySchema, redo: stepEntrySchema }))
    .output(type<Record<string, never>>()),
  watchMenu: method('menu', 'Streams the entries a person chooses in the native menu.')
    .input(z.object({}))
    .output(eventIterator(type<{ command: MenuCommand }>())),
};
