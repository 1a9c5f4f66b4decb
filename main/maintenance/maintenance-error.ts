import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';

/** The error for a backup that cannot be used: `problem` ends a sentence that begins with the file. */
export function damagedBackup(file: string, problem: string, cause?: unknown): GalleryDeskError {
  return new GalleryDeskError(
    'DATA_LOSS',
    `${file} of the backup is damaged: ${problem}. Use another backup; “gallery-desk backup list” shows those there are.`,
    { file },
    { cause },
  );
}

/** What is damaged is a finding; that the disk refuses, or that the library is newer than the program, is an error. */
export function requireDamage(error: unknown): void {
  if (!(error instanceof GalleryDeskError) || error.code !== 'DATA_LOSS') throw error;
}
