import path from 'node:path';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { folderInside, placeFile } from './place-file.ts';
import { folderOf } from './folder-of.ts';

/** Places a file from the trash at a path of the media folder, or beside what is there. Answers the path. */
export async function placeFromTrash(
  diskPath: string,
  file: MediaFile,
  mediaFolder: string,
  onCandidate: (path: string) => void,
): Promise<string> {
  const root = await folderInside(mediaFolder, '');
  const folder = await folderInside(root, folderOf(file.path));
  const relative = (target: string) => path.relative(root, target).split(path.sep).join('/').normalize('NFC');
  const placed = await placeFile(diskPath, folder, fileNameOf(file), {
    isSynced: false,
    onCandidate: (target) => onCandidate(relative(target)),
  });
  return relative(placed);
}
