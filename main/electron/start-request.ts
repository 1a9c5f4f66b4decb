import { defaultLibraryFolder } from '../default-library.ts';
import type { DemoLibrary } from '../demo/demo-library.ts';
import type { HostOptions } from '../host-options.ts';
import type { LibraryRequest } from './library-windows.ts';
import { holdsLibrary, libraryFolderOf } from './opened-path.ts';

/** Which library a start opens, and what is to be thrown away afterwards. */
export interface StartRequest {
  readonly library: LibraryRequest;
  /** Removes the library of a demonstration. */
  dispose(): Promise<void>;
}

/** Makes the library of a demonstration, over the given media folder or with sample media of its own. */
export type MakeDemo = (mediaFolder: string | undefined) => Promise<DemoLibrary>;

const keep = async (): Promise<void> => {};

async function demoRequest(mediaFolder: string | undefined, makeDemo: MakeDemo): Promise<StartRequest> {
  const made = await makeDemo(mediaFolder);
  return {
    library: {
      folder: made.folder,
      mediaFolder: made.mediaFolder,
      isRemembered: false,
      ...(mediaFolder === undefined ? { isSample: true } : {}),
    },
    dispose: made.dispose,
  };
}

/** The library that was opened last, if it is still there. */
async function lastLibrary(recentLibraries: readonly string[]): Promise<string | undefined> {
  const [last] = recentLibraries;
  return last !== undefined && (await holdsLibrary(last)) ? last : undefined;
}

/** The person's own library: the one that was opened last, or else the default one. */
export async function ownLibrary(recentLibraries: readonly string[]): Promise<string> {
  return (await lastLibrary(recentLibraries)) ?? defaultLibraryFolder();
}

/**
 * Decides which library to open: the one that was asked for, one for a demonstration, the one opened last, or the default one.
 *
 * @param recentLibraries absolute paths, the last opened first
 */
export async function startRequest(
  { demo, libraryFolder, mediaFolder }: HostOptions,
  recentLibraries: readonly string[],
  makeDemo: MakeDemo,
): Promise<StartRequest> {
  if (demo) return demoRequest(mediaFolder, makeDemo);
  const asked =
    libraryFolder === undefined ? undefined : ((await libraryFolderOf(libraryFolder)) ?? libraryFolder);
  const folder = asked ?? (await ownLibrary(recentLibraries));
  return {
    library: { folder, ...(mediaFolder === undefined ? {} : { mediaFolder }) },
    dispose: keep,
  };
}
