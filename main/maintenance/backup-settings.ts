import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { isSameValue } from '../../shared/history/same-value.ts';
import { type BackupSettings, DEFAULT_BACKUPS } from '../../shared/model/library.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';

type GivenSettings = { readonly [K in keyof BackupSettings]?: BackupSettings[K] | undefined };

/** Folders of a library that hold something else. */
const TAKEN = new Set(['galleries', 'history', 'cache', 'aside']);

/** The folder of backups as the settings keep it: relative when it lies inside the library, so that the library can move. */
export function backupFolderSetting(libraryFolder: string, mediaFolder: string, folder: string): string {
  const absolute = path.resolve(libraryFolder, folder);
  const relative = path.relative(libraryFolder, absolute).split(path.sep).join('/');
  const isOutside = relative.startsWith('..') || path.isAbsolute(relative);
  const fromMedia = path.relative(mediaFolder, absolute);
  const isInMedia = !fromMedia.startsWith('..') && !path.isAbsolute(fromMedia);
  const [top = ''] = relative.split('/');
  if (isInMedia || (!isOutside && (top === '' || TAKEN.has(top)))) {
    throw new GalleryDeskError(
      'INVALID_ARGUMENT',
      `Backups cannot go to ${absolute}: the library keeps other files there. Choose another folder.`,
      { file: absolute },
    );
  }
  return isOutside ? absolute.split(path.sep).join('/') : relative;
}

/** Decides the settings of backups; nothing when they are so already. */
export function decideBackupSettings(
  { settings }: Pick<LibraryState, 'settings'>,
  given: GivenSettings,
): Decision<void> {
  const present = settings.backups ?? DEFAULT_BACKUPS;
  const backups: BackupSettings = {
    isAutomatic: given.isAutomatic ?? present.isAutomatic,
    intervalMinutes: given.intervalMinutes ?? present.intervalMinutes,
    folder: given.folder ?? present.folder,
    keepHourly: given.keepHourly ?? present.keepHourly,
    keepDaily: given.keepDaily ?? present.keepDaily,
    keepMonthly: given.keepMonthly ?? present.keepMonthly,
    maxBytes: given.maxBytes ?? present.maxBytes,
  };
  return {
    label: 'Change how backups are taken' satisfies StepText,
    events: isSameValue(backups, present)
      ? []
      : [{ type: 'libraryUpdated', changed: { backups }, previous: { backups: settings.backups ?? null } }],
    result: undefined,
  };
}
