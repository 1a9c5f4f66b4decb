import path from 'node:path';
import type { BrowserWindow, MessagePortMain, WebContents } from 'electron';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Desktop } from '../router/desktop.ts';
import { hostNameOf, newMediaHost, realFolder } from './addresses.ts';
import type { Core } from './core.ts';
import type { ProblemChoice } from './library-problem.ts';
import { MenuCommands } from './menu-commands.ts';

/** How long quitting waits for libraries to close, in milliseconds. What they acknowledged is on the disk already. */
const CLOSING_LIMIT = 10_000;

/** A library to open. */
export interface LibraryRequest {
  /** Absolute, or relative to the working directory. */
  readonly folder: string;
  /** Absolute. Becomes the library's media folder. */
  readonly mediaFolder?: string;
  /** False for a library that is thrown away afterwards. Default true. */
  readonly isRemembered?: boolean;
  /** It is the sample library. */
  readonly isSample?: true;
}

/** The window of a library, whether the library is open yet or not. */
export interface WindowParts {
  /** Stands for the library in the addresses of its page. */
  readonly hostName: string;
  /** Stands for the library in the addresses of its media. */
  readonly mediaHost: string;
  /** Real absolute path. */
  readonly folder: string;
  readonly window: BrowserWindow;
  readonly menu: MenuCommands;
  readonly isSample: boolean;
}

/** A library and its window. */
export interface LibraryWindow extends WindowParts {
  /** The open library; rejects when the window is closed before it could be opened. */
  readonly core: Promise<Core>;
}

/** What the windows need of their surroundings. */
export interface Surroundings {
  createWindow(hostName: string): BrowserWindow;
  createDesktop(parts: WindowParts, core: () => Promise<Core>): Desktop;
  openCore(folder: string, desktop: Desktop, mediaFolder: string | undefined): Promise<Core>;
  /** Tells the person why a library did not open, and asks what to do. */
  askAboutProblem(window: BrowserWindow, folder: string, error: unknown): Promise<ProblemChoice>;
  /** Lets the person choose another library; resolves to whether one was opened. */
  openAnother(window: BrowserWindow): Promise<boolean>;
  /** Called when a library is open. */
  opened(folder: string): void;
}

/** One window for each library, and one library for each window. */
export class LibraryWindows {
  readonly #surroundings: Surroundings;
  readonly #byHost = new Map<string, LibraryWindow>();
  /** Libraries whose window is gone and that are not closed yet. */
  readonly #closing = new Map<string, Promise<void>>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get all(): readonly LibraryWindow[] {
    return [...this.#byHost.values()];
  }

  byHost(hostName: string): LibraryWindow | undefined {
    return this.#byHost.get(hostName);
  }

  byMediaHost(mediaHost: string): LibraryWindow | undefined {
    return this.all.find((entry) => entry.mediaHost === mediaHost);
  }

  of(contents: WebContents): LibraryWindow | undefined {
    return this.all.find(({ window }) => !window.isDestroyed() && window.webContents === contents);
  }

  /**
   * Opens a library in a window of its own, or brings the window forward that shows it already.
   *
   * @returns the library's folder as a real absolute path
   */
  async open(request: LibraryRequest): Promise<string> {
    const folder = await realFolder(request.folder);
    const hostName = hostNameOf(folder);
    await this.#closing.get(hostName);
    const existing = this.#byHost.get(hostName);
    if (existing === undefined) {
      this.#openWindow(hostName, folder, request);
    } else {
      bringForward(existing.window);
      const { mediaFolder } = request;
      if (mediaFolder !== undefined) await (await existing.core).library.update({ mediaFolder });
    }
    return folder;
  }

  /** Resolves when every library whose window is gone is closed, or after ten seconds. */
  async allClosed(): Promise<void> {
    const closed = Promise.all(this.#closing.values());
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        console.error(`A library did not close within ${CLOSING_LIMIT / 1000} s; quitting without it.`);
        resolve();
      }, CLOSING_LIMIT);
    });
    await Promise.race([closed, limit]);
    clearTimeout(timer);
  }

  get isClosing(): boolean {
    return this.#closing.size > 0;
  }

  #openWindow(hostName: string, folder: string, request: LibraryRequest): void {
    const window = this.#surroundings.createWindow(hostName);
    const parts = {
      hostName,
      mediaHost: newMediaHost(),
      folder,
      window,
      menu: new MenuCommands(),
      isSample: request.isSample === true,
    };
    // The desktop is asked for the library only by a page, and so after it was opened.
    const desktop = this.#surroundings.createDesktop(parts, () => core);
    const core = this.#openCore(parts, desktop, request);
    // Whoever needs the core hears why there is none; nobody may be waiting.
    core.catch(() => undefined);
    this.#byHost.set(hostName, { ...parts, core });
    window.once('closed', () => {
      if (this.#byHost.get(hostName)?.window === window) this.#byHost.delete(hostName);
      const closed = core
        .then((opened) => opened.close())
        .catch((error: unknown) => {
          if (!(error instanceof WindowGone)) console.error(`${folder} did not close cleanly.`, error);
        })
        .finally(() => this.#closing.delete(hostName));
      this.#closing.set(hostName, closed);
    });
  }

  async #openCore(
    { folder, hostName, window }: WindowParts,
    desktop: Desktop,
    request: LibraryRequest,
  ): Promise<Core> {
    for (;;) {
      try {
        const core = await this.#surroundings.openCore(folder, desktop, request.mediaFolder);
        if (request.isRemembered !== false) this.#surroundings.opened(folder);
        return core;
      } catch (error) {
        console.error(`${folder} could not be opened.`, error);
        if (window.isDestroyed()) throw new WindowGone(folder);
        if (!(await this.#isToBeTriedAgain(window, folder, error))) {
          // Not by waiting for the window's end: whoever asks for the library now gets a new attempt.
          this.#byHost.delete(hostName);
          window.destroy();
          throw new WindowGone(folder);
        }
      }
    }
  }

  async #isToBeTriedAgain(window: BrowserWindow, folder: string, error: unknown): Promise<boolean> {
    const choice = await this.#surroundings.askAboutProblem(window, folder, error);
    if (window.isDestroyed() || choice === 'close') return false;
    if (choice === 'try-again') return true;
    return (await this.#surroundings.openAnother(window))
      ? false
      : this.#isToBeTriedAgain(window, folder, error);
  }
}

/** The window was closed before its library could be opened. */
class WindowGone extends GalleryDeskError {
  constructor(folder: string) {
    super('UNAVAILABLE', `The window of ${path.basename(folder)} was closed. Open the library again.`, {
      file: folder,
    });
  }
}

/** Shows a window that may be minimised, and gives it the keyboard. */
function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Gives the ports of trusted windows to their libraries. */
export function connectPort(entry: LibraryWindow, port: MessagePortMain): void {
  entry.core.then(
    (core) => core.connect(port),
    () => port.close(),
  );
}
