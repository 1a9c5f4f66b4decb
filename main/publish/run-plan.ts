import PQueue from 'p-queue';
import type { PublishedFile } from '../../shared/publish/manifest.ts';
import type { PublishResult } from '../../shared/publish/publish-plan.ts';
import { INDEX_PATH } from '../../shared/site/addresses.ts';
import type { LongWork } from '../events/long-work.ts';
import { join } from 'node:path';
import type { DerivativeCache } from './derivative-cache.ts';
import type { PictureRecipe } from './picture-recipe.ts';
import { nextManifest, type PreparedPlan } from './prepare-plan.ts';
import { releaseOrder } from './release-order.ts';
import type { SiteFile } from './site-files.ts';
import type { PublishTarget, Release } from './target.ts';
import { blanksOfVideo } from './video-metadata.ts';

export interface RunOptions {
  readonly target: PublishTarget;
  readonly derivatives: DerivativeCache;
  readonly originalOf: (mediaId: string) => Promise<{ readonly path: string }>;
  readonly work: LongWork;
}

/** The pictures to be written, those of one original together: it is decoded once. */
function byRecipe(
  written: readonly SiteFile[],
): Map<PictureRecipe, Extract<SiteFile, { kind: 'PICTURE' }>[]> {
  const groups = new Map<PictureRecipe, Extract<SiteFile, { kind: 'PICTURE' }>[]>();
  for (const file of written) {
    if (file.kind !== 'PICTURE') continue;
    const group = groups.get(file.recipe);
    if (group === undefined) groups.set(file.recipe, [file]);
    else group.push(file);
  }
  return groups;
}

/** Prepares what is written, and answers what it holds, by path. */
class Preparation {
  readonly files = new Map<string, PublishedFile>();
  picturesMade = 0;
  readonly #release: Release;
  readonly #options: RunOptions;

  constructor(release: Release, options: RunOptions) {
    this.#release = release;
    this.#options = options;
  }

  async page(file: Extract<SiteFile, { kind: 'PAGE' }>): Promise<void> {
    const { path, content } = file;
    this.files.set(path, await this.#release.put(path, { kind: 'CONTENT', content: content() }));
    await this.#advance();
  }

  async pictures(
    recipe: PictureRecipe,
    files: readonly Extract<SiteFile, { kind: 'PICTURE' }>[],
  ): Promise<void> {
    const { derivatives, work } = this.#options;
    // Only what is missing in the target is made; other widths of the recipe may be there already.
    const outputs = files.map(({ output }) => output);
    const made = await derivatives.make({ ...recipe, outputs }, work.signal);
    if (made.isNew) this.picturesMade += 1;
    for (const { path, output } of files) {
      const expected = made.outputs[output.name];
      const source = { kind: 'FILE', file: derivatives.pathOf(output.name), known: expected } as const;
      this.files.set(path, await this.#release.put(path, source, expected));
      await this.#advance();
    }
  }

  async video({ path, copy }: Extract<SiteFile, { kind: 'VIDEO' }>): Promise<void> {
    const original = await this.#options.originalOf(copy.mediaId);
    const blanks = copy.metadata === 'ALL' ? [] : await blanksOfVideo(original.path);
    this.files.set(path, await this.#release.put(path, { kind: 'FILE', file: original.path, blanks }));
    await this.#advance();
  }

  async #advance(): Promise<void> {
    this.#options.work.advance();
    await this.#options.work.rest();
  }
}

/**
 * Carries out a plan: prepares everything beside the site that visitors see, then switches. Until the switch, an error or a cancelling
 * leaves the old site as it is; what was made of the pictures stays in the cache, so that the next run goes on from there.
 *
 * @throws what a step throws
 */
export async function runPlan(prepared: PreparedPlan, options: RunOptions): Promise<PublishResult> {
  const { plan, content, comparison, manifest } = prepared;
  const { target, work, derivatives } = options;
  const result = {
    planId: plan.planId,
    target: target.location,
    indexFile: target.isWritten === 'IN_PARTS' ? join(target.location, INDEX_PATH) : null,
    filesDeleted: comparison.deleted.length,
    filesUnchanged: comparison.unchanged.length,
    kept: plan.kept,
  };
  if (plan.isUpToDate) return { ...result, filesWritten: 0, bytesWritten: 0, picturesMade: 0 };
  work.begin(comparison.written.length);
  if (plan.totals.picturesToMake > 0) work.show();
  const release = await target.begin();
  const preparation = new Preparation(release, options);
  // One more than are made at once: while one is copied into its place, the workers have work.
  const queue = new PQueue({ concurrency: derivatives.poolSize + 1 });
  try {
    const tasks: (() => Promise<void>)[] = [];
    // Pages first: they take no time, and what is full or read-only shows before hours of pictures.
    for (const file of comparison.written) {
      if (file.kind === 'PAGE') tasks.push(() => preparation.page(file));
    }
    for (const [recipe, files] of byRecipe(comparison.written)) {
      tasks.push(() => preparation.pictures(recipe, files));
    }
    for (const file of comparison.written) {
      if (file.kind === 'VIDEO') tasks.push(() => preparation.video(file));
    }
    await inTurns(tasks, queue, work.signal);
    work.seal();
  } catch (error) {
    queue.clear();
    await queue.onIdle();
    await release.cancel();
    work.throwIfCancelled();
    throw error;
  }
  const files: Record<string, PublishedFile> = {};
  for (const { path } of comparison.unchanged) {
    const known = manifest?.files[path];
    if (known !== undefined) files[path] = known;
  }
  for (const file of comparison.unchanged) {
    if (file.kind === 'PAGE') files[file.path] = { size: file.size, sha256: file.sha256 };
  }
  for (const { path } of comparison.kept) {
    const known = manifest?.files[path];
    // What somebody changed stays known as changed, so that it can be told again; what is no part of the site any more is theirs.
    if (known !== undefined && comparison.wanted.has(path)) files[path] = known;
  }
  for (const [path, file] of preparation.files) files[path] = file;
  await release.switch({
    ...releaseOrder(comparison),
    manifest: nextManifest(plan.siteId, content, files),
  });
  let bytesWritten = 0;
  for (const { size } of preparation.files.values()) bytesWritten += size;
  return {
    ...result,
    filesWritten: preparation.files.size,
    bytesWritten,
    picturesMade: preparation.picturesMade,
  };
}

/** Runs tasks so many at once; the first error ends it, and so does the signal. */
async function inTurns(
  tasks: readonly (() => Promise<void>)[],
  queue: PQueue,
  signal: AbortSignal,
): Promise<void> {
  const failed: { error?: unknown; has: boolean } = { has: false };
  const fail = (error: unknown): void => {
    if (!failed.has) Object.assign(failed, { error, has: true });
    queue.clear();
  };
  for (const task of tasks) {
    void queue
      .add(async () => {
        if (failed.has) return;
        signal.throwIfAborted();
        await task();
      })
      .catch(fail);
  }
  await queue.onIdle();
  if (failed.has) throw failed.error;
}
