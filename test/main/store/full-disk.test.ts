import { execFile } from 'node:child_process';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import {
  contentOf,
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleGallery,
  sampleItem,
  temporaryFolder,
  titleChanged,
} from './samples.ts';

const run = promisify(execFile);

/** A disk of its own of 1 MB; undefined where this system or user may not have one. */
async function smallDisk(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = await temporaryFolder();
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'gallery-desk-test', folder]);
  } catch {
    return undefined;
  }
  // Lazily: the store may still be letting go of its lock.
  onTestFinished(async () => void (await run('umount', ['-l', folder])));
  return folder;
}

/** Takes all the space that is left, but for so many bytes. */
async function fill(folder: string, left: number): Promise<string> {
  const { bavail, bsize } = await statfs(folder);
  const ballast = join(folder, 'ballast');
  await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return ballast;
}

test('a change on a full disk fails and says so; memory and disk agree, and changes go on once there is space', async ({
  skip,
}) => {
  const folder = await smallDisk();
  if (folder === undefined) {
    skip('a small disk can only be mounted by root on Linux');
    return;
  }
  const store = await openTestStore(folder);
  const gallery = sampleGallery();
  const item = sampleItem({ title: 'Before' });
  await store.change(deciding(galleryCreated(gallery), itemCreated(gallery.id, item)));
  await store.flush();
  const before = await contentOf(store.state);
  const ballast = await fill(folder, 0);

  const long = 'x'.repeat(20_000);
  const failed = store.change(deciding(titleChanged(gallery.id, item.id, long)));
  await expect(failed).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('the disk is full. Free some space'),
    data: { file: join(folder, 'journal.jsonl'), systemCode: 'ENOSPC' },
  });
  expect(await contentOf(store.state)).toEqual(before);

  await rm(ballast);
  await store.change(deciding(titleChanged(gallery.id, item.id, 'After')));
  // Now a snapshot meets the full disk: what was changed is safe in the journal.
  const again = await fill(folder, 4096);
  await expect(store.flush()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('full'),
  });
  await rm(again);
  await store.flush();
  const after = await contentOf(store.state);
  expect(after).not.toEqual(before);
  await store.close();
  const reopened = await openTestStore(folder);
  expect(await contentOf(reopened.state)).toEqual(after);
  await reopened.close();
});
