import { realpath } from 'node:fs/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile, MediaFolderStatus } from '../../shared/model/media-file.ts';
import { textFromElsewhere } from '../../shared/text/core-text.ts';
import type { MediaFolder } from './media-folder.ts';
import { diskPathOf, isGone, isInside } from './scan.ts';

/** The path on disk of a file that is there, symbolic links resolved; never outside the media folder. @throws `NOT_FOUND`, `FAILED_PRECONDITION` */
export async function originalIn(
  media: Pick<MediaFolder, 'status' | 'folder'>,
  file: MediaFile,
): Promise<string> {
  if (media.status.state === 'OFFLINE') throw offlineProblem(media.status);
  if (file.status === 'MISSING') throw noSuchOriginal(file.id, file.problem ?? 'The file is missing.');
  try {
    const root = await realpath(media.folder);
    const path = await realpath(await diskPathOf(root, file.path));
    if (isInside(root, path)) return path;
  } catch (error) {
    if (!isGone(error)) throw error;
    throw noSuchOriginal(file.id, `“${file.path}” is no longer in the media folder.`);
  }
  throw noSuchOriginal(file.id, `“${file.path}” leads out of the media folder.`);
}

/** The refusal of a file that is not there. */
export function noSuchOriginal(mediaId: string, reason: string): GalleryDeskError {
  return new GalleryDeskError('NOT_FOUND', `There is no media file ${mediaId}. ${reason}`, {
    value: mediaId,
  });
}

/** The refusal while the whole folder is out of reach. */
export function offlineProblem({ folder, problem }: MediaFolderStatus): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    problem === undefined ? `The media folder ${folder} is out of reach.` : textFromElsewhere(problem),
    { file: folder },
  );
}
