import { join, sep } from 'node:path';
import type { FileSystem } from './file-system.ts';
import type { Migration } from './migrations.ts';
import { SnapshotFile } from './snapshot-file.ts';
import {
  galleryForm,
  type GallerySnapshot,
  libraryForm,
  type LibrarySnapshot,
  mediaForm,
  type MediaSnapshot,
} from './snapshots.ts';

const GALLERY_FILE = /^([0-9a-z][0-9a-z-]{0,63})\.json$/;

/** Where everything of a library stands. */
export class LibraryFiles {
  readonly library: SnapshotFile<LibrarySnapshot>;
  readonly media: SnapshotFile<MediaSnapshot>;
  readonly journal: string;
  readonly galleriesFolder: string;
  readonly historyFolder: string;
  readonly cacheFolder: string;
  readonly galleryIndex: string;
  readonly mediaUses: string;

  constructor(
    readonly fileSystem: FileSystem,
    readonly folder: string,
    readonly migrations: readonly Migration[],
  ) {
    this.library = new SnapshotFile(fileSystem, join(folder, 'library.json'), libraryForm, migrations);
    this.media = new SnapshotFile(fileSystem, join(folder, 'media.json'), mediaForm, migrations);
    this.journal = join(folder, 'journal.jsonl');
    this.galleriesFolder = join(folder, 'galleries');
    this.historyFolder = join(folder, 'history');
    this.cacheFolder = join(folder, 'cache');
    this.galleryIndex = join(this.cacheFolder, 'galleries-index.json');
    this.mediaUses = join(this.cacheFolder, 'media-uses.json');
  }

  /** Put together by hand: opening asks for the path of every gallery, and `join` normalises each anew. */
  galleryPath(galleryId: string): string {
    return `${this.galleriesFolder}${sep}${galleryId}.json`;
  }

  gallery(galleryId: string): SnapshotFile<GallerySnapshot> {
    return new SnapshotFile(this.fileSystem, this.galleryPath(galleryId), galleryForm, this.migrations);
  }

  /** The gallery a file of the galleries folder holds by its name; undefined for other files. */
  galleryIdOf(fileName: string): string | undefined {
    return GALLERY_FILE.exec(fileName)?.[1];
  }
}
