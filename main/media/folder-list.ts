import type { ListedFolder } from '../../shared/contract/media.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { compareKeys, naturalKeyOf } from '../../shared/order/natural-key.ts';
import type { MediaCatalog } from '../store/state.ts';

export interface FolderPage {
  readonly totalFolders: number;
  readonly folders: ListedFolder[];
}

interface Counts {
  ownFiles: number;
  totalFiles: number;
}

/** The folders that hold files which are there, a folder before those within it, names as people sort them. O(files × depth). */
export function listFolders(files: Iterable<MediaFile>): ListedFolder[] {
  const counts = new Map<string, Counts>([['', { ownFiles: 0, totalFiles: 0 }]]);
  const countsOf = (folder: string): Counts => {
    const known = counts.get(folder);
    if (known !== undefined) return known;
    const fresh = { ownFiles: 0, totalFiles: 0 };
    counts.set(folder, fresh);
    return fresh;
  };
  for (const { path, status } of files) {
    if (status === 'MISSING') continue;
    let end = path.lastIndexOf('/');
    countsOf(path.slice(0, Math.max(0, end))).ownFiles += 1;
    for (; end > 0; end = path.lastIndexOf('/', end - 1)) countsOf(path.slice(0, end)).totalFiles += 1;
    countsOf('').totalFiles += 1;
  }
  return Array.from(counts, ([path, { ownFiles, totalFiles }]) => ({ path, ownFiles, totalFiles }))
    .map((folder) => ({
      folder,
      // What is below a folder comes before a sibling whose name only begins alike.
      key: naturalKeyOf(folder.path).replaceAll('/', '\u0000'),
    }))
    .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.folder.path, b.folder.path))
    .map(({ folder }) => folder);
}

/** Lists the folders of the catalog a page at a time; they are put together once and kept until the catalog changes. */
export class FolderList {
  readonly #catalog: MediaCatalog;
  #folders: readonly ListedFolder[] | undefined;

  constructor(catalog: MediaCatalog) {
    this.#catalog = catalog;
  }

  /** To be called after each change of the catalog. */
  forget(): void {
    this.#folders = undefined;
  }

  page({ offset, limit }: { readonly offset: number; readonly limit: number }): FolderPage {
    this.#folders ??= listFolders(this.#catalog.values());
    return { totalFolders: this.#folders.length, folders: this.#folders.slice(offset, offset + limit) };
  }
}
