import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FileHandle, type FileSystem, nodeFileSystem } from '../../../main/store/file-system.ts';
import { type DiskNode, type FileNode, type FolderNode, Recording } from './recording.ts';

/** The real file system below one folder, with a record of everything that changes it. Flushes are recorded, not made. */
export class RecordingFileSystem implements FileSystem {
  readonly readFile = nodeFileSystem.readFile;
  readonly readFolder = nodeFileSystem.readFolder;
  readonly stat = nodeFileSystem.stat;
  readonly statAll = nodeFileSystem.statAll;

  private constructor(
    readonly folder: string,
    readonly recording: Recording,
  ) {}

  /** Takes what is in the folder now as durable. */
  static async of(folder: string): Promise<RecordingFileSystem> {
    return new RecordingFileSystem(folder, new Recording(await presentFolder(folder)));
  }

  async open(file: string, flags: string, mode?: number): Promise<FileHandle> {
    const { folder, name } = this.#placeOf(file);
    const existing = folder.names.get(name);
    if (existing?.kind === 'file') {
      const handle = await nodeFileSystem.open(file, flags, mode);
      if (flags.startsWith('w')) await this.#record({ do: 'truncate', node: existing, length: 0 });
      return this.#handle(existing, handle);
    }
    const node: FileNode = { kind: 'file', base: Buffer.alloc(0) };
    const handle = await this.recording.perform({ do: 'name', node: folder, name, child: node }, () =>
      nodeFileSystem.open(file, flags, mode),
    );
    folder.names.set(name, node);
    return this.#handle(node, handle);
  }

  async rename(from: string, to: string): Promise<void> {
    const { folder, name, child } = this.#existing(from);
    const target = this.#placeOf(to);
    const deed = {
      do: 'rename',
      node: target.folder,
      to: target.name,
      former: folder,
      from: name,
      child,
    } as const;
    await this.recording.perform(deed, () => nodeFileSystem.rename(from, to));
    folder.names.delete(name);
    target.folder.names.set(target.name, child);
  }

  async link(existing: string, file: string): Promise<void> {
    const { child } = this.#existing(existing);
    const { folder, name } = this.#placeOf(file);
    await this.recording.perform({ do: 'name', node: folder, name, child }, () =>
      nodeFileSystem.link(existing, file),
    );
    folder.names.set(name, child);
  }

  unlink(file: string): Promise<void> {
    return this.#remove(file, () => nodeFileSystem.unlink(file));
  }

  removeFolder(file: string): Promise<void> {
    return this.#remove(file, () => nodeFileSystem.removeFolder(file));
  }

  async makeFolder(target: string): Promise<void> {
    let folder = this.recording.root;
    for (const name of partsOf(this.folder, target)) {
      const present = folder.names.get(name);
      if (present?.kind === 'file') throw new Error(`${target} leads through a file.`);
      const child: FolderNode = present ?? { kind: 'folder', base: new Map(), names: new Map() };
      if (present === undefined) await this.#record({ do: 'name', node: folder, name, child });
      folder.names.set(name, child);
      folder = child;
    }
    await nodeFileSystem.makeFolder(target);
  }

  async syncFolder(target: string): Promise<void> {
    await this.recording.perform({ do: 'flush', node: this.#folderAt(target) }, () => nextTurn());
  }

  #handle(node: FileNode, handle: FileHandle): FileHandle {
    const flush = () => this.recording.perform({ do: 'flush', node }, () => nextTurn());
    return {
      read: (...args) => handle.read(...args),
      write: (buffer, offset, length, position) => {
        const bytes = Buffer.from(buffer.subarray(offset, offset + length));
        return this.recording.perform({ do: 'write', node, position, bytes }, () =>
          handle.write(buffer, offset, length, position),
        );
      },
      truncate: (length) =>
        this.recording.perform({ do: 'truncate', node, length }, () => handle.truncate(length)),
      sync: flush,
      datasync: flush,
      stat: () => handle.stat(),
      close: () => handle.close(),
    };
  }

  #record(deed: Parameters<Recording['perform']>[0]): Promise<void> {
    return this.recording.perform(deed, () => Promise.resolve());
  }

  async #remove(file: string, perform: () => Promise<void>): Promise<void> {
    const { folder, name } = this.#placeOf(file);
    await this.recording.perform({ do: 'unname', node: folder, name }, perform);
    folder.names.delete(name);
  }

  #existing(file: string): { folder: FolderNode; name: string; child: DiskNode } {
    const place = this.#placeOf(file);
    const child = place.folder.names.get(place.name);
    if (child === undefined) throw Object.assign(new Error(`ENOENT: ${file}`), { code: 'ENOENT' });
    return { ...place, child };
  }

  #placeOf(file: string): { folder: FolderNode; name: string } {
    return { folder: this.#folderAt(path.dirname(file)), name: path.basename(file) };
  }

  #folderAt(target: string): FolderNode {
    let folder = this.recording.root;
    for (const name of partsOf(this.folder, target)) {
      const child = folder.names.get(name);
      if (child?.kind !== 'folder') throw Object.assign(new Error(`ENOENT: ${target}`), { code: 'ENOENT' });
      folder = child;
    }
    return folder;
  }
}

function partsOf(folder: string, target: string): string[] {
  const relative = path.relative(folder, target);
  if (relative.startsWith('..')) throw new Error(`${target} is outside of what is recorded.`);
  return relative === '' ? [] : relative.split(path.sep);
}

async function presentFolder(folder: string): Promise<FolderNode> {
  const base = new Map<string, DiskNode>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    const node: DiskNode = entry.isDirectory()
      ? await presentFolder(place)
      : { kind: 'file', base: await readFile(place) };
    base.set(entry.name, node);
  }
  return { kind: 'folder', base, names: new Map(base) };
}
