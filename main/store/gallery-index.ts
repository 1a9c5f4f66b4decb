import type { GallerySummary } from '../../shared/model/gallery.ts';
import { writeAtomically } from './atomic-file.ts';
import { type FileFacts, type FileSystem, readIfThere } from './file-system.ts';

/** What the index knows of one gallery file, true as long as the file has this size and time. */
export interface IndexEntry {
  readonly facts: FileFacts;
  readonly appliedSequence: number;
  readonly summary: GallerySummary;
}

const FORMAT = 'gallery-desk-index';

/**
 * The galleries as lists show them, so that a library opens without reading gallery files. A cache: when it is not there, damaged or out
 * of date, the gallery files tell the same.
 */
export class GalleryIndex {
  readonly #entries = new Map<string, IndexEntry>();
  readonly #schemaVersion: number;
  #isUnsaved = false;

  /** What an index of another schema version tells is not believed. */
  constructor(schemaVersion: number) {
    this.#schemaVersion = schemaVersion;
  }

  get isUnsaved(): boolean {
    return this.#isUnsaved;
  }

  /** Undefined when the file is not the one the entry was made from. */
  valid(galleryId: string, facts: FileFacts): IndexEntry | undefined {
    const entry = this.#entries.get(galleryId);
    if (entry === undefined) return undefined;
    return entry.facts.size === facts.size && entry.facts.mtimeMs === facts.mtimeMs ? entry : undefined;
  }

  /** Of the gallery's file, as it was last read or written. */
  facts(galleryId: string): FileFacts | undefined {
    return this.#entries.get(galleryId)?.facts;
  }

  set(galleryId: string, entry: IndexEntry): void {
    this.#entries.set(galleryId, entry);
    this.#isUnsaved = true;
  }

  delete(galleryId: string): void {
    if (this.#entries.delete(galleryId)) this.#isUnsaved = true;
  }

  ids(): string[] {
    return [...this.#entries.keys()];
  }

  async read(fileSystem: FileSystem, path: string): Promise<void> {
    let entries: [string, IndexEntry][];
    try {
      const bytes = await readIfThere(fileSystem, path);
      entries = bytes === undefined ? [] : entriesOf(bytes, this.#schemaVersion);
    } catch {
      // Whatever is wrong with a cache, it is made anew.
      entries = [];
    }
    for (const [galleryId, entry] of entries) this.#entries.set(galleryId, entry);
    this.#isUnsaved = entries.length === 0;
  }

  /** @throws the operating system's errors */
  async write(fileSystem: FileSystem, path: string): Promise<void> {
    this.#isUnsaved = false;
    try {
      await writeAtomically(fileSystem, path, indexText([...this.#entries], this.#schemaVersion));
    } catch (error) {
      this.#isUnsaved = true;
      throw error;
    }
  }
}

function* indexText(entries: readonly [string, IndexEntry][], schemaVersion: number): Generator<string> {
  let piece = `{"format":${JSON.stringify(FORMAT)},"schemaVersion":${schemaVersion},"galleries":[`;
  for (const [index, entry] of entries.entries()) {
    piece += `${index === 0 ? '\n' : ',\n'}${JSON.stringify(entry)}`;
    if (piece.length > 128 * 1024) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}\n]}\n`;
}

function entriesOf(bytes: Buffer, schemaVersion: number): [string, IndexEntry][] {
  const content = JSON.parse(bytes.toString('utf8')) as {
    format?: unknown;
    schemaVersion?: unknown;
    galleries?: [string, IndexEntry][];
  };
  if (
    content.format !== FORMAT ||
    content.schemaVersion !== schemaVersion ||
    !Array.isArray(content.galleries)
  )
    return [];
  return content.galleries.filter(
    ([galleryId, entry]) =>
      typeof galleryId === 'string' &&
      Number.isFinite(entry.facts.size) &&
      Number.isFinite(entry.facts.mtimeMs) &&
      Number.isInteger(entry.appliedSequence) &&
      entry.summary.id === galleryId &&
      typeof entry.summary.name === 'string' &&
      Number.isFinite(entry.summary.sortOrder) &&
      typeof entry.summary.createdDate === 'string' &&
      Number.isInteger(entry.summary.totalItems) &&
      Array.isArray(entry.summary.coverMediaIds),
  );
}
