import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { watch } from 'chokidar';

/** Whether a program is installed. */
export function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/** Runs a line of a shell with the folder as its `$1` and another one as its `$2`. */
async function shell(line: string, ...folders: readonly string[]): Promise<void> {
  const child = spawn('sh', ['-c', line, 'sh', ...folders], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`“${line}” ended with ${String(status)}.`);
}

/** Thumbnails of 512 px, two programs at a time, each with several files so that its start does not count. */
export function vipsthumbnail(folder: string, target: string): Promise<void> {
  return shell(
    'find "$1" -type f -print0 | xargs -0 -P 2 -n 10 vipsthumbnail --size 512 --output "$2/%s.jpg[Q=80]"',
    folder,
    target,
  );
}

/** Decoding at a quarter of the size, and nothing else. */
export function djpeg(folder: string): Promise<void> {
  return shell('find "$1" -type f -print0 | xargs -0 -P 2 -n 1 djpeg -scale 1/4 -outfile /dev/null', folder);
}

/** What each of two programs does with half of the files: no more than to decode them at the size of a thumbnail. */
const DECODE = `
const sharp = require('sharp');
sharp.cache(false);
sharp.concurrency(1);
const size = { width: 512, height: 512, fit: 'inside' };
(async () => { for (const file of process.argv.slice(1)) await sharp(file).autoOrient().resize(size).raw().toBuffer(); })();
`;

/** Decoding for thumbnails with the library that we use as well, and nothing else: what it leaves for all the rest. */
export async function sharpDecoding(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
  );
  const half = Math.ceil(files.length / 2);
  await Promise.all(
    [files.slice(0, half), files.slice(half)].map(async (part) => {
      const child = spawn(process.execPath, ['-e', DECODE, ...part], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const [status] = await once(child, 'exit');
      if (status !== 0) throw new Error(`Decoding ended with ${String(status)}.`);
    }),
  );
}

/** Finds all files and reads the first 256 KiB of each. */
export function findAndRead(folder: string): Promise<void> {
  return shell('find "$1" -type f -print0 | xargs -0 head -qc 262144 > /dev/null', folder);
}

/** Reads all folders and looks at all files, in this process and nothing else; answers how many. */
export function walk(folder: string): number {
  let files = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) files += walk(place);
    else files += lstatSync(place).isFile() ? 1 : 0;
  }
  return files;
}

/** Until chokidar watches all. */
export async function chokidarReady(folder: string): Promise<void> {
  const watcher = watch(folder, { ignoreInitial: true, followSymlinks: false });
  await new Promise<void>((resolve) => {
    watcher.on('ready', () => resolve());
  });
  await watcher.close();
}
