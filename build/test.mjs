import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build.mjs';
import { findBrowser } from './find-browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = path.join(ROOT, 'test-results', 'summary');
const UNIT_RESULTS = path.join(RESULTS, 'unit.json');
const END_TO_END_RESULTS = path.join(RESULTS, 'end-to-end.json');

/** @param {string} script @param {string[]} args @param {Record<string, string>} [environment] */
function run(script, args, environment = {}) {
  const { status } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

/** @param {string} file */
const readResults = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const browser = await findBrowser();
console.log(`End-to-end tests use ${browser.origin} Chromium: ${browser.executablePath}`);
buildWhenNeeded();
const unitStatus = run('vitest/vitest.mjs', [
  'run',
  '--config',
  'build/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${UNIT_RESULTS}`,
]);
const endToEndStatus = run('@playwright/test/cli.js', ['test', '--config', 'test/e2e/playwright.config.ts'], {
  GALLERY_DESK_TEST_BROWSER: browser.executablePath,
});

const unit = readResults(UNIT_RESULTS);
const endToEnd = readResults(END_TO_END_RESULTS);
const passed = (unit?.numPassedTests ?? 0) + (endToEnd?.stats.expected ?? 0) + (endToEnd?.stats.flaky ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (endToEnd?.stats.unexpected ?? 0);
const skipped = (unit?.numPendingTests ?? 0) + (endToEnd?.stats.skipped ?? 0);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = unitStatus === 0 && endToEndStatus === 0 ? 0 : 1;
