import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, inject, it } from 'vitest';
import { makeSampleMedia } from '../../../main/demo/make-sample-media.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';
import { openMedia, temporaryFolder } from '../media/media-fixture.ts';

it('draws pictures of a year, different in shape, date and look, and the same from the same seed', async () => {
  const spawnWorker = forkWorker(inject('mediaWorker'));
  const { store, inFolder } = await openMedia({
    before: async (folder) => expect(await makeSampleMedia(folder, 1, spawnWorker)).toBe(25),
  });
  const again = await temporaryFolder();
  await makeSampleMedia(again, 1, spawnWorker);

  const files = [...store.state.media.values()];
  expect(files.map(({ status }) => status)).toEqual(files.map(() => 'READY'));
  expect(files.filter(({ kind }) => kind === 'TEXT').map(({ path }) => path)).toEqual([
    'About these pictures.txt',
  ]);
  const pictures = files.filter(({ kind }) => kind === 'IMAGE');
  expect(pictures).toHaveLength(24);
  expect(new Set(pictures.map(({ dateTaken }) => dateTaken?.slice(0, 19))).size).toBe(24);
  expect(new Set(pictures.map(({ width, height }) => (width! / height!).toFixed(1))).size).toBeGreaterThan(4);

  const glances: Buffer[] = [];
  for (const { path } of pictures) {
    const content = await readFile(inFolder(path));
    expect(content.equals(await readFile(join(again, path)))).toBe(true);
    glances.push(await sharp(content).resize(4, 4, { fit: 'fill' }).raw().toBuffer());
  }
  for (const [index, glance] of glances.entries()) {
    for (const other of glances.slice(index + 1)) {
      const difference =
        glance.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0) / glance.length;
      expect(difference).toBeGreaterThan(8);
    }
  }
});
