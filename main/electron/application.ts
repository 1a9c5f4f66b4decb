import path from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import type { MenuCommand, Theme as WindowTheme } from '../../shared/contract/desktop.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { APP_SCHEME, MEDIA_SCHEME } from './addresses.ts';
import { createAppHandler } from './app-protocol.ts';
import { menuTemplate, UNKNOWN_STEPS, type MenuActions, type Steps } from './application-menu.ts';
import { createDevelopmentHandler, developmentServer, socketOrigin } from './development-renderer.ts';
import { askAboutMissing, askAboutProblem, chooseLibrary, showBox } from './dialogs.ts';
import { connectPort, LibraryWindows, type LibraryRequest, type LibraryWindow } from './library-windows.ts';
import { createMediaHandler } from './media-protocol.ts';
import { createNativeDesktop } from './native-desktop.ts';
import { writeLibraryFile } from './library-file.ts';
import { holdsLibrary } from './opened-path.ts';
import { Preferences, type Theme } from './preferences.ts';
import { programFiles } from './program-files.ts';
import { guardSession } from './session-security.ts';
import { markStartup, startupTimings } from './startup-timings.ts';
import type { openCore } from './core.ts';
import type { DemoLibrary } from '../demo/demo-library.ts';
import { ownLibrary, type MakeDemo } from './start-request.ts';
import { isTrustedSender } from './trusted-sender.ts';
import { coreText, speak, t } from './text/text.ts';
import { createLibraryWindow } from './window.ts';

/** The module that brings the whole core with it. */
export type CoreModule = Promise<{ readonly openCore: typeof openCore }>;

/** As the contract names what Electron and the preferences call otherwise. */
const THEME_NAMES = { system: 'SYSTEM', light: 'LIGHT', dark: 'DARK' } as const satisfies Record<
  Theme,
  WindowTheme
>;
const THEMES = { SYSTEM: 'system', LIGHT: 'light', DARK: 'dark' } as const satisfies Record<
  WindowTheme,
  Theme
>;

