import { isIgnoredName } from '../../../shared/model/ignored-name.ts';

/** A file whose bytes the window sends. */
export interface SentFile {
  readonly file: File;
  /** Below what was given, with forward slashes: `Trip/Alps/peak.jpg`. */
  readonly path: string;
}

/** What a person dropped, pasted or chose. */
export interface GivenFiles {
  /** Absolute paths, where the host knows them: the core copies those itself. */
  readonly paths: readonly string[];
  /** What has no path: pictures from the clipboard, and all files in a browser. */
  readonly entries: readonly (File | FileSystemEntry)[];
}

export const NOTHING_GIVEN: GivenFiles = { paths: [], entries: [] };

const pathOf = (file: File): string => window.galleryDesk?.pathOf?.(file) ?? '';

/**
 * Reads what an event carries. To be called while the event is handled: afterwards the browser has taken it away.
 *
 * @param nameOf names a file that came without a name of its own
 */
export function filesOfTransfer(
  transfer: DataTransfer,
  nameOf = (file: File): string => file.name,
): GivenFiles {
  const paths: string[] = [];
  const entries: (File | FileSystemEntry)[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const file = item.getAsFile();
    const path = file === null ? '' : pathOf(file);
    const entry = path === '' ? item.webkitGetAsEntry() : null;
    if (path !== '') paths.push(path);
    else if (entry?.isDirectory === true) entries.push(entry);
    else if (file !== null) entries.push(renamed(file, nameOf(file)));
  }
  return { paths, entries };
}

/** What a person chose in the browser's own dialog. A folder's files know their paths in it. */
export function filesOfList(list: FileList): GivenFiles {
  const files = [...list];
  const paths = files.map(pathOf).filter((path) => path !== '');
  return paths.length === files.length ? { paths, entries: [] } : { paths: [], entries: files };
}

function renamed(file: File, name: string): File {
  return name === file.name
    ? file
    : new File([file], name, { type: file.type, lastModified: file.lastModified });
}

const byName = new Intl.Collator('en', { numeric: true });

/** All files of what was given: in the order given; in a folder by name, its own files before those of folders in it. */
export async function allFiles(entries: GivenFiles['entries']): Promise<SentFile[]> {
  const found: SentFile[] = [];
  for (const entry of entries) {
    if (entry instanceof File) {
      const path = entry.webkitRelativePath === '' ? entry.name : entry.webkitRelativePath;
      if (!path.split('/').some(isIgnoredName)) found.push({ file: entry, path });
    } else await walk(entry, '', found);
  }
  return found;
}

async function walk(entry: FileSystemEntry, folder: string, found: SentFile[]): Promise<void> {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path });
  } else if (isFolder(entry)) {
    const inside = (await entriesOf(entry)).filter(({ name }) => !isIgnoredName(name));
    const sorted = inside.sort((a, b) => byName.compare(a.name, b.name));
    for (const child of sorted.filter(isFile)) await walk(child, path, found);
    for (const child of sorted.filter(isFolder)) await walk(child, path, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader answers some at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
