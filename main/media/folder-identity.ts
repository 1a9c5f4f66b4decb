import type { Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './worker/thumbnail-files.ts';

/**
 * Tells the media folder from the empty place where its drive is not mounted: both have the same path. It is remembered in the
 * cache, so that the program knows it after a restart too.
 */
export class FolderIdentity {
  readonly #folder: string;
  readonly #file: string;
  #now: string | undefined;
  #remembered: string | undefined;

  constructor(folder: string, cacheFolder: string) {
    this.#folder = folder;
    this.#file = join(cacheFolder, 'media-folder.json');
  }

  /** Whether it is not the folder that was seen last. Without a memory it is taken for another one: then nothing counts as deleted. */
  async isOther(stats: Stats): Promise<boolean> {
    this.#remembered ??= await this.#read();
    return identityOf(stats) !== this.#remembered;
  }

  /** Whether it is remembered and not the folder that was seen last. */
  async isKnownOther(stats: Stats): Promise<boolean> {
    return (await this.isOther(stats)) && this.#remembered !== undefined;
  }

  saw(stats: Stats): void {
    this.#now = identityOf(stats);
  }

  /** Keeps what was seen. A cache that cannot be written costs the memory, nothing else. */
  async remember(): Promise<void> {
    if (this.#now === undefined || this.#now === this.#remembered) return;
    this.#remembered = this.#now;
    const content = JSON.stringify({ folder: this.#folder, identity: this.#now });
    await writeWhole(this.#file, Buffer.from(content)).catch(() => undefined);
  }

  async #read(): Promise<string | undefined> {
    try {
      const kept: unknown = JSON.parse(await readFile(this.#file, 'utf8'));
      if (typeof kept !== 'object' || kept === null || !('folder' in kept) || !('identity' in kept))
        return undefined;
      return kept.folder === this.#folder && typeof kept.identity === 'string' ? kept.identity : undefined;
    } catch {
      return undefined;
    }
  }
}

/** The number of a device changes with every plugging in; that of a folder on it, together with its date of birth, does not. */
function identityOf(stats: Stats): string {
  return `${stats.ino}:${Math.trunc(stats.birthtimeMs)}`;
}
