import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { defaultLibraryFolder } from '../default-library.ts';
import type { HostOptions } from '../host-options.ts';
import type { LibraryRequest } from './library-windows.ts';
import { holdsLibrary, libraryFolderOf } from './opened-path.ts';

/** Any number: the same one draws the same pictures. */
const DEMO_SEED = 1;

/** Which library a start opens, and what is to be thrown away afterwards. */
export interface StartRequest {
  readonly library: LibraryRequest;
  /** Removes the library of a demonstration. */
  dispose(): Promise<void>;
}

/** Fills a folder with sample media. */
export type PaintSamples = (folder: string, seed: number) => Promise<unknown>;

const keep = async (): Promise<void> => {};

async function demoRequest(mediaFolder: string | undefined, paint: PaintSamples): Promise<StartRequest> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-demo-'));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const samples = path.join(folder, 'Photos');
  try {
    if (mediaFolder === undefined) await paint(samples, DEMO_SEED);
  } catch (error) {
    await dispose();
    throw error;
  }
  const library = path.join(folder, 'Demo Library');
  return { library: { folder: library, mediaFolder: mediaFolder ?? samples, isRemembered: false }, dispose };
}

/** The library that was opened last, if it is still there. */
async function lastLibrary(recentLibraries: readonly string[]): Promise<string | undefined> {
  const [last] = recentLibraries;
  return last !== undefined && (await holdsLibrary(last)) ? last : undefined;
}

/**
 * Decides which library to open: the one that was asked for, one for a demonstration, the one opened last, or the default one.
 *
 * @param recentLibraries absolute paths, the last opened first
 */
export async function startRequest(
  { demo, libraryFolder, mediaFolder }: HostOptions,
  recentLibraries: readonly string[],
  paint: PaintSamples,
): Promise<StartRequest> {
  if (demo) return demoRequest(mediaFolder, paint);
  const asked =
    libraryFolder === undefined ? undefined : ((await libraryFolderOf(libraryFolder)) ?? libraryFolder);
  const folder = asked ?? (await lastLibrary(recentLibraries)) ?? (await defaultLibraryFolder());
  return {
    library: { folder, ...(mediaFolder === undefined ? {} : { mediaFolder }) },
    dispose: keep,
  };
}
