import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { PublishManifest } from '../../shared/publish/manifest.ts';
import { isNotThere, nodeFileSystem } from '../store/file-system.ts';
import { diskError } from '../store/store-error.ts';
import { manifestText, readManifest } from './manifest-text.ts';
import { isSitePath } from './site-path.ts';
import type { FileSource, PublishTarget, PutFile, Release, ReleaseChange } from './target.ts';
import { preparedAlready, writeSource } from './write-source.ts';

const MANIFEST = '.gallery-desk/manifest.json';

/** The same for every entry, so that equal sites are equal files. The earliest date that a ZIP file knows (in any time zone), but for a day. */
const ENTRY_DATE = new Date(1980, 0, 2, 12);

/** What compression makes smaller; pictures and videos are compressed already. */
const COMPRESSIBLE = /\.(?:html|css|js|json|xml|svg)$/;

/** bytes of a manifest that is read back; the largest site's takes a fifth of it. */
const MANIFEST_LIMIT = 256 * 1024 * 1024;

/** Entries of the archive by path, as long as it is open. */
interface OpenArchive {
  readonly entries: ReadonlyMap<string, yauzl.Entry>;
  read(entry: yauzl.Entry): Promise<Readable>;
  close(): void;
}

/**
 * A site as a ZIP file, for uploading by hand. Written aside as a whole and put in place by one rename: there is the old file or the new one.
 */
export class ZipTarget implements PublishTarget {
  readonly location: string;
  readonly isWritten = 'AS_A_WHOLE';

  /** `location` is absolute. */
  constructor(location: string) {
    this.location = location;
  }

  async manifest(): Promise<PublishManifest | undefined> {
    return this.#withArchive(async (archive) => {
      const entry = archive?.entries.get(MANIFEST);
      if (archive === undefined) return undefined;
      if (entry === undefined) throw notOurs(this.location);
      const pieces: Buffer[] = [];
      let size = 0;
      for await (const piece of await archive.read(entry)) {
        pieces.push(piece as Buffer);
        size += pieces.at(-1)?.length ?? 0;
        if (size > MANIFEST_LIMIT) break;
      }
      return readManifest(Buffer.concat(pieces).toString('utf8'), this.location);
    });
  }

  async sizes(paths: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    return this.#withArchive(async (archive) => {
      const sizes = new Map<string, number>();
      for (const path of paths) {
        const entry = archive?.entries.get(path);
        if (entry !== undefined) sizes.set(path, entry.uncompressedSize);
      }
      return sizes;
    });
  }

  async hashes(paths: Iterable<string>, onHashed: () => Promise<void>): Promise<ReadonlyMap<string, string>> {
    return this.#withArchive(async (archive) => {
      const hashes = new Map<string, string>();
      for (const path of paths) {
        const entry = archive?.entries.get(path);
        const hash = archive === undefined || entry === undefined ? undefined : await hashOf(archive, entry);
        if (hash !== undefined) hashes.set(path, hash);
        await onHashed();
      }
      return hashes;
    });
  }

  async begin(): Promise<Release> {
    const stage = join(dirname(this.location), `.${basename(this.location)}.gallery-desk`);
    const put = new Map<string, string>();
    try {
      await mkdir(join(stage, 'new'), { recursive: true });
    } catch (error) {
      throw diskError('The site cannot be published to', this.location, error);
    }
    return {
      put: async (path, source, expected) => {
        if (!isSitePath(path)) throw new TypeError(`“${path}” is no path of a site.`);
        if (source.kind === 'FILE' && source.known !== undefined) {
          // What lies in the cache is read from there when the archive is written.
          put.set(path, source.file);
          return source.known;
        }
        const file = join(stage, 'new', path);
        put.set(path, file);
        return this.#prepare(file, source, expected);
      },
      switch: async (change) => {
        await this.#write(join(stage, 'site.zip'), change, put);
        await rm(stage, { recursive: true, force: true });
      },
      cancel: () => rm(stage, { recursive: true, force: true }),
    };
  }

  async #prepare(file: string, source: FileSource, expected: PutFile | undefined): Promise<PutFile> {
    try {
      if (expected !== undefined && (await preparedAlready(file, expected))) return expected;
      await mkdir(dirname(file), { recursive: true });
      return await writeSource(file, source);
    } catch (error) {
      throw diskError('The site could not be written to', this.location, error);
    }
  }

  async #write(
    temporary: string,
    { added, changed, manifest }: ReleaseChange,
    put: ReadonlyMap<string, string>,
  ): Promise<void> {
    const zip = new yazl.ZipFile();
    const options = { mtime: ENTRY_DATE, mode: 0o100644 };
    for (const path of [...added, ...changed].toSorted()) {
      const file = put.get(path);
      if (file === undefined) throw new TypeError(`${path} was not prepared.`);
      zip.addFile(file, path, { ...options, compress: COMPRESSIBLE.test(path) });
    }
    zip.addBuffer(Buffer.from(manifestText(manifest)), MANIFEST, { ...options, compress: true });
    zip.end();
    try {
      const failed = new Promise<never>((_resolve, reject) => {
        zip.once('error', reject);
      });
      await Promise.race([pipeline(zip.outputStream, createWriteStream(temporary)), failed]);
      const handle = await open(temporary, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(temporary, this.location);
      await nodeFileSystem.syncFolder(dirname(this.location));
    } catch (error) {
      throw diskError('The site could not be written to', this.location, error);
    }
  }

  async #withArchive<T>(work: (archive: OpenArchive | undefined) => Promise<T>): Promise<T> {
    const archive = await openArchive(this.location);
    try {
      return await work(archive);
    } finally {
      archive?.close();
    }
  }
}

function notOurs(file: string): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    `${file} is a file that Gallery Desk did not write, and it was left as it is. Choose another name.`,
    { file },
  );
}

async function openArchive(file: string): Promise<OpenArchive | undefined> {
  try {
    await stat(file);
    const zip = await yauzl.openPromise(file, { autoClose: false, lazyEntries: true });
    const entries = new Map<string, yauzl.Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return {
      entries,
      read: (entry) => zip.openReadStreamPromise(entry),
      close: () => zip.close(),
    };
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw diskError('The published ZIP file cannot be read:', file, error);
  }
}

async function hashOf(archive: OpenArchive, entry: yauzl.Entry): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const piece of await archive.read(entry)) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch {
    // Damaged in its compression: whatever it holds is not what was written.
    return 'damaged';
  }
}
