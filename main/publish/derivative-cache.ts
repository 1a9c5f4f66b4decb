import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { PublishedFile } from '../../shared/publish/manifest.ts';
import { textFromElsewhere } from '../../shared/text/core-text.ts';
import { WorkerError, WorkerPool } from '../media/worker-pool.ts';
import type { SpawnWorker } from '../media/worker-process.ts';
import { keptPosterPath, writeWhole } from '../media/worker/thumbnail-files.ts';
import { isNotThere } from '../store/file-system.ts';
import type { PictureRecipe } from './picture-recipe.ts';

export interface DerivativeCacheOptions {
  /** Absolute; made when it is needed. May be deleted at any time. */
  readonly folder: string;
  readonly spawnWorker: SpawnWorker;
  /** Pictures in the making at once. Each takes a processor and up to 150 MB. */
  readonly poolSize: number;
  /** Where an original is, or the reason why it cannot be reached. */
  readonly originalOf: (mediaId: string) => Promise<{ readonly path: string; readonly file: MediaFile }>;
  /** Absolute path of the still that a person chose for a video; undefined when nobody did. */
  readonly posterOf: (file: MediaFile) => string | undefined;
  /** Absolute folder in which the window keeps the stills that it takes of videos. */
  readonly thumbnailFolder: string;
}

/** ms. All sizes of a picture of a hundred megapixels in AVIF take minutes on a slow machine. */
const TIMEOUT = 10 * 60_000;

const noteSchema = z.record(z.string(), z.object({ size: z.number().int().min(0), sha256: z.string() }));

/** By name of the output. */
type KnownOutputs = Readonly<Record<string, PublishedFile>>;

/**
 * The published sizes of pictures, kept by what makes them: the content of the original and everything that decides about the pixels. Made
 * in processes of its own, so that a long publishing never keeps thumbnails waiting.
 */
export class DerivativeCache {
  readonly #folder: string;
  readonly #pool: WorkerPool;
  readonly #options: Pick<DerivativeCacheOptions, 'originalOf' | 'posterOf' | 'thumbnailFolder'>;
  readonly poolSize: number;

  constructor(options: DerivativeCacheOptions) {
    const { folder, spawnWorker, poolSize } = options;
    this.#folder = folder;
    this.poolSize = poolSize;
    this.#pool = new WorkerPool(spawnWorker, { size: poolSize, timeout: TIMEOUT, idleTime: 2000 });
    this.#options = options;
  }

  /** Absolute path of an output. */
  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  /** What is known of the outputs of recipes; those of which nothing is known are left out. */
  async knownOf(recipes: Iterable<PictureRecipe>): Promise<ReadonlyMap<PictureRecipe, KnownOutputs>> {
    const known = new Map<PictureRecipe, KnownOutputs>();
    const names = new Map<string, ReadonlySet<string>>();
    for (const recipe of recipes) {
      // Ten thousand new pictures have no note; to ask for each takes longer than the rest of a plan.
      const shard = recipe.key.slice(0, 2);
      const there = names.get(shard) ?? (await namesIn(join(this.#folder, shard)));
      names.set(shard, there);
      if (there.has(noteNameOf(recipe))) known.set(recipe, await this.#known(recipe));
    }
    return known;
  }

  /** What is known of the outputs of a recipe that were made before; what is not there any more is not among them. */
  async #known(recipe: PictureRecipe): Promise<KnownOutputs> {
    const note = await this.#note(recipe);
    const found: Record<string, PublishedFile> = {};
    for (const { name } of recipe.outputs) {
      const file = note[name];
      if (file === undefined) continue;
      const facts = await stat(this.pathOf(name)).catch(() => undefined);
      if (facts?.size === file.size) found[name] = file;
    }
    return found;
  }

  /**
   * The outputs of a recipe, those made that are not there.
   *
   * @throws `FAILED_PRECONDITION` when the original changed or cannot be decoded, `UNAVAILABLE` when it cannot be read now
   */
  async make(
    recipe: PictureRecipe,
    signal: AbortSignal,
  ): Promise<{ readonly outputs: KnownOutputs; readonly isNew: boolean }> {
    const known = await this.#known(recipe);
    const missing = recipe.outputs.filter(({ name }) => known[name] === undefined);
    if (missing.length === 0) return { outputs: known, isNew: false };
    const { path, file } = await this.#original(recipe.mediaId);
    const names = new Map(missing.map(({ name }) => [this.pathOf(name), name]));
    const { quality, sharpening, metadata, rights } = recipe;
    const request = {
      type: 'derive',
      file: this.#options.posterOf(file) ?? path,
      path: file.path,
      keptPoster: keptPosterPath(this.#options.thumbnailFolder, file.fingerprint ?? ''),
      outputs: missing.map(({ name, format, width, height }) => ({
        file: this.pathOf(name),
        format,
        width,
        height,
      })),
      quality,
      ...(sharpening !== undefined && { sharpening }),
      metadata,
      ...(rights !== undefined && { rights }),
    } as const;
    const made: Record<string, PublishedFile> = { ...known };
    try {
      const { outputs } = await this.#pool.run(request, 'background', signal);
      for (const { file: output, size, sha256 } of outputs) {
        const name = names.get(output);
        if (name !== undefined) made[name] = { size, sha256 };
      }
    } catch (error) {
      throw error instanceof WorkerError ? toldOf(error, file) : error;
    }
    await writeWhole(
      this.#noteFile(recipe),
      Buffer.from(JSON.stringify({ ...(await this.#note(recipe)), ...made })),
    );
    return { outputs: made, isNew: true };
  }

  /** Ends the workers. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  #noteFile(recipe: PictureRecipe): string {
    return join(this.#folder, recipe.key.slice(0, 2), noteNameOf(recipe));
  }

  /** A note that is not there or cannot be read only costs the time to make the pictures again. */
  async #note(recipe: PictureRecipe): Promise<KnownOutputs> {
    try {
      const parsed = noteSchema.safeParse(JSON.parse(await readFile(this.#noteFile(recipe), 'utf8')));
      return parsed.data ?? {};
    } catch (error) {
      if (isNotThere(error) || error instanceof SyntaxError) return {};
      throw error;
    }
  }

  /** The original, if it still is what the catalog knows: the widths and the name of what is made rest on that. */
  async #original(mediaId: string): Promise<{ readonly path: string; readonly file: MediaFile }> {
    const { path, file } = await this.#options.originalOf(mediaId);
    const { size } = await stat(path);
    if (size === file.sizeInBytes) return { path, file };
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `“${file.path}” was changed since it was last looked at. Wait until the media folder is read, or run “media rescan”, and publish again.`,
      { value: mediaId },
    );
  }
}

function noteNameOf({ key }: PictureRecipe): string {
  return `${key.slice(2)}.json`;
}

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  try {
    return new Set(await readdir(folder));
  } catch (error) {
    if (isNotThere(error)) return new Set();
    throw error;
  }
}

function toldOf(error: WorkerError, file: MediaFile): GalleryDeskError {
  const isForNow = error.failure === 'UNAVAILABLE' || error.failure === 'FAILED';
  return new GalleryDeskError(
    isForNow ? 'UNAVAILABLE' : 'FAILED_PRECONDITION',
    textFromElsewhere(error.message),
    {
      value: file.id,
    },
  );
}
