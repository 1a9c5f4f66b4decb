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
}

/** Entries of the native menu that the window carries out. */
export type MenuCommand =
  | 'NEW_GALLERY'
  | 'RENAME_GALLERY'
  | 'CLONE_GALLERY'
  | 'DELETE_GALLERY'
  | 'ADD_MEDIA'
  | 'RESCAN'
  | 'SELECT_ALL'
  | 'SHORTCUTS';

/** The host around the core: dialogs, file manager and menu, where there are any. */
export const desktopContract = {
  getDesktop: method('get', 'Tells which host this is and where media bytes come from.')
    .input(z.object({}))
    .output(type<DesktopInfo>()),
  chooseFolder: method('choose-folder', 'Asks the person for a folder with the native dialog.')
    .input(z.object({ title: z.string().max(200) }))
    .output(type<{ folder: string | null }>()),
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
  watchMenu: method('menu', 'Streams the entries a person chooses in the native menu.')
    .input(z.object({}))
    .output(eventIterator(type<{ command: MenuCommand }>())),
};
