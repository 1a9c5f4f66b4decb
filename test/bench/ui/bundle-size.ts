import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Bytes, gzipped, of what the window loads before anything is shown: the scripts and styles that its page names. What it loads later, when it is
 * needed, is not among them.
 *
 * @param folder `out/renderer`
 */
export async function firstBundleSize(folder: string): Promise<number> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const names = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, name = '']) => name,
  );
  if (!names.some((name) => name.endsWith('.js'))) throw new Error('The page of the window names no script.');
  const sizes = await Promise.all(
    [...new Set(names)].map(async (name) => gzipSync(await readFile(path.join(folder, name))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
