import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where bundles for tests and benchmarks go: beside the other caches of node_modules, ignored by git. */
export const BUNDLE_CACHE = path.join(ROOT, 'node_modules', '.cache', 'gallery-desk');

/**
 * Bundles one TypeScript program for Node, with its packages left outside, so that tests and benchmarks can start it as a process of
 * its own.
 *
 * @param {string} entry Path relative to the repository, such as `test/bench/startup.ts`.
 * @param {string} [folder] Where it goes; default: a folder of the bundle cache named after the entry.
 * @returns {Promise<string>} absolute path of the bundle
 */
export async function bundleForNode(entry, folder = path.join(BUNDLE_CACHE, entry.replaceAll('/', '-'))) {
  const name = path.basename(entry, '.ts');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20.19',
      minify: false,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: { [name]: path.join(ROOT, entry) },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  return path.join(folder, `${name}.mjs`);
}
