import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { DiskWork } from '../../shared/text/core-text.ts';
import { systemCodeOf } from './file-system.ts';

/** For people: what the operating system's codes mean and what helps. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space and try again',
  EDQUOT: 'your share of the disk is used up. Free some space and try again',
  EFBIG: 'the file is too large for this disk',
  EIO: 'the disk reported an input/output error. Check the disk and its cable, then try again',
  EROFS: 'the disk is read-only. Choose a folder that can be written to, or make the disk writable',
  EACCES: 'access is denied. Change the permissions of the file and its folder, then try again',
  EPERM: 'the operation is not permitted. Change the permissions of the file and its folder, then try again',
  EMFILE: 'too many files are open. Close other programs and try again',
  ENFILE: 'too many files are open. Close other programs and try again',
  EBUSY: 'another program is using it. Close that program and try again',
  ENOTDIR: 'a part of the path is a file, not a folder. Choose another folder',
  EISDIR: 'there is a folder where a file should be. Move it away and try again',
  ENOENT: 'it is not there. Check that the disk is connected and the folder was not moved',
  ENODEV: 'the disk is gone. Connect it again',
  ENXIO: 'the disk is gone. Connect it again',
  ESTALE: 'the network folder is gone. Connect it again',
  ENAMETOOLONG: 'the path is too long. Choose a shorter one',
};

/** The error for a person when the disk refused: `what` is a sentence's beginning such as "The change could not be saved to". */
export function diskError(what: DiskWork, file: string, cause: unknown): GalleryDeskError {
  if (cause instanceof GalleryDeskError) return cause;
  const systemCode = systemCodeOf(cause);
  const known = systemCode === undefined ? undefined : REASONS[systemCode];
  const reason = known ?? (cause instanceof Error ? cause.message : String(cause));
  return new GalleryDeskError(
    'UNAVAILABLE',
    `${what} ${file}: ${reason.replace(/\.$/, '')}.`,
    { file, ...(systemCode === undefined ? {} : { systemCode }) },
    { cause },
  );
}

/**
 * The error for a damaged file of the library: `where` names line or field, `problem` says what is wrong there, as a sentence.
 * `advice` is for files that there is another way out for than a good copy.
 */
export function damagedFile(
  file: string,
  where: string,
  problem: string,
  { advice, cause }: { readonly advice?: string; readonly cause?: unknown } = {},
): GalleryDeskError {
  const wayOut =
    'Run “gallery-desk verify” to see all that is damaged and “gallery-desk repair” to mend it, or put a good copy of the file (from a backup) in its place';
  return new GalleryDeskError(
    'DATA_LOSS',
    `${file} is damaged at ${where}: ${problem} ${wayOut}${advice === undefined ? '' : `, ${advice}`}. Nothing was changed.`,
    { file },
    { cause },
  );
}

/** The error for a file of the library that is not there: `loss` says what is missing with it, as a sentence. */
export function missingFile(file: string, loss: string): GalleryDeskError {
  return new GalleryDeskError(
    'DATA_LOSS',
    `${file} is missing: ${loss} Run “gallery-desk repair” to make it anew from what is there, or put the file back (from a backup). Nothing was changed.`,
    { file },
  );
}
