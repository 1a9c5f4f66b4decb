import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchWithChokidar } from '../../../main/media/chokidar-watch.ts';
import { put, temporaryFolder } from './media-fixture.ts';

it('watched by chokidar, a folder tells where something happened, in new folders too, and not of what is left out', async () => {
  const root = await temporaryFolder();
  await put(join(root, 'album/a.txt'), 'a');
  await put(join(root, 'cache/b.txt'), 'b');
  const dirty = new Map<string, string>();
  const folders: string[] = [];
  const watch = watchWithChokidar(root, {
    exclude: [join(root, 'cache')],
    onDirty: (folder, depth) => dirty.set(folder, depth),
    onFolder: (folder) => folders.push(folder),
    onProblem: () => expect.fail('There is no problem.'),
  });
  onTestFinished(() => watch.close());
  // It tells nothing before it has read the folder; when that is, it does not tell.
  await expect
    .poll(
      async () => {
        await writeFile(join(root, 'album/a.txt'), String(Math.random()));
        return dirty.get('album');
      },
      { timeout: 30_000 },
    )
    .toBe('shallow');
  await writeFile(join(root, 'cache/b.txt'), 'c');
  await mkdir(join(root, 'new'));
  await expect.poll(() => folders, { timeout: 30_000 }).toContain('new');
  expect(dirty.get('new')).toBe('deep');
  await rm(join(root, 'album'), { recursive: true });
  await expect.poll(() => dirty.get(''), { timeout: 30_000 }).toBe('deep');
  expect(dirty.has('cache')).toBe(false);
  expect(watch.problem).toBeUndefined();
});
