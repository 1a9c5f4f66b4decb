import { dirname, join, relative } from 'node:path';
import { removeTemporaryFiles, writeAtomically } from './atomic-file.ts';
import { isNotThere, readIfThere } from './file-system.ts';
import type { LibraryFiles } from './library-files.ts';

/**
 * Copies the files of a library of an older version before they are taken to the present one, to `backups/before-format-<n>`. The folder
 * appears as a whole, when all of it is written; one that is there already is left as it is.
 *
 * @throws the operating system's errors
 */
export async function backUpBeforeMigration(files: LibraryFiles, newVersion: number): Promise<string> {
  const { fileSystem, folder } = files;
  const target = join(folder, 'backups', `before-format-${newVersion}`);
  try {
    await fileSystem.stat(target);
    return target;
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
  const partial = `${target}.partial`;
  await fileSystem.makeFolder(join(partial, 'galleries'));
  for (const part of [partial, join(partial, 'galleries')]) await removeTemporaryFiles(fileSystem, part);
  const galleries = (await fileSystem.readFolder(files.galleriesFolder))
    .filter((name) => files.galleryIdOf(name) !== undefined)
    .map((name) => join(files.galleriesFolder, name));
  for (const path of [files.library.path, files.media.path, files.journal, ...galleries]) {
    const bytes = await readIfThere(fileSystem, path);
    if (bytes !== undefined) {
      await writeAtomically(fileSystem, join(partial, relative(folder, path)), [bytes]);
    }
  }
  await fileSystem.rename(partial, target);
  await fileSystem.syncFolder(dirname(target));
  return target;
}
