import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { openLibrary, type Library, type OpenLibraryOptions } from '../../main/library.ts';
import { forkWorker } from '../../main/media/worker-process.ts';

/** A real library in a temporary folder, with an empty media folder that only `rescan` reads. */
export interface TestLibrary {
  readonly library: Library;
  /** Absolute path. */
  readonly mediaFolder: string;
  /** Closes the library and removes its folder. */
  remove(): Promise<void>;
}

export async function openTestLibrary(
  options: Pick<OpenLibraryOptions, 'askAddress'> = {},
): Promise<TestLibrary> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-'));
  const mediaFolder = path.join(folder, 'media');
  await mkdir(mediaFolder);
  const library = await openLibrary(folder, {
    host: 'test',
    spawnWorker: forkWorker(inject('mediaWorker')),
    watch: false,
    ...options,
  });
  return {
    library,
    mediaFolder,
    async remove() {
      await library.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
