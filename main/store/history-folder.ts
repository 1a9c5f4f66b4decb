import { basename, join } from 'node:path';
import { temporaryNameFor } from './atomic-file.ts';
import { type FileHandle, type FileSystem, isNotThere, removeIfThere, writeFully } from './file-system.ts';
import type { LibraryFiles } from './library-files.ts';

const SEGMENT = /^(\d{1,15})-(\d{1,15})\.jsonl$/;
/** Bytes written at a time, and between two flushes: a change's own small flush must not wait for all of it. */
const WRITE_STEP = 1024 * 1024;

/** A part of the past that left the journal: one file, in the journal's own format, never changed once it is there. */
export interface Segment {
  readonly path: string;
  /** Sequences. */
  readonly first: number;
  readonly last: number;
  /** bytes */
  readonly size: number;
}

/** The folder of segments. What it holds is listed when it is first asked for, and known from then on. */
export class HistoryFolder {
  readonly #files: LibraryFiles;
  #listing: Promise<Segment[]> | undefined;

  constructor(files: LibraryFiles) {
    this.#files = files;
  }

  /**
   * The oldest first.
   *
   * @throws the operating system's errors
   */
  async segments(): Promise<readonly Segment[]> {
    this.#listing ??= this.#list().catch((error: unknown) => {
      this.#listing = undefined;
      throw error;
    });
    return this.#listing;
  }

  /**
   * The segment that holds a change; undefined when it is not kept. Of several the one that begins last: it was written from the journal
   * later.
   *
   * @throws the operating system's errors
   */
  async segmentWith(sequence: number): Promise<Segment | undefined> {
    return (await this.segments()).findLast(({ first, last }) => first <= sequence && sequence <= last);
  }

  /**
   * Undefined when the file is gone.
   *
   * @throws the operating system's errors
   */
  async read(segment: Segment): Promise<Buffer | undefined> {
    try {
      return await this.#files.fileSystem.readFile(segment.path);
    } catch (error) {
      if (!isNotThere(error)) throw error;
      await this.#forget(segment);
      return undefined;
    }
  }

  /**
   * Puts a segment in place, durable when this is fulfilled, and then removes those it replaces. A crash between the two leaves changes
   * in two segments: whoever reads takes each once.
   *
   * @throws the operating system's errors; what was there stands then
   */
  async put(
    first: number,
    last: number,
    parts: readonly Buffer[],
    replaced: readonly Segment[],
  ): Promise<void> {
    const { fileSystem, historyFolder } = this.#files;
    await fileSystem.makeFolder(historyFolder);
    const path = join(historyFolder, `${first}-${last}.jsonl`);
    await writeParts(fileSystem, path, parts);
    await fileSystem.syncFolder(historyFolder);
    // The folder's own name: it may have been made just now.
    await fileSystem.syncFolder(this.#files.folder);
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const rest = (await this.segments()).filter((one) => one.path !== path);
    this.#listing = Promise.resolve(inOrder([...rest, { path, first, last, size }]));
    for (const segment of replaced) if (segment.path !== path) await this.remove(segment);
  }

  /** @throws the operating system's errors */
  async remove(segment: Segment): Promise<void> {
    await removeIfThere(this.#files.fileSystem, segment.path);
    await this.#forget(segment);
  }

  async #forget(segment: Segment): Promise<void> {
    const rest = (await this.segments()).filter(({ path }) => path !== segment.path);
    this.#listing = Promise.resolve(rest);
  }

  async #list(): Promise<Segment[]> {
    const { fileSystem, historyFolder } = this.#files;
    const segments: Segment[] = [];
    for (const name of await this.#names()) {
      const [, first, last] = SEGMENT.exec(basename(name)) ?? [];
      if (first === undefined || last === undefined || Number(first) > Number(last)) continue;
      const path = join(historyFolder, name);
      const { size } = await fileSystem.stat(path);
      segments.push({ path, first: Number(first), last: Number(last), size });
    }
    return inOrder(segments);
  }

  async #names(): Promise<string[]> {
    try {
      return await this.#files.fileSystem.readFolder(this.#files.historyFolder);
    } catch (error) {
      if (isNotThere(error)) return [];
      throw error;
    }
  }
}

function inOrder(segments: readonly Segment[]): Segment[] {
  return segments.toSorted((a, b) => a.first - b.first || b.last - a.last);
}

async function writeParts(fileSystem: FileSystem, path: string, parts: readonly Buffer[]): Promise<void> {
  const temporary = temporaryNameFor(path);
  const handle = await fileSystem.open(temporary, 'wx');
  try {
    await writeInSteps(handle, parts);
    await handle.sync();
    await handle.close();
    await fileSystem.rename(temporary, path);
  } catch (error) {
    await handle.close().catch(() => {});
    await removeIfThere(fileSystem, temporary).catch(() => {});
    throw error;
  }
}

async function writeInSteps(handle: FileHandle, parts: readonly Buffer[]): Promise<void> {
  let position = 0;
  for (const part of parts) {
    for (let start = 0; start < part.length; start += WRITE_STEP) {
      const step = part.subarray(start, start + WRITE_STEP);
      await writeFully(handle, step, position);
      position += step.length;
      if (step.length === WRITE_STEP) await handle.datasync();
    }
  }
}
