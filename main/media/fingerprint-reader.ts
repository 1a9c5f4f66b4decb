import type { MediaCatalog } from '../store/state.ts';
import { blockPartOf, fingerprintOf, fullHashOf, isWholeFile, withFullHash } from './fingerprint.ts';
import { diskPathOf, type ScannedFile } from './scan.ts';

export type FingerprintResult = { readonly fingerprint: string } | { readonly error: unknown };

/** Files that are read at once: enough to keep a disk busy, few enough for a turning one. */
const READS_IN_FLIGHT = 8;

/**
 * Reads fingerprints, at most 192 KiB a file. Only where a large file has the blocks of another one that is still there, both are read
 * whole: then it is known whether it is a copy, and if it is none it gets a fingerprint of its own.
 */
export class FingerprintReader {
  readonly #catalog: MediaCatalog;
  readonly #root: string;
  readonly #signal: AbortSignal;
  /** Large files that were read before in this round, by fingerprint. */
  readonly #readBefore = new Map<string, string>();
  readonly #fullHashes = new Map<string, Promise<string>>();
  #extended: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(catalog: MediaCatalog, root: string, signal: AbortSignal) {
    this.#catalog = catalog;
    this.#root = root;
    this.#signal = signal;
  }

  /** In the order of the files. */
  async read(files: readonly ScannedFile[]): Promise<FingerprintResult[]> {
    const results: FingerprintResult[] = [];
    let next = 0;
    const work = async () => {
      for (let index = next++; index < files.length; index = next++) {
        const file = files[index];
        if (file === undefined) return;
        results[index] = await settle(fingerprintOf(file.diskPath));
      }
    };
    await Promise.all(Array.from({ length: READS_IN_FLIGHT }, work));
    // One after another: of two large files with the same blocks, the first keeps the short fingerprint.
    for (const [index, file] of files.entries()) {
      const result = results[index];
      if (result === undefined || !('fingerprint' in result) || isWholeFile(file.sizeInBytes)) continue;
      results[index] = await settle(this.#distinct(file, result.fingerprint));
    }
    return results;
  }

  async #distinct(file: ScannedFile, fingerprint: string): Promise<string> {
    const holder = await this.#holderOf(fingerprint, file);
    const extended = this.#extendedOf(fingerprint);
    if (holder === undefined && extended.length === 0) {
      this.#readBefore.set(fingerprint, file.diskPath);
      return fingerprint;
    }
    const long = withFullHash(fingerprint, await this.#fullHash(file.diskPath));
    if (holder === undefined) return extended.includes(long) ? long : fingerprint;
    return long === withFullHash(fingerprint, await this.#fullHash(holder)) ? fingerprint : long;
  }

  /** The path on disk of another file with this fingerprint that can still be compared. */
  async #holderOf(fingerprint: string, file: ScannedFile): Promise<string | undefined> {
    const before = this.#readBefore.get(fingerprint);
    if (before !== undefined && before !== file.diskPath) return before;
    for (const twin of this.#catalog.byFingerprint(fingerprint)) {
      if (twin.status === 'MISSING' || twin.path === file.path) continue;
      const diskPath = await diskPathOf(this.#root, twin.path);
      // A place whose content changed meanwhile, or that is empty, has nothing to compare with.
      const current = await fingerprintOf(diskPath).catch(() => undefined);
      if (current === fingerprint) return diskPath;
    }
    return undefined;
  }

  #extendedOf(fingerprint: string): readonly string[] {
    this.#extended ??= extendedFingerprints(this.#catalog);
    return this.#extended.get(fingerprint) ?? [];
  }

  #fullHash(diskPath: string): Promise<string> {
    const known = this.#fullHashes.get(diskPath);
    if (known !== undefined) return known;
    const hash = fullHashOf(diskPath, this.#signal);
    this.#fullHashes.set(diskPath, hash);
    return hash;
  }
}

/** Fingerprints that needed the full hash, by the part that did not suffice. There are hardly ever any. */
function extendedFingerprints(catalog: MediaCatalog): Map<string, string[]> {
  const extended = new Map<string, string[]>();
  for (const { fingerprint } of catalog.values()) {
    if (fingerprint === undefined || blockPartOf(fingerprint) === fingerprint) continue;
    const same = extended.get(blockPartOf(fingerprint)) ?? [];
    extended.set(blockPartOf(fingerprint), [...same, fingerprint]);
  }
  return extended;
}

async function settle(reading: Promise<string>): Promise<FingerprintResult> {
  try {
    return { fingerprint: await reading };
  } catch (error) {
    return { error };
  }
}
