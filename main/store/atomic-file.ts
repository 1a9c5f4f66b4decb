import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import {
  type FileFacts,
  type FileHandle,
  type FileSystem,
  removeIfThere,
  writeFully,
} from './file-system.ts';

/** A long file is flushed in steps of this many bytes, so that a change's own small flush never waits for all of it. */
const FLUSH_STEP = 1024 * 1024;

const TEMPORARY = /^.+\.[0-9a-f]{12}\.tmp$/;

/** A new name beside the file, on the same disk, that no one else uses. */
export function temporaryNameFor(path: string): string {
  return `${path}.${randomUUID().replaceAll('-', '').slice(0, 12)}.tmp`;
}

/**
 * Puts a file in place as a whole or not at all: written aside, flushed, renamed over the old one, and the name flushed too. When it
 * throws, the old file stands and nothing is left beside it. Answers size and time of the new file.
 *
 * @throws the operating system's errors
 */
export async function writeAtomically(
  fileSystem: FileSystem,
  path: string,
  chunks: Iterable<string | Uint8Array>,
  mode = 0o666,
): Promise<FileFacts> {
  const temporary = temporaryNameFor(path);
  const facts = await writeAside(fileSystem, temporary, chunks, mode);
  try {
    await fileSystem.rename(temporary, path);
  } catch (error) {
    await removeIfThere(fileSystem, temporary).catch(() => {});
    throw error;
  }
  await fileSystem.syncFolder(dirname(path));
  return facts;
}

async function writeAside(
  fileSystem: FileSystem,
  temporary: string,
  chunks: Iterable<string | Uint8Array>,
  mode: number,
): Promise<FileFacts> {
  const handle = await fileSystem.open(temporary, 'wx', mode);
  try {
    await writeChunks(handle, chunks);
    const facts = await handle.stat();
    await handle.close();
    return { size: facts.size, mtimeMs: facts.mtimeMs };
  } catch (error) {
    await handle.close().catch(() => {});
    await removeIfThere(fileSystem, temporary).catch(() => {});
    throw error;
  }
}

async function writeChunks(handle: FileHandle, chunks: Iterable<string | Uint8Array>): Promise<void> {
  let position = 0;
  let flushed = 0;
  for (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let start = 0; start < bytes.length; start += FLUSH_STEP) {
      const step = bytes.subarray(start, start + FLUSH_STEP);
      await writeFully(handle, step, position);
      position += step.length;
      if (position - flushed < FLUSH_STEP) continue;
      await handle.datasync();
      flushed = position;
    }
  }
  await handle.sync();
}

/** Removes what a killed process left while it wrote aside. Only names of our own form, in this folder only. */
export async function removeTemporaryFiles(fileSystem: FileSystem, folder: string): Promise<string[]> {
  const names = (await fileSystem.readFolder(folder)).filter(
    (name) => name.endsWith('.tmp') && TEMPORARY.test(name),
  );
  for (const name of names) await removeIfThere(fileSystem, join(folder, name));
  return names;
}
