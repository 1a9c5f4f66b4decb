import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { fileNameOf, type MediaFile, type MediaPoster } from '../../shared/model/media-file.ts';
import { textFromElsewhere, type StepText } from '../../shared/text/core-text.ts';
import { writeAtomically } from '../store/atomic-file.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import type { ChangeableState } from '../store/state.ts';
import type { PreviewQueue } from './previews.ts';
import { WorkerError, type WorkerPool } from './worker-pool.ts';
import type { Poster } from './worker/messages.ts';
import { keptPosterPath } from './worker/thumbnail-files.ts';

/** Bytes. More than any picture that a person would choose. */
export const POSTER_LIMIT = 64 * 1024 * 1024;

export interface PosterParts {
  readonly store: ChangeableState;
  readonly pool: WorkerPool;
  readonly previews: PreviewQueue;
  /** Absolute path of the folder that keeps chosen posters: they are a person's work, and no part of the cache. */
  readonly folder: string;
  /** Absolute. */
  readonly cacheFolder: string;
  /** Absolute. */
  readonly thumbnailFolder: string;
  /** ms since the epoch */
  readonly now: () => number;
}

/** The stills that stand for videos: those that people choose, and those that the window takes where nothing else does. */
export class Posters {
  readonly #parts: PosterParts;

  constructor(parts: PosterParts) {
    this.#parts = parts;
  }

  /** Absolute path of the poster that was chosen for a file. */
  pathOf({ poster }: Pick<MediaFile, 'poster'>): string | undefined {
    return poster === undefined ? undefined : join(this.#parts.folder, `${poster.id}.jpg`);
  }

  /**
   * Makes a picture the poster of a video. One step that can be undone.
   *
   * @param bytes of a picture of any format that is shown
   * @throws `INVALID_ARGUMENT` when it is no picture or too large, `FAILED_PRECONDITION` when the file is no video, `UNAVAILABLE` when the disk refuses.
   */
  async choose(file: MediaFile, bytes: ReadableStream<Uint8Array>): Promise<void> {
    requireVideo(file);
    await this.#withFile(bytes, (picture) => this.#set(file, picture, 'the picture'));
  }

  /** Makes a picture of the media folder the poster of a video. @throws as `choose`. */
  async chooseFile(file: MediaFile, picture: string, name: string): Promise<void> {
    requireVideo(file);
    await this.#set(file, picture, name);
  }

  /** Goes back to the poster that is taken by itself. The chosen one stays on the disk: the step can be undone. */
  async reset(file: MediaFile): Promise<void> {
    requireVideo(file);
    await this.#write(file, undefined);
  }

  /**
   * Takes the still that the window made of a video of which nothing else takes one. It goes into the cache, and is made again when that is
   * emptied. Nothing happens when the file has previews already.
   *
   * @throws as `choose`.
   */
  async offer(file: MediaFile, bytes: ReadableStream<Uint8Array>): Promise<void> {
    requireVideo(file);
    const { fingerprint } = file;
    const { previews, thumbnailFolder } = this.#parts;
    if (fingerprint === undefined || file.status !== 'READY') return;
    await this.#withFile(bytes, (picture) =>
      this.#make(picture, 'the picture', keptPosterPath(thumbnailFolder, fingerprint)),
    );
    await previews.tryAgain(file);
  }

  async #set(file: MediaFile, picture: string, name: string): Promise<void> {
    const made = join(this.#incoming, `${randomUUID()}.jpg`);
    try {
      const poster = await this.#make(picture, name, made);
      const content = await readFile(made);
      const id = createHash('sha256').update(content).digest('hex').slice(0, 32);
      const target = join(this.#parts.folder, `${id}.jpg`);
      await mkdir(this.#parts.folder, { recursive: true });
      const kept = await stat(target).catch(() => undefined);
      // On the disk before the catalog refers to it.
      if (kept?.size !== content.length) await writeAtomically(nodeFileSystem, target, [content]);
      await this.#write(file, { id, ...poster });
    } finally {
      await rm(made, { force: true });
    }
  }

  async #write({ id }: MediaFile, poster: MediaPoster | undefined): Promise<void> {
    const updatedDate = new Date(this.#parts.now()).toISOString();
    await this.#parts.store.change((state) => {
      const current = state.media.get(id);
      if (current === undefined || current.poster?.id === poster?.id) {
        return { label: 'Choose poster' satisfies StepText, events: [], result: undefined };
      }
      const verb = poster === undefined ? 'Remove' : 'Choose';
      return {
        label: `${verb} poster of “${fileNameOf(current)}”` satisfies StepText,
        events: [
          {
            type: 'mediaFileUpdated',
            mediaId: id,
            changed: { poster: poster ?? null, updatedDate },
            previous: { poster: current.poster ?? null, updatedDate: current.updatedDate },
          },
        ],
        result: undefined,
      };
    });
  }

  async #make(picture: string, name: string, target: string): Promise<Poster> {
    try {
      return await this.#parts.pool.run({ type: 'poster', file: picture, path: name, target }, 'screen');
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      const isForNow = ['UNAVAILABLE', 'CANCELLED', 'FAILED'].includes(error.failure);
      throw new GalleryDeskError(
        isForNow ? 'UNAVAILABLE' : 'INVALID_ARGUMENT',
        textFromElsewhere(error.message),
      );
    }
  }

  get #incoming(): string {
    return join(this.#parts.cacheFolder, 'incoming');
  }

  /** Puts what comes in into a file for as long as an action takes. @throws `INVALID_ARGUMENT` when it is too much. */
  async #withFile(
    bytes: ReadableStream<Uint8Array>,
    action: (path: string) => Promise<unknown>,
  ): Promise<void> {
    await mkdir(this.#incoming, { recursive: true });
    const path = join(this.#incoming, randomUUID());
    try {
      await writeLimited(path, bytes);
      await action(path);
    } finally {
      await rm(path, { force: true });
    }
  }
}

async function writeLimited(path: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const handle = await open(path, 'wx');
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > POSTER_LIMIT) {
        throw new GalleryDeskError(
          'INVALID_ARGUMENT',
          `The picture is larger than ${POSTER_LIMIT / 1024 / 1024} MB. Choose a smaller one.`,
        );
      }
      await handle.write(chunk);
    }
  } finally {
    await handle.close();
  }
}

function requireVideo(file: MediaFile): void {
  if (file.kind === 'VIDEO') return;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `“${file.path}” is no video; only videos have a poster to choose.`,
    { value: file.id },
  );
}
