import { basename } from 'node:path';
import { type FileHandle, type FileSystem, nodeFileSystem } from '../../../main/store/file-system.ts';

export interface Operation {
  readonly name: keyof FileSystem | `handle.${keyof FileHandle}`;
  readonly path: string;
}

/** What the operating system says, as node says it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}

/** The real file system with a record of what was asked, and a place to let things fail. */
export class FaultyFileSystem implements FileSystem {
  readonly operations: Operation[] = [];
  /** Called before each operation; what it throws, the operation throws instead of happening. */
  before: (operation: Operation) => void | Promise<void> = () => {};
  /** How many bytes a single write takes at most. */
  bytesPerWrite = Infinity;

  /** How often this was asked for files whose name contains `part`. */
  count(name: Operation['name'], part = ''): number {
    return this.operations.filter((one) => one.name === name && basename(one.path).includes(part)).length;
  }

  /** Lets operations fail from now on, or only those named. */
  failWith(code: string, fails: (operation: Operation) => boolean = () => true): void {
    this.before = (operation) => {
      if (fails(operation)) throw systemError(code);
    };
  }

  recover(): void {
    this.before = () => {};
    this.bytesPerWrite = Infinity;
  }

  async #ask<T>(name: Operation['name'], path: string, perform: () => Promise<T>): Promise<T> {
    const operation = { name, path };
    this.operations.push(operation);
    await this.before(operation);
    return perform();
  }

  async open(path: string, flags: string, mode?: number): Promise<FileHandle> {
    const handle = await this.#ask('open', path, () => nodeFileSystem.open(path, flags, mode));
    return {
      read: (...args) => this.#ask('handle.read', path, () => handle.read(...args)),
      write: (buffer, offset, length, position) =>
        this.#ask('handle.write', path, () =>
          handle.write(buffer, offset, Math.min(length, this.bytesPerWrite), position),
        ),
      truncate: (length) => this.#ask('handle.truncate', path, () => handle.truncate(length)),
      sync: () => this.#ask('handle.sync', path, () => handle.sync()),
      datasync: () => this.#ask('handle.datasync', path, () => handle.datasync()),
      stat: () => this.#ask('handle.stat', path, () => handle.stat()),
      // A file that could not be closed would stay open for the rest of the tests: it is closed, then it fails.
      close: async () => {
        await handle.close();
        await this.#ask('handle.close', path, () => Promise.resolve());
      },
    };
  }

  readFile(path: string): Promise<Buffer> {
    return this.#ask('readFile', path, () => nodeFileSystem.readFile(path));
  }

  rename(from: string, to: string): Promise<void> {
    return this.#ask('rename', to, () => nodeFileSystem.rename(from, to));
  }

  link(existing: string, path: string): Promise<void> {
    return this.#ask('link', path, () => nodeFileSystem.link(existing, path));
  }

  unlink(path: string): Promise<void> {
    return this.#ask('unlink', path, () => nodeFileSystem.unlink(path));
  }

  makeFolder(path: string): Promise<void> {
    return this.#ask('makeFolder', path, () => nodeFileSystem.makeFolder(path));
  }

  readFolder(path: string): Promise<string[]> {
    return this.#ask('readFolder', path, () => nodeFileSystem.readFolder(path));
  }

  removeFolder(path: string): Promise<void> {
    return this.#ask('removeFolder', path, () => nodeFileSystem.removeFolder(path));
  }

  stat(path: string): ReturnType<FileSystem['stat']> {
    return this.#ask('stat', path, () => nodeFileSystem.stat(path));
  }

  statAll(paths: readonly string[]): ReturnType<FileSystem['statAll']> {
    return this.#ask('statAll', paths[0] ?? '', () => nodeFileSystem.statAll(paths));
  }

  syncFolder(path: string): Promise<void> {
    return this.#ask('syncFolder', path, () => nodeFileSystem.syncFolder(path));
  }
}
