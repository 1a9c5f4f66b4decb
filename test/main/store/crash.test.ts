import { beforeAll, expect, test } from 'vitest';
import { bundleForNode } from '../../../build/bundle-node.mjs';
import { runCrashTrials } from '../../soak/crash-trials.ts';
import { temporaryFolder } from './samples.ts';

let childFile = '';

beforeAll(async () => {
  childFile = await bundleForNode('test/soak/crash-child.ts');
});

test('a process killed amid its changes, snapshots and migrations loses nothing it had acknowledged', async () => {
  const folder = await temporaryFolder();
  const { acknowledged, problems } = await runCrashTrials({ folder, childFile, trials: 20, seed: 1 });
  expect(problems).toEqual([]);
  expect(acknowledged).toBeGreaterThan(20);
});
