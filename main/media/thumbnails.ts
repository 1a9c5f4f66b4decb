import { stat } from 'node:fs/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { pictureVersionOf, type MediaFile } from '../../shared/model/media-file.ts';
import { textFromElsewhere } from '../../shared/text/core-text.ts';
import { isGone } from './scan.ts';
import type { ThumbnailCache } from './thumbnail-cache.ts';
import { WorkerError, type WorkerPool } from './worker-pool.ts';
import { thumbnailPath, type ThumbnailExtension } from './worker/thumbnail-files.ts';

/** A file to send to a window. */
export interface ServedFile {
  /** Absolute. */
  readonly path: string;
  readonly mimeType: string;
  /** The bytes, when the disk had no room for the file. */
  readonly content?: Uint8Array<ArrayBuffer>;
}

export interface ThumbnailParts {
  /** Absolute folder of the thumbnails. */
  readonly folder: string;
  readonly pool: WorkerPool;
  readonly cache: ThumbnailCache;
  /** The path on disk of a file, or throws what is to be told. */
  readonly originalOf: (file: MediaFile) => Promise<string>;
  /** Absolute path of the poster that a person chose for a file. */
  readonly posterOf: (file: MediaFile) => string | undefined;
}

const EXTENSIONS: readonly ThumbnailExtension[] = ['jpg', 'webp'];

/** A thumbnail under way, and how many wait for it. */
interface Making {
  readonly made: Promise<ServedFile>;
  readonly abort: AbortController;
  waiting: number;
}

/** Thumbnails, kept by content in the cache folder and made when they are first asked for. */
export class Thumbnails {
  readonly #parts: ThumbnailParts;
  /** By target: who asks for the same one waits for the same work. */
  readonly #making = new Map<string, Making>();

  /** Pictures that no thumbnail can be made of, by version: not tried again while the application runs. */
  readonly #hopeless = new Map<string, GalleryDeskError>();

  constructor(parts: ThumbnailParts) {
    this.#parts = parts;
  }

  /**
   * The thumbnail of a file, for files that are missing or out of reach too, if it was made before.
   *
   * @param signal nobody waits for it any more; when that is so of all who asked, it is not made
   * @throws `NOT_FOUND` when the file has none, `UNAVAILABLE` when it cannot be made now.
   */
  async get(file: MediaFile, size: number, signal?: AbortSignal): Promise<ServedFile> {
    const version = pictureVersionOf(file);
    if (version === undefined || file.kind === 'TEXT' || file.kind === 'OTHER') throw noThumbnail(file);
    const kept = await this.#kept(version, size);
    if (kept !== undefined) return served(kept);
    if (file.status === 'DAMAGED' || file.status === 'UNSUPPORTED') throw noThumbnail(file);
    const refusal = this.#hopeless.get(version);
    if (refusal !== undefined) throw refusal;
    if (signal?.aborted === true) throw notWanted(file);
    const key = `${version}-${size}`;
    const making = this.#making.get(key) ?? this.#begin(key, file, version, size);
    making.waiting += 1;
    try {
      return await Promise.race([making.made, whenAborted(signal, file)]);
    } finally {
      making.waiting -= 1;
      if (making.waiting === 0) making.abort.abort();
    }
  }

  async #kept(version: string, size: number): Promise<string | undefined> {
    for (const extension of EXTENSIONS) {
      const path = thumbnailPath(this.#parts.folder, version, size, extension);
      const found = await stat(path).catch((error: unknown) => {
        if (isGone(error)) return undefined;
        throw error;
      });
      // A crash of the machine may leave a name without content.
      if (found === undefined || found.size === 0) continue;
      this.#parts.cache.used(path, found);
      return path;
    }
    return undefined;
  }

  #begin(key: string, file: MediaFile, version: string, size: number): Making {
    const abort = new AbortController();
    const made = this.#make(file, version, size, abort.signal);
    const making: Making = { made, abort, waiting: 0 };
    this.#making.set(key, making);
    const forget = () => {
      if (this.#making.get(key) === making) this.#making.delete(key);
    };
    // Whoever waits hears of a failure; when nobody does any more, nobody needs to.
    made.then(forget, forget);
    // One that is called off is not for those who ask from now on.
    abort.signal.addEventListener('abort', forget);
    return making;
  }

  async #make(file: MediaFile, version: string, size: number, signal: AbortSignal): Promise<ServedFile> {
    const poster = this.#parts.posterOf(file);
    // A chosen poster that was taken out of the library leaves the one that is made by itself.
    if (poster !== undefined && (await stat(poster).catch(() => undefined)) === undefined) {
      const { poster: _lost, ...plain } = file;
      return this.get(plain, size, signal);
    }
    const original = poster ?? (await this.#parts.originalOf(file));
    try {
      const request = {
        type: 'thumbnail',
        file: original,
        path: file.path,
        thumbnailFolder: this.#parts.folder,
        fingerprint: version,
        size,
        isPoster: poster !== undefined,
      } as const;
      const made = await this.#parts.pool.run(request, 'screen', signal);
      if ('path' in made) return served(made.path);
      return {
        path: thumbnailPath(this.#parts.folder, version, size, 'jpg'),
        mimeType: made.mimeType,
        content: Uint8Array.from(Buffer.from(made.content, 'base64')),
      };
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      const refusal = toldOf(error, file);
      if (refusal.code === 'NOT_FOUND' && error.failure !== 'GONE') this.#hopeless.set(version, refusal);
      throw refusal;
    }
  }

  /** Tries a picture again of which no thumbnail could be made: there is a still for it now. */
  tryAgain(file: MediaFile): void {
    const version = pictureVersionOf(file);
    if (version !== undefined) this.#hopeless.delete(version);
  }
}

/** Rejects when nobody waits any more; never answers. */
function whenAborted(signal: AbortSignal | undefined, file: MediaFile): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(notWanted(file)), { once: true });
  });
}

function notWanted(file: MediaFile): GalleryDeskError {
  return new GalleryDeskError('UNAVAILABLE', 'Nobody waits for this thumbnail any more.', { value: file.id });
}

function toldOf(error: WorkerError, file: MediaFile): GalleryDeskError {
  const isForNow =
    error.failure === 'UNAVAILABLE' || error.failure === 'CANCELLED' || error.failure === 'FAILED';
  return new GalleryDeskError(isForNow ? 'UNAVAILABLE' : 'NOT_FOUND', textFromElsewhere(error.message), {
    value: file.id,
  });
}

function noThumbnail(file: MediaFile): GalleryDeskError {
  const reason = file.problem ?? 'only pictures and videos have one';
  return new GalleryDeskError('NOT_FOUND', `There is no thumbnail of media file ${file.id}: ${reason}`, {
    value: file.id,
  });
}

function served(path: string): ServedFile {
  return { path, mimeType: path.endsWith('.webp') ? 'image/webp' : 'image/jpeg' };
}
