import { expect, inject, it } from 'vitest';
import { soundFiles } from '../../soak/decode-files.ts';
import { runDecodeTrials } from '../../soak/decode-trials.ts';
import { temporaryFolder } from './media-fixture.ts';

it(
  'spoiled files of every format are shown or marked, and not read again until they change',
  { timeout: 300_000 },
  async () => {
    const result = await runDecodeTrials({
      folder: await temporaryFolder(),
      workerFile: inject('mediaWorker'),
      sound: await soundFiles(),
      files: 120,
      seed: 7,
      timeout: 20_000,
    });
    expect(result.problems).toEqual([]);
    expect(result.ready + result.damaged + result.unsupported).toBe(120);
    expect(result.damaged).toBeGreaterThan(20);
  },
);
