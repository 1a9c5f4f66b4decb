import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishManifest } from '../../shared/publish/manifest.ts';
import type { Breather } from '../events/breather.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { MEDIA_FOLDER } from './site-item.ts';

/** ms. A picture that was taken out of all sites may come back: making its sizes again takes seconds. */
const KEPT_UNUSED = 30 * 24 * 3_600_000;

/** What stands for a recipe in the path of an output or of a note: `ab/cdef-640.webp` and `ab/cdef.json` are of `ab/cdef`. */
function recipeOfPath(path: string): string {
  return path.replace(/(?:-\d+)?\.[a-z]+$/, '');
}

/** The recipes of all pictures that are published somewhere. */
export function publishedRecipes(manifests: Iterable<PublishManifest>): Set<string> {
  const recipes = new Set<string>();
  for (const { files } of manifests) {
    for (const path of Object.keys(files)) {
      if (path.startsWith(`${MEDIA_FOLDER}/`)) recipes.add(recipeOfPath(path.slice(MEDIA_FOLDER.length + 1)));
    }
  }
  return recipes;
}

/**
 * Removes kept sizes of pictures that no site has published and that were made long ago. Answers the bytes that this freed. Nothing is lost:
 * whatever is wanted again is made again.
 *
 * @param folder absolute, that of the kept sizes
 * @param used the recipes of what is published
 * @param now ms since the epoch
 * @throws what the disk says
 */
export async function pruneDerivatives(
  folder: string,
  used: ReadonlySet<string>,
  now: number,
  breather: Breather,
): Promise<number> {
  let freed = 0;
  for (const shard of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, shard))) {
      if (breather.isDue) await breather.rest();
      if (used.has(recipeOfPath(`${shard}/${name}`))) continue;
      const file = join(folder, shard, name);
      const facts = await stat(file).catch(() => undefined);
      if (facts === undefined || !facts.isFile() || now - facts.mtimeMs < KEPT_UNUSED) continue;
      await rm(file, { force: true });
      freed += facts.size;
    }
  }
  return freed;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
