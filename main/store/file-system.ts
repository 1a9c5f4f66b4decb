import { statSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** ms that synchronous calls may take together before others get their turn */
const LONGEST_TURN = 5;

/** The part of node's FileHandle that the store uses. */
export interface FileHandle {
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  /** May write fewer bytes than asked. */
  write(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  datasync(): Promise<void>;
  stat(): Promise<FileFacts>;
  close(): Promise<void>;
}

export interface FileFacts {
  /** bytes */
  readonly size: number;
  /** ms since the epoch, with fractions where the file system keeps them */
  readonly mtimeMs: number;
}

/** Everything the store asks of the disk, so that tests can let any of it fail. */
export interface FileSystem {
  open(path: string, flags: string, mode?: number): Promise<FileHandle>;
  readFile(path: string): Promise<Buffer>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; fails with EEXIST when the name is taken. */
  link(existing: string, path: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes the folder and those above it. */
  makeFolder(path: string): Promise<void>;
  readFolder(path: string): Promise<string[]>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  stat(path: string): Promise<FileFacts>;
  /** Of many files; undefined for those that are not there. */
  statAll(paths: readonly string[]): Promise<(FileFacts | undefined)[]>;
  /** Makes the names in a folder durable: what was created, renamed or removed in it. */
  syncFolder(path: string): Promise<void>;
}

export const nodeFileSystem: FileSystem = {
  open: (path, flags, mode) => fs.open(path, flags, mode),
  readFile: (path) => fs.readFile(path),
  rename: (from, to) => fs.rename(from, to),
  link: (existing, path) => fs.link(existing, path),
  unlink: (path) => fs.unlink(path),
  makeFolder: async (path) => void (await fs.mkdir(path, { recursive: true })),
  readFolder: (path) => fs.readdir(path),
  removeFolder: (path) => fs.rmdir(path),
  stat: (path) => fs.stat(path),
  statAll: async (paths) => {
    // One synchronous call takes 3 µs, an asynchronous one 20; on a slow disk others get their turn in between.
    const facts: (FileFacts | undefined)[] = [];
    let turnEnds = performance.now() + LONGEST_TURN;
    for (const path of paths) {
      facts.push(statSync(path, { throwIfNoEntry: false }));
      if (performance.now() < turnEnds) continue;
      await nextTurn();
      turnEnds = performance.now() + LONGEST_TURN;
    }
    return facts;
  },
  syncFolder: async (path) => {
    // Windows cannot open a folder, and its file system keeps names in a journal of its own.
    if (process.platform === 'win32') return;
    const folder = await fs.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** The operating system's code of an error (`ENOENT`), or undefined when it is not one of its errors. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Only ENOENT means that something is not there; every other error is an error. */
export function isNotThere(error: unknown): boolean {
  return systemCodeOf(error) === 'ENOENT';
}

/** The content of a file, or undefined when it is not there. */
export async function readIfThere(fileSystem: FileSystem, path: string): Promise<Buffer | undefined> {
  try {
    return await fileSystem.readFile(path);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

/** Removes a file; one that is not there is removed already. */
export async function removeIfThere(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.unlink(path);
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}

/** Writes all bytes at a position: a single write may take only some of them. */
export async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    if (bytesWritten === 0) throw new Error(`The disk took only ${written} of ${bytes.length} bytes.`);
    written += bytesWritten;
  }
}
