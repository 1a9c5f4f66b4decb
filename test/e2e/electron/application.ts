import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronExecutable } from '../support/electron-executable.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The folders of one test. */
export interface Folders {
  readonly base: string;
  readonly library: string;
  readonly media: string;
  readonly userData: string;
}

/** A server that stands for everywhere else; it answers anybody and remembers who asked. */
export interface Elsewhere {
  readonly address: string;
  readonly requests: string[];
}

/** The path that starts Electron. Requiring its package answers it, where its binary is there. */
function executable(): string {
  const named = electronExecutable()?.executablePath;
  return named ?? String(createRequire(path.join(ROOT, 'package.json'))('electron'));
}

export const argumentsFor = ({ userData }: Folders, ...args: string[]): string[] => [
  ROOT,
  `--user-data-dir=${userData}`,
  ...args,
];

/** Starts the application. */
export function launch(folders: Folders, ...args: string[]): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronExecutable()?.executablePath,
    cwd: folders.base,
    args: argumentsFor(folders, ...args),
    // prefers-color-scheme then follows nativeTheme, as on a desktop.
    colorScheme: null,
  });
}

/** Starts the application a second time, as a person does from the desktop, and resolves with its exit status. */
export function startAgain(folders: Folders, ...args: string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable(), argumentsFor(folders, ...args), { cwd: folders.base, stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** Resolves when a window shows its page. */
export async function whenLoaded(page: Page): Promise<Page> {
  await page.waitForFunction(() => location.href !== 'about:blank' && document.readyState === 'complete');
  return page;
}

/** The first window, when it shows its page. */
export const firstPage = async (app: ElectronApplication): Promise<Page> =>
  whenLoaded(await app.firstWindow());

/** Clicks an entry of the menu bar by its id. */
export async function chooseMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`There is no menu entry ${wanted}.`);
    item.click();
  }, id);
}

/** Answers message boxes with buttons by their labels, in order, and records what they said; the last answer is used on. */
export async function answerBoxes(app: ElectronApplication, ...labels: string[]): Promise<void> {
  await app.evaluate(({ dialog }, answers) => {
    const said: string[] = [];
    Object.assign(globalThis, { boxesOfTest: said });
    const answer = async (...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> => {
      const box = args.at(-1) as { message: string; detail?: string; buttons?: string[] };
      said.push(`${box.message}\n${box.detail ?? ''}`);
      const label = answers.length > 1 ? answers.shift() : answers[0];
      const response = box.buttons?.indexOf(label ?? '') ?? -1;
      if (response < 0) throw new Error(`There is no button ${label} among ${box.buttons?.join(', ')}.`);
      return { response, checkboxChecked: false };
    };
    Object.assign(dialog, { showMessageBox: answer });
  }, labels);
}

/** What message boxes said since `answerBoxes`. */
export const boxes = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (globalThis as unknown as { boxesOfTest: string[] }).boxesOfTest);

/** Lets the folder dialog answer this folder. */
export async function answerFolderDialog(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
}

/** Records what is handed to the person's browser instead of opening it. */
export async function recordOpenedLinks(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const links: string[] = [];
    Object.assign(globalThis, { linksOfTest: links });
    shell.openExternal = async (url) => void links.push(url);
  });
  return () => app.evaluate(() => (globalThis as unknown as { linksOfTest: string[] }).linksOfTest);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Fixtures {
  folders: Folders;
  app: ElectronApplication;
  page: Page;
  elsewhere: Elsewhere;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  folders: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-electron-'));
    const folders = {
      base: folder,
      library: path.join(folder, 'library'),
      media: path.join(folder, 'media'),
      userData: path.join(folder, 'user-data'),
    };
    await mkdir(folders.media);
    await use(folders);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ folders }, use) => {
    const app = await launch(folders, '--library', folders.library, '--media', folders.media);
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => use(await firstPage(app)),
  // oxlint-disable-next-line no-empty-pattern -- as above
  elsewhere: async ({}, use) => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' });
      response.end('<title>Elsewhere</title>');
    });
    const address = await listen(server);
    await use({ address, requests });
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  },
});

export { expect } from '@playwright/test';
