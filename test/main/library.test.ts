import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { openLibrary } from '../../main/library.ts';
import { forkWorker } from '../../main/media/worker-process.ts';

it('tells every window when a backup that is taken by itself fails, and closes all the same', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  onTestFinished(() => warned.mockRestore());
  const elsewhere = path.join(folder, 'elsewhere');
  await mkdir(elsewhere);
  const library = await openLibrary(path.join(folder, 'library'), {
    host: 'browser',
    spawnWorker: forkWorker(inject('mediaWorker')),
    watch: false,
  });
  const problems: string[] = [];
  library.events.subscribe((message) => {
    if (message.kind === 'notice' && message.notice.type === 'problemReported') {
      problems.push(message.notice.message);
    }
  });
  await library.backups.updateSettings({ folder: elsewhere });
  await library.galleries.createGallery({ gallery: { name: 'Harbour' } });
  // The drive with the backups is gone, and something else stands in its place.
  await rm(elsewhere, { recursive: true });
  await writeFile(elsewhere, 'no folder');
  await library.close();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(elsewhere);
  expect(warned).toHaveBeenCalledWith(problems[0]);
});
