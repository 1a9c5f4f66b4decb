import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = path.join(ROOT, 'out', 'sources.sha256');

/** What the built files depend on. */
const SOURCES = [
  'main',
  'preload',
  'renderer',
  'shared',
  'build/electron.vite.config.ts',
  'build/build-site.mjs',
  'package.json',
  'package-lock.json',
];

/** @param {string} relative @returns {string[]} */
function filesBelow(relative) {
  const absolute = path.join(ROOT, relative);
  if (!existsSync(absolute)) return [];
  if (!relative.includes('.')) {
    return readdirSync(absolute, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
  }
  return [absolute];
}

/** A hash over the names and contents of all sources: a few milliseconds, and right where times are not (a fresh clone). */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesBelow)) {
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {readonly string[]} command the script and its arguments, for Node to run */
function run(command) {
  const built = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The build failed.\n${built.stdout}\n${built.stderr}`);
}

/**
 * Builds main, preload, renderer and the files of published sites into `out/` unless they are up to date.
 *
 * @param {{ log?: (line: string) => void }} [options] `log` receives one line when a build is needed.
 * @returns {boolean} whether anything was built
 */
export function buildWhenNeeded({ log = console.log } = {}) {
  const wanted = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false;
  log('Building Gallery Desk…');
  run([
    path.join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'),
    'build',
    '--config',
    'build/electron.vite.config.ts',
    '--logLevel',
    'warn',
  ]);
  run([path.join(ROOT, 'build', 'build-site.mjs')]);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
  return true;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    if (!buildWhenNeeded()) console.log('Up to date.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
