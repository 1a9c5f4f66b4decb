import { systemCodeOf } from '../store/file-system.ts';
import type { MediaCatalog } from '../store/state.ts';
import { blockPartOf, fingerprintOf, fullHashOf, isWholeFile, withFullHash } from './fingerprint.ts';
import { sidecarPathOf } from './metadata-facts.ts';
import { diskPathOf, isGone, type ScannedFile } from './scan.ts';
import { WorkerError, type WorkerPool } from './worker-pool.ts';
import type { FileReading } from './worker/messages.ts';

/** Files in one message to a worker: enough that messages do not count, few enough that what somebody looks at need not wait. */
const BATCH = 32;

/** Batches under way: one more than there are workers, so that none waits for the next. */
const BATCHES_IN_FLIGHT = 3;

/**
 * Reads fingerprints, at most 192 KiB a file, and what the files are, from their beginnings: in the workers, so that the application does
 * not stand still meanwhile. Only where a large file has the blocks of another one that is still there, both are read
 * whole: then it is known whether it is a copy, and if it is none it gets a fingerprint of its own.
 */
export class FingerprintReader {
  readonly #pool: WorkerPool;
  readonly #catalog: MediaCatalog;
  readonly #root: string;
  readonly #signal: AbortSignal;
  /** Large files that were read before in this round, by fingerprint. */
  readonly #readBefore = new Map<string, string>();
  readonly #fullHashes = new Map<string, Promise<string>>();
  #extended: ReadonlyMap<string, readonly string[]> | undefined;
  #begun: { readonly files: readonly ScannedFile[]; readonly readings: Promise<FileReading[]> } | undefined;

  constructor(pool: WorkerPool, catalog: MediaCatalog, root: string, signal: AbortSignal) {
    this.#pool = pool;
    this.#catalog = catalog;
    this.#root = root;
    this.#signal = signal;
  }

  /** Begins to read files that will be asked for next, so that the workers do not wait while what was read is applied. */
  begin(files: readonly ScannedFile[]): void {
    const readings = this.#readBatches(files);
    // Whoever asks for them is told; when nobody does any more, nobody is missing them.
    readings.catch(() => undefined);
    this.#begun = { files, readings };
  }

  /** In the order of the files. */
  async read(files: readonly ScannedFile[]): Promise<FileReading[]> {
    const begun = this.#begun?.files === files ? this.#begun.readings : undefined;
    const readings = await (begun ?? this.#readBatches(files));
    // One after another: of two large files with the same blocks, the first keeps the short fingerprint.
    for (const [index, file] of files.entries()) {
      const reading = readings[index];
      if (reading === undefined || !('fingerprint' in reading) || isWholeFile(file.sizeInBytes)) continue;
      readings[index] = await this.#distinctReading(file, reading);
    }
    return readings;
  }

  async #readBatches(files: readonly ScannedFile[]): Promise<FileReading[]> {
    const readings: FileReading[] = [];
    let next = 0;
    const work = async () => {
      for (let start = next; start < files.length; start = next) {
        next += BATCH;
        const batch = await this.#readBatch(files.slice(start, start + BATCH));
        for (const [index, reading] of batch.entries()) readings[start + index] = reading;
      }
    };
    await Promise.all(Array.from({ length: BATCHES_IN_FLIGHT }, work));
    return readings;
  }

  async #readBatch(files: readonly ScannedFile[]): Promise<readonly FileReading[]> {
    try {
      const request = files.map((file) => {
        const { diskPath, path, sizeInBytes, modifiedTime } = file;
        return { file: diskPath, path, sizeInBytes, modifiedTime, ...sidecarPathOf(file) };
      });
      return await this.#pool.run({ type: 'read', files: request }, 'screen', this.#signal);
    } catch (error) {
      if (!(error instanceof WorkerError) || this.#signal.aborted) throw error;
      // One of them is to blame, or there is no worker: here they are not looked into, and which one it is turns out when each is alone.
      return Promise.all(files.map((file) => readingOf(fingerprintOf(file.diskPath))));
    }
  }

  async #distinctReading(
    file: ScannedFile,
    reading: Extract<FileReading, { fingerprint: string }>,
  ): Promise<FileReading> {
    const distinct = await readingOf(this.#distinct(file, reading.fingerprint));
    return 'fingerprint' in distinct ? { ...reading, ...distinct } : distinct;
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

async function readingOf(fingerprint: Promise<string>): Promise<FileReading> {
  try {
    return { fingerprint: await fingerprint };
  } catch (error) {
    return isGone(error) ? { failure: 'CHANGED' } : { failure: 'UNREADABLE', code: systemCodeOf(error) };
  }
}
