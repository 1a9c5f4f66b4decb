import { stat } from 'node:fs/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { isGone } from './scan.ts';
import { WorkerError, type WorkerPool } from './worker-pool.ts';
import { thumbnailPath, type ThumbnailExtension } from './worker/thumbnail-files.ts';

/** A file to send to a window. */
export interface ServedFile {
  /** Absolute. */
  readonly path: string;
  readonly mimeType: string;
}

const EXTENSIONS: readonly ThumbnailExtension[] = ['jpg', 'webp'];

/** Thumbnails, kept by content in the cache folder and made when they are first asked for. */
export class Thumbnails {
  readonly #folder: string;
  readonly #pool: WorkerPool;
  readonly #originalOf: (file: MediaFile) => Promise<string>;
  /** Under way, by target: who asks for the same one waits for the same work. */
  readonly #making = new Map<string, Promise<string>>();

  /** `originalOf` answers the path on disk, or throws what is to be told. */
  constructor(folder: string, pool: WorkerPool, originalOf: (file: MediaFile) => Promise<string>) {
    this.#folder = folder;
    this.#pool = pool;
    this.#originalOf = originalOf;
  }

  /**
   * The thumbnail of a file, for files that are missing or out of reach too, if it was made before.
   *
   * @throws `NOT_FOUND` when the file has none, `UNAVAILABLE` when it cannot be made now.
   */
  async get(file: MediaFile, size: number): Promise<ServedFile> {
    const { fingerprint } = file;
    if (fingerprint === undefined || file.kind === 'TEXT' || file.kind === 'OTHER') throw noThumbnail(file);
    const kept = await this.#kept(fingerprint, size);
    if (kept !== undefined) return served(kept);
    if (file.status === 'DAMAGED') throw noThumbnail(file);
    const key = `${fingerprint}-${size}`;
    const making = this.#making.get(key) ?? this.#make(file, fingerprint, size);
    this.#making.set(key, making);
    try {
      return served(await making);
    } finally {
      this.#making.delete(key);
    }
  }

  async #kept(fingerprint: string, size: number): Promise<string | undefined> {
    for (const extension of EXTENSIONS) {
      const path = thumbnailPath(this.#folder, fingerprint, size, extension);
      const found = await stat(path).catch((error: unknown) => {
        if (isGone(error)) return undefined;
        throw error;
      });
      // A crash of the machine may leave a name without content.
      if (found !== undefined && found.size > 0) return path;
    }
    return undefined;
  }

  async #make(file: MediaFile, fingerprint: string, size: number): Promise<string> {
    const original = await this.#originalOf(file);
    try {
      const request = {
        type: 'thumbnail',
        file: original,
        path: file.path,
        thumbnailFolder: this.#folder,
      } as const;
      return (await this.#pool.run({ ...request, fingerprint, size }, 'screen')).path;
    } catch (error) {
      throw error instanceof WorkerError ? toldOf(error, file) : error;
    }
  }
}

function toldOf(error: WorkerError, file: MediaFile): GalleryDeskError {
  const isForNow =
    error.failure === 'UNAVAILABLE' || error.failure === 'CANCELLED' || error.failure === 'FAILED';
  return new GalleryDeskError(isForNow ? 'UNAVAILABLE' : 'NOT_FOUND', error.message, { value: file.id });
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
