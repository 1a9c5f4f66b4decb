import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildSite } from '../../../build/build-site.mjs';
import { runPublishTrials } from '../../soak/publish-trials.ts';
import { buildPrograms, type BuiltPrograms } from '../../support/built-programs.ts';

let programs: BuiltPrograms;

beforeAll(async () => {
  programs = await buildPrograms();
  await buildSite(path.join(path.dirname(programs.cli), '..', 'site'));
});
afterAll(() => programs.remove());

test(
  'a killed run leaves every page whole, of one of two releases, with all that it shows and links to',
  { timeout: 240_000 },
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-killed-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { problems, ...seen } = await runPublishTrials({ folder, cli: programs.cli, trials: 12, seed: 1 });
    expect(problems).toEqual([]);
    // The switch itself was hit, or the trials would show nothing.
    expect(seen.new).toBeGreaterThan(0);
  },
);
