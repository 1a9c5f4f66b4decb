import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Browsers of the last years: those that know container queries, `:has` and `<dialog>`. */
const TARGET = ['chrome111', 'firefox121', 'safari16.4'];

const ENTRIES = ['style/site.css', 'site.ts', 'embed.ts'];

/**
 * Builds the scripts and the style sheet of published sites: `site.js`, `embed.js`, `site.css`. Classic scripts, each of one file: modules do
 * not load from `file://`.
 *
 * @param {string} [folder] Where they go; default `out/site`.
 */
export async function buildSite(folder = path.join(ROOT, 'out', 'site')) {
  for (const entry of ENTRIES) {
    await build({
      configFile: false,
      root: ROOT,
      base: './',
      logLevel: 'warn',
      publicDir: false,
      build: {
        target: TARGET,
        cssTarget: TARGET,
        minify: true,
        modulePreload: false,
        outDir: folder,
        emptyOutDir: entry === ENTRIES[0],
        rolldownOptions: {
          input: path.join(ROOT, 'renderer', 'site', entry),
          output: {
            format: entry.endsWith('.css') ? 'es' : 'iife',
            entryFileNames: '[name].js',
            assetFileNames: '[name][extname]',
          },
        },
      },
    });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildSite();
}
