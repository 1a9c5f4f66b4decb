import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The last version of the npm-shipped Chromium that runs on Node 20. */
const NPM_CHROMIUM = '@sparticuz/chromium@147.0.0';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Chromium from the npm registry, for machines that reach nothing else; kept beside the other caches of node_modules. */
async function installNpmChromium() {
  const folder = path.join(ROOT, 'node_modules', '.cache', 'gallery-desk', 'chromium');
  const manifest = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  if (!existsSync(manifest)) {
    mkdirSync(folder, { recursive: true });
    console.log(`No browser found: installing ${NPM_CHROMIUM} from the npm registry…`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const installed = spawnSync(
      npm,
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', NPM_CHROMIUM],
      { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
    );
    if (installed.status !== 0) return undefined;
  }
  const entry = createRequire(manifest).resolve('@sparticuz/chromium');
  const { default: packed } = await import(entry);
  return /** @type {string} */ (await packed.executablePath());
}

/**
 * The Chromium that the tests use: Playwright's own, then the system's, then one from the npm registry.
 *
 * @returns {Promise<{ executablePath: string, origin: string }>}
 */
export async function findBrowser() {
  const own = chromium.executablePath();
  if (existsSync(own)) return { executablePath: own, origin: "Playwright's own" };
  const system = SYSTEM_BROWSERS.find((candidate) => existsSync(candidate));
  if (system !== undefined) return { executablePath: system, origin: "the system's" };
  const packed = process.platform === 'linux' ? await installNpmChromium() : undefined;
  if (packed !== undefined) return { executablePath: packed, origin: 'from the npm registry' };
  throw new Error(
    'No Chromium was found for the end-to-end tests. Install it with "npx playwright install chromium", or with the package manager of this system.',
  );
}