/** The running application: its windows, its menu, its protocols. Made once Electron is ready. */
export class Application {
  readonly #coreModule: CoreModule;
  readonly preferences = new Preferences(path.join(app.getPath('userData'), 'preferences.json'), (error) =>
    console.error('The preferences could not be written.', error),
  );
  readonly #windows = new LibraryWindows({
    createWindow: (hostName) => this.#createWindow(hostName),
    createDesktop: (parts, core) =>
      createNativeDesktop({
        parts,
        core,
        openLibrary: (folder) => this.#windows.open({ folder }),
        chooseLibrary: () => this.#openChosen(parts.window),
        openSample: () => this.#openSample(),
        leaveSample: () => this.#leaveSample(parts.window),
        theme: () => THEME_NAMES[this.preferences.theme],
        setTheme: (theme) => this.#setTheme(THEMES[theme]),
        language: () => this.preferences.language,
        setLanguage: (language) => this.#setLanguage(language),
        showSteps: (steps) => this.#showSteps(parts.window, steps),
      }),
    openCore: async (folder, desktop, mediaFolder) => {
      const { openCore: open } = await this.#coreModule;
      const isNew = !(await holdsLibrary(folder));
      const files = { workerFile: programFiles.mediaWorker(), siteFolder: programFiles.site() };
      const core = await open(folder, { desktop, mediaFolder, ...files });
      markStartup('library open');
      if (isNew) await writeLibraryFile(folder);
      return core;
    },
    askAboutProblem,
    openAnother: (window) => this.#openChosen(window),
    opened: (folder) => this.#remember(folder),
  });

  /** What each window told of its undo and redo. */
  readonly #steps = new WeakMap<BrowserWindow, Steps>();

  readonly #makeDemo: MakeDemo;
  /** The sample library that was asked for in a window. */
  #sample: Promise<DemoLibrary> | undefined;

  constructor(coreModule: CoreModule, makeDemo: MakeDemo) {
    this.#coreModule = coreModule;
    this.#makeDemo = makeDemo;
  }

  /** Sets up everything that windows rely on. */
  start(): void {
    nativeTheme.themeSource = this.preferences.theme;
    this.#speak();
    const server = developmentServer(app.isPackaged, process.env);
    guardSession(session.defaultSession, server === undefined ? [] : [server.origin, socketOrigin(server)]);
    const isOpen = (hostName: string): boolean => this.#windows.byHost(hostName) !== undefined;
    protocol.handle(
      APP_SCHEME,
      server === undefined
        ? createAppHandler(programFiles.renderer(), isOpen)
        : createDevelopmentHandler(server, isOpen),
    );
    protocol.handle(
      MEDIA_SCHEME,
      createMediaHandler(
        (mediaHost) => {
          const entry = this.#windows.byMediaHost(mediaHost);
          if (entry === undefined) return undefined;
          return {
            hostName: entry.hostName,
            source: entry.core.then(({ library }) => library.media),
            uploads: () => entry.core.then(({ library }) => library.adding.uploads),
          };
        },
        (message) => console.warn(message),
      ),
    );
    this.#listenForPorts();
    app.on('browser-window-focus', () => this.#showMenu());
  }

  /** Opens a library, or brings its window forward. */
  async open(request: LibraryRequest): Promise<void> {
    try {
      await this.#windows.open(request);
    } catch (error) {
      await this.report(error);
    }
  }

  /** Tells the person that what they asked for on starting could not be done. */
  async report(error: unknown): Promise<void> {
    console.error(error);
    await showBox(this.#current?.window, {
      type: 'error',
      message: t('problem.notAsAsked'),
      detail: await coreText(error instanceof Error ? error.message : String(error)),
    });
  }

  get hasWindows(): boolean {
    return this.#windows.all.length > 0;
  }

  /** Resolves when all libraries are closed, within a bounded time, and the preferences are written. */
  async finish(): Promise<void> {
    await this.#windows.allClosed();
    const sample = await this.#sample?.catch(() => undefined);
    await sample?.dispose();
    await this.preferences.flush();
  }

  #createWindow(hostName: string): BrowserWindow {
    const window = createLibraryWindow(hostName, this.preferences, () => {
      markStartup('window shown');
      console.info(`Times since the start, in ms: ${startupTimings()}`);
    });
    markStartup('window made');
    return window;
  }

  #listenForPorts(): void {
    ipcMain.on('contract:connect', (event) => {
      const entry = this.#windows.of(event.sender);
      const isTrusted = isTrustedSender(event.senderFrame, event.sender.mainFrame, entry?.hostName);
      for (const [index, port] of event.ports.entries()) {
        if (entry !== undefined && isTrusted && index === 0) connectPort(entry, port);
        else port.close();
      }
      if (!isTrusted) {
        console.error(
          `A port was refused: its sender, ${event.senderFrame?.url ?? 'a frame that is gone'}, is no window of ours.`,
        );
      }
    });
  }

  /** The library whose window is in front, or was last. */
  get #current(): LibraryWindow | undefined {
    const focused = BrowserWindow.getFocusedWindow();
    return this.#windows.all.find(({ window }) => window === focused) ?? this.#windows.all.at(-1);
  }

  #showMenu(): void {
    const state = {
      platform: process.platform,
      recentLibraries: this.preferences.recentLibraries,
      theme: this.preferences.theme,
      steps: this.#stepsOf(this.#current?.window),
      isForDevelopers: !app.isPackaged,
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, this.#menuActions)));
  }

  readonly #menuActions: MenuActions = {
    sendCommand: (command: MenuCommand) => this.#current?.menu.send(command),
    openLibrary: () => void this.#openChosen(this.#current?.window),
    openRecent: (folder) => void this.#openRecent(folder),
    clearRecent: () => {
      this.preferences.clearRecentLibraries();
      app.clearRecentDocuments();
      this.#showMenu();
    },
    showMediaFolder: () => void this.#show(({ library }) => library.media.status().folder),
    showLibraryFolder: () => void this.#show(({ library }) => library.folder),
    setTheme: (theme: Theme) => this.#setTheme(theme),
    showLogs: () => void this.#openFolder(app.getPath('logs')),
  };

  /** The one place that decides the theme: the menu and the windows' own choice both come here. */
  #setTheme(theme: Theme): void {
    this.preferences.setTheme(theme);
    nativeTheme.themeSource = theme;
    this.#showMenu();
    for (const { menu } of this.#windows.all) menu.send('THEME');
  }

  /** The one place that decides the language of the menu, the dialogs and the windows: what a person chose in one of them counts for all. */
  #setLanguage(language: string): void {
    if (language === this.preferences.language) return;
    this.preferences.setLanguage(language);
    this.#speak();
    for (const { menu } of this.#windows.all) menu.send('LANGUAGE');
  }

  #speak(): void {
    speak(this.preferences.language, app.getPreferredSystemLanguages());
    app.setAboutPanelOptions({
      applicationName: 'Gallery Desk',
      applicationVersion: PROGRAM_VERSION,
      copyright: t('about.what'),
    });
    this.#showMenu();
  }

  #stepsOf(window: BrowserWindow | undefined): Steps {
    return (window === undefined ? undefined : this.#steps.get(window)) ?? UNKNOWN_STEPS;
  }

  #showSteps(window: BrowserWindow, steps: Steps): void {
    this.#steps.set(window, steps);
    if (this.#current?.window === window) this.#showMenu();
  }

  async #show(folderOf: (core: Awaited<LibraryWindow['core']>) => string): Promise<void> {
    const core = await this.#current?.core.catch(() => undefined);
    if (core !== undefined) await this.#openFolder(folderOf(core));
  }

  async #openFolder(folder: string): Promise<void> {
    const problem = await shell.openPath(folder);
    if (problem === '') return;
    const detail = `${folder}: ${problem}`;
    await showBox(this.#current?.window, {
      type: 'warning',
      message: t('problem.folder'),
      detail,
    });
  }

  /** Resolves to whether a library was chosen and is being opened. */
  async #openChosen(window: BrowserWindow | undefined): Promise<boolean> {
    const folder = await chooseLibrary(window);
    if (folder === undefined) return false;
    await this.open({ folder });
    return true;
  }

  async #openSample(): Promise<string> {
    const making = this.#sample ?? this.#makeDemo(undefined);
    this.#sample = making;
    // Asked again, it is tried again.
    making.catch(() => (this.#sample = undefined));
    const { folder, mediaFolder } = await making;
    return this.#windows.open({ folder, mediaFolder, isRemembered: false, isSample: true });
  }

  async #leaveSample(window: BrowserWindow): Promise<void> {
    const others = this.#windows.all.filter((entry) => entry.window !== window && !entry.isSample);
    const folder = others.at(-1)?.folder ?? (await ownLibrary(this.preferences.recentLibraries));
    await this.#windows.open({ folder });
    window.close();
  }

  async #openRecent(folder: string): Promise<void> {
    if (await holdsLibrary(folder)) return this.open({ folder });
    const answer = await askAboutMissing(this.#current?.window, folder);
    if (answer === 'open-another') await this.#openChosen(this.#current?.window);
    if (answer === 'forget') {
      this.preferences.removeRecentLibrary(folder);
      this.#showMenu();
    }
    return undefined;
  }

  #remember(folder: string): void {
    this.preferences.addRecentLibrary(folder);
    app.addRecentDocument(folder);
    this.#showMenu();
  }
}
