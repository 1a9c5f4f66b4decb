import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { GallerySummary } from '../../shared/model/gallery.ts';
import { hasAllWords, searchWordsOf } from '../../shared/text/fold-text.ts';
import type { PastGallery } from '../../shared/history/past-gallery.ts';
import { LibraryFiles } from '../store/library-files.ts';
import type { FileSystem } from '../store/file-system.ts';
import type { Migration } from '../store/migrations.ts';
import { readLibrary } from '../store/read-library.ts';
import type { Backup } from './backup-manifest.ts';
import { requireIntact } from './check-backup-files.ts';

/**
 * The galleries of a backup whose name or description has all words of a search, in display order.
 *
 * @throws `DATA_LOSS` when the backup is damaged
 */
export async function galleriesOfBackup(
  fileSystem: FileSystem,
  backup: Backup,
  search: string,
  migrations: readonly Migration[],
): Promise<GallerySummary[]> {
  const words = searchWordsOf(search);
  const { memory } = await readLibrary(new LibraryFiles(fileSystem, backup.folder, migrations));
  return [...memory.galleries].filter(({ name, description = '' }) =>
    hasAllWords(`${name}\n${description}`, words),
  );
}

/**
 * A gallery as a backup has it.
 *
 * @throws `DATA_LOSS` when the backup is damaged, `NOT_FOUND` when it does not hold the gallery
 */
export async function galleryOfBackup(
  fileSystem: FileSystem,
  backup: Backup,
  galleryId: string,
  migrations: readonly Migration[],
): Promise<PastGallery> {
  await requireIntact(fileSystem, backup);
  const { memory } = await readLibrary(new LibraryFiles(fileSystem, backup.folder, migrations));
  await memory.load([galleryId]);
  const gallery = memory.gallerySnapshot(galleryId);
  if (gallery !== undefined) return { properties: gallery.properties, items: gallery.items };
  throw new GalleryDeskError(
    'NOT_FOUND',
    `The backup ${backup.name} has no gallery with the id ${galleryId}. Choose another backup.`,
    { value: galleryId },
  );
}
