import { createHash } from 'node:crypto';
import { createReadStream, constants } from 'node:fs';
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { temporaryNameFor } from '../store/atomic-file.ts';
import type { FileSource, PutFile } from './target.ts';

/** Whether a file was prepared by an earlier run that did not come to its end. Its name stands for its content, so its size tells it whole. */
export async function preparedAlready(file: string, { size }: PutFile): Promise<boolean> {
  const facts = await stat(file).catch(() => undefined);
  return facts?.isFile() === true && facts.size === size;
}

/**
 * Writes a file whole or not at all. Not flushed one by one, which would take longer than making the pictures: a power cut may leave
 * pictures empty, and the next run sees that by their size.
 *
 * @throws the operating system's errors
 */
export async function writeSource(file: string, source: FileSource): Promise<PutFile> {
  const temporary = temporaryNameFor(file);
  try {
    const put =
      source.kind === 'CONTENT'
        ? await writeContent(temporary, source.content)
        : await copy(temporary, source);
    await rename(temporary, file);
    return put;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Pages are few and decide what a visitor sees, so they are flushed. */
async function writeContent(file: string, content: Uint8Array): Promise<PutFile> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  return { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

async function copy(file: string, source: Extract<FileSource, { kind: 'FILE' }>): Promise<PutFile> {
  const { file: from, blanks = [], known } = source;
  // A disk that can share the blocks of two files does so, and the copy costs nothing.
  await copyFile(from, file, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  if (blanks.length > 0) {
    const handle = await open(file, 'r+');
    try {
      for (const { offset, bytes } of blanks) await handle.write(bytes, 0, bytes.length, offset);
    } finally {
      await handle.close();
    }
  }
  if (known !== undefined && blanks.length === 0) {
    if ((await stat(file)).size === known.size) return known;
    throw new Error(`${from} was changed while it was copied.`);
  }
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of createReadStream(file)) {
    const bytes = piece as Buffer;
    size += bytes.length;
    hash.update(bytes);
  }
  return { size, sha256: hash.digest('hex') };
}
