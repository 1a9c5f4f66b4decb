import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { electronExecutable } from './support/electron-executable.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One suite on two kinds of host. `hosts` says which of them this machine can run. */
export default defineConfig({
  testDir: '.',
  outputDir: path.join(ROOT, 'test-results', 'end-to-end'),
  fullyParallel: false,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // A race of a test with a busy machine must not stop a release; the end of a run names every test that
  // passed only the second time, so that none of them is lost from sight.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: path.join(ROOT, 'test-results', 'summary', 'end-to-end.json') }],
    ['./support/hosts-reporter.ts'],
  ],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'browser', testMatch: ['story/**/*.spec.ts', 'browser/**/*.spec.ts'] },
    ...(electronExecutable() === undefined
      ? []
      : [{ name: 'electron', testMatch: ['story/**/*.spec.ts', 'electron/**/*.spec.ts'] }]),
  ],
});
