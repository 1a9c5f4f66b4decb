import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PublishManifest } from '../../shared/publish/manifest.ts';
import { writeAtomically } from '../store/atomic-file.ts';
import { isNotThere, nodeFileSystem } from '../store/file-system.ts';
import { manifestText, readManifest } from './manifest-text.ts';

/** What the library remembers of a target. */
export interface Remembered {
  readonly manifest: PublishManifest;
  /** ISO 8601, UTC: when it was last published to. */
  readonly publishedDate: string;
}

/** The library's copies of what its targets say of themselves: `published/<site>/<target>.json`. They tell the state of a target that is out of reach. */
export class RememberedManifests {
  readonly #folder: string;
  readonly #known = new Map<string, Remembered | undefined>();

  /** @param libraryFolder absolute */
  constructor(libraryFolder: string) {
    this.#folder = join(libraryFolder, 'published');
  }

  /** @throws `FAILED_PRECONDITION` when it cannot be understood */
  async get(siteId: string, targetId: string): Promise<Remembered | undefined> {
    const file = this.#fileOf(siteId, targetId);
    if (this.#known.has(file)) return this.#known.get(file);
    const remembered = await read(file);
    this.#known.set(file, remembered);
    return remembered;
  }

  /** Writes nothing when it is remembered so already. */
  async set(siteId: string, targetId: string, manifest: PublishManifest): Promise<void> {
    const file = this.#fileOf(siteId, targetId);
    const before = await this.get(siteId, targetId).catch(() => undefined);
    if (before?.manifest === manifest) return;
    const text = manifestText(manifest);
    if (before !== undefined && manifestText(before.manifest) === text) return;
    this.#known.delete(file);
    await mkdir(dirname(file), { recursive: true });
    const { mtimeMs } = await writeAtomically(nodeFileSystem, file, [text]);
    this.#known.set(file, { manifest, publishedDate: new Date(mtimeMs).toISOString() });
  }

  /** Notes that a target is about to be switched: what becomes of it is looked at again, should the program end before `set`. */
  async begin(siteId: string, targetId: string): Promise<void> {
    const file = this.#markOf(siteId, targetId);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
  }

  async end(siteId: string, targetId: string): Promise<void> {
    await rm(this.#markOf(siteId, targetId), { force: true });
  }

  /** Whether a switch was begun and not ended. */
  async isBegun(siteId: string, targetId: string): Promise<boolean> {
    const facts = await stat(this.#markOf(siteId, targetId)).catch(() => undefined);
    return facts !== undefined;
  }

  #markOf(siteId: string, targetId: string): string {
    return join(this.#folder, siteId, `${targetId}.switching`);
  }

  /** Both ids are GUIDs, checked where they come in. */
  #fileOf(siteId: string, targetId: string): string {
    return join(this.#folder, siteId, `${targetId}.json`);
  }
}

async function read(file: string): Promise<Remembered | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { manifest: readManifest(text, file), publishedDate: new Date(mtimeMs).toISOString() };
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}
