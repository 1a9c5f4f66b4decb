import { dirname, join, resolve, sep } from 'node:path';
import { writeAtomically } from './atomic-file.ts';
import { isNotThere, readIfThere, removeIfThere } from './file-system.ts';
import type { LibraryFiles } from './library-files.ts';
import { damagedFile } from './store-error.ts';

/** The folder in which new files wait until all of them are there. */
const STAGE = 'replacing';
const PARTIAL = `${STAGE}.partial`;
const PLAN = 'plan.json';

/** Files of a library to be replaced together. Paths are relative to the library, with forward slashes. */
export interface Replacement {
  /** New contents. */
  readonly put: readonly {
    readonly path: string;
    readonly chunks: () => Promise<Iterable<string | Uint8Array>>;
  }[];
  /** What gives way to another name inside the library; it goes before anything is put in its place. */
  readonly aside: readonly { readonly path: string; readonly to: string }[];
  readonly remove: readonly string[];
}

interface Plan {
  readonly put: readonly { readonly from: string; readonly path: string }[];
  readonly aside: Replacement['aside'];
  readonly remove: readonly string[];
}

/**
 * Replaces several files of a library as one: all new ones are written aside first, then one rename decides, and whatever stops the rest of
 * it, the next opening finishes it. The library must be locked by the caller.
 *
 * @throws the operating system's errors; before the decision everything is as it was
 */
export async function replaceFiles(files: LibraryFiles, replacement: Replacement): Promise<void> {
  const { fileSystem, folder } = files;
  await finishReplacing(files);
  const partial = join(folder, PARTIAL);
  try {
    await fileSystem.makeFolder(partial);
    const put: { from: string; path: string }[] = [];
    for (const [index, { path, chunks }] of replacement.put.entries()) {
      const from = `${index}`;
      await writeAtomically(fileSystem, join(partial, from), await chunks());
      put.push({ from, path });
    }
    const plan: Plan = { put, aside: replacement.aside, remove: replacement.remove };
    await writeAtomically(fileSystem, join(partial, PLAN), [`${JSON.stringify(plan, undefined, 2)}\n`]);
    await fileSystem.rename(partial, join(folder, STAGE));
    await fileSystem.syncFolder(folder);
  } catch (error) {
    await removeFolderOfFiles(files, PARTIAL).catch(() => {});
    throw error;
  }
  await finishReplacing(files);
}

/**
 * Finishes a replacement that was decided and interrupted; removes one that was not decided. Answers whether there was one to finish.
 *
 * @throws the operating system's errors; it can be tried again
 */
export async function finishReplacing(files: LibraryFiles): Promise<boolean> {
  const { fileSystem, folder } = files;
  await removeFolderOfFiles(files, PARTIAL);
  const planFile = join(folder, STAGE, PLAN);
  const bytes = await readIfThere(fileSystem, planFile);
  if (bytes === undefined) {
    await removeFolderOfFiles(files, STAGE);
    return false;
  }
  const plan = readPlan(bytes, planFile);
  const place = (path: string): string => placeIn(folder, path, planFile);
  const touched = new Set<string>([folder]);
  for (const { path, to } of plan.aside) {
    await fileSystem.makeFolder(dirname(place(to)));
    // What stands aside already was moved before the interruption; the file in its former place is the new one.
    if (!(await isThere(files, place(to)))) await renameIfThere(files, place(path), place(to));
    touched.add(dirname(place(path))).add(dirname(place(to)));
  }
  for (const { from, path } of plan.put) {
    await fileSystem.makeFolder(dirname(place(path)));
    await renameIfThere(files, join(folder, STAGE, from), place(path));
    touched.add(dirname(place(path)));
  }
  for (const path of plan.remove) {
    await removeIfThere(fileSystem, place(path));
    touched.add(dirname(place(path)));
  }
  for (const one of touched) {
    await fileSystem.syncFolder(one).catch((error: unknown) => {
      if (!isNotThere(error)) throw error;
    });
  }
  await removeIfThere(fileSystem, planFile);
  await removeFolderOfFiles(files, STAGE);
  return true;
}

function readPlan(bytes: Buffer, file: string): Plan {
  try {
    return JSON.parse(bytes.toString('utf8')) as Plan;
  } catch (cause) {
    throw damagedFile(file, 'line 1', 'what was to be replaced cannot be read.', { cause });
  }
}

/** A plan that somebody altered must not reach outside of the library. */
function placeIn(folder: string, path: string, planFile: string): string {
  const place = resolve(folder, path);
  if (place.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return place;
  throw damagedFile(planFile, path, 'it lies outside of the library.');
}

async function isThere({ fileSystem }: LibraryFiles, path: string): Promise<boolean> {
  try {
    await fileSystem.stat(path);
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

async function renameIfThere({ fileSystem }: LibraryFiles, from: string, to: string): Promise<void> {
  try {
    await fileSystem.rename(from, to);
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}

async function removeFolderOfFiles({ fileSystem, folder }: LibraryFiles, name: string): Promise<void> {
  const path = join(folder, name);
  try {
    for (const file of await fileSystem.readFolder(path)) await removeIfThere(fileSystem, join(path, file));
    await fileSystem.removeFolder(path);
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}
