import { fileNameOf, type MediaFile } from '../model/media-file.ts';
import { isIntroduction } from './file-title.ts';

/** The camera's wall clock. Most cameras know no offset, so the clock is the one thing all pictures can be compared by. */
export function wallClockOf(file: MediaFile): string | undefined {
  return file.dateTaken?.replace(/(?:Z|[+-]\d{2}:?\d{2})$/, '');
}

/** Stars; a file that says nothing has none. */
export function ratingOf(file: MediaFile): number {
  return file.metadata?.rating ?? 0;
}

/** Whether a file is a text that introduces the folder it lies in. */
export function introduces(file: MediaFile): boolean {
  return file.kind === 'TEXT' && isIntroduction(fileNameOf(file));
}
