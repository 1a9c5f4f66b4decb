import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, inject, it } from 'vitest';
import { makeSampleMedia } from '../../../main/demo/make-sample-media.ts';
import { randomFrom } from '../../../main/media/worker/samples/drawing.ts';
import { SAMPLE_PICTURES } from '../../../main/media/worker/samples/sample-list.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';
import { openMedia } from '../media/media-fixture.ts';

it('draws pictures of a year, different in shape, date and look', async () => {
  const spawnWorker = forkWorker(inject('mediaWorker'));
  const { store, inFolder } = await openMedia({
    before: async (folder) => expect(await makeSampleMedia(folder, 1, spawnWorker)).toBe(25),
  });

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

it('draws the same pictures from the same seed, and others from another', () => {
  for (const { scene, width, height } of SAMPLE_PICTURES) {
    const drawn = (seed: number) => scene({ width, height, random: randomFrom(seed) });
    expect(drawn(1)).toBe(drawn(1));
  }
  const { scene, width, height } = SAMPLE_PICTURES[0]!;
  expect(scene({ width, height, random: randomFrom(1) })).not.toBe(
    scene({ width, height, random: randomFrom(2) }),
  );
});
