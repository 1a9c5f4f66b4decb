import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
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

/**
 * The tests that failed, each with the first line of why, so that the end of a long log tells it.
 *
 * @param {{ testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] } | undefined} unit
 */
function failedUnitTests(unit) {
  return (unit?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(ROOT, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLineOf(message)}`] : [];
    return failed.map((test) => `${file}: ${test.fullName}: ${firstLineOf(test.failureMessages[0])}`);
  });
}

/**
 * The end-to-end tests with a status, on each host, with the first line of what went wrong.
 *
 * @typedef {{ title: string, specs?: { title: string, file: string, line: number, tests: { projectName: string, status: string, results: { error?: { message?: string } }[] }[] }[], suites?: Suite[] }} Suite
 * @param {Suite[]} suites
 * @param {'unexpected' | 'flaky'} wanted
 * @returns {string[]}
 */
function endToEndTests(suites, wanted) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === wanted)
        .map(({ projectName, results }) => {
          const reason = results.find(({ error }) => error !== undefined)?.error?.message;
          return `${file}:${line} (${projectName}): ${title}: ${firstLineOf(reason)}`;
        }),
    ),
    ...endToEndTests(inner, wanted),
  ]);
}

/** @param {string | undefined} message */
const firstLineOf = (message = 'no message') => stripVTControlCharacters(message).split('\n', 1)[0];

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
for (const uncertain of endToEndTests(endToEnd?.suites ?? [], 'flaky')) {
  console.log(`PASSED ONLY WHEN RUN AGAIN ${uncertain}`);
}
for (const failure of [...failedUnitTests(unit), ...endToEndTests(endToEnd?.suites ?? [], 'unexpected')]) {
  console.log(`FAILED ${failure}`);
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = unitStatus === 0 && endToEndStatus === 0 ? 0 : 1;
