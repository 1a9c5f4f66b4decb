import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, _electron, chromium, type Browser, type Page } from '@playwright/test';
import { electronExecutable } from './electron-executable.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Folders of one test, removed afterwards. */
export interface Workspace {
  readonly folder: string;
  readonly library: string;
  readonly media: string;
}

/** A window that a test works in, and the host behind it. */
interface OpenWindow {
  readonly page: Page;
  close(): Promise<void>;
}

/** Gallery Desk as a person has it: opened, used, closed and opened again on the same library. */
export class Desk {
  readonly #open: () => Promise<OpenWindow>;
  #window: OpenWindow | undefined;

  constructor(open: () => Promise<OpenWindow>) {
    this.#open = open;
  }

  async open(): Promise<Page> {
    this.#window = await this.#open();
    return this.#window.page;
  }

  async close(): Promise<void> {
    const window = this.#window;
    this.#window = undefined;
    await window?.close();
  }

  async restart(): Promise<Page> {
    await this.close();
    return this.open();
  }
}

/** Resolves with the first match in what the process prints; rejects with all it printed when it ends before. */
function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = pattern.exec(output);
      if (match) resolve(match[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`The host ended with ${code} before it was ready:\n${output}`)),
    );
  });
}

/** The flags that Chromium needs where there is no user namespace (root in a container), and against its own network traffic. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.GALLERY_DESK_TEST_BROWSER, args: CHROMIUM_FLAGS });
}

/** Starts browser mode; resolves with the address it prints, token and all. */
export async function startBrowserMode(
  args: readonly string[],
): Promise<{ address: string; child: ChildProcess }> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'out/main/server.js'), ...args], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { address: await printed(child, /http:\/\/127\.0\.0\.1:\d+\/\S*/), child };
}

/** Ends a host as Ctrl+C does and waits until it is gone. */
export async function endProcess(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGINT');
  return ended;
}

async function openInBrowser(workspace: Workspace, locale: string | undefined): Promise<OpenWindow> {
  const { address, child } = await startBrowserMode([
    '--library',
    workspace.library,
    '--media',
    workspace.media,
  ]);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale });
  await page.goto(address);
  return {
    page,
    async close() {
      await browser.close();
      await endProcess(child);
    },
  };
}

async function openInElectron(workspace: Workspace, locale: string | undefined): Promise<OpenWindow> {
  const app = await _electron.launch({
    executablePath: electronExecutable()?.executablePath,
    cwd: ROOT,
    args: [
      ROOT,
      `--user-data-dir=${path.join(workspace.folder, 'user-data')}`,
      '--library',
      workspace.library,
      '--media',
      workspace.media,
    ],
    // prefers-color-scheme then follows nativeTheme, as on a desktop.
    colorScheme: null,
    locale,
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => location.href !== 'about:blank' && document.readyState === 'complete');
  return { page, close: () => app.close() };
}

export const test = base.extend<{ workspace: Workspace; desk: Desk }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  workspace: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
    const workspace = { folder, library: path.join(folder, 'library'), media: path.join(folder, 'media') };
    await mkdir(workspace.media);
    await use(workspace);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  desk: async ({ workspace, locale }, use, testInfo) => {
    const desk = new Desk(() =>
      testInfo.project.name === 'electron'
        ? openInElectron(workspace, locale)
        : openInBrowser(workspace, locale),
    );
    await use(desk);
    await desk.close();
  },
});

export { expect } from '@playwright/test';
