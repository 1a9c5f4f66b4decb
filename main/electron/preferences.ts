import * as z from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const themeSchema = z.enum(['system', 'light', 'dark']);

/** What the windows are drawn in. */
export type Theme = z.infer<typeof themeSchema>;

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

/** A rectangle of the desktop, in device-independent px. */
export type Bounds = z.infer<typeof boundsSchema>;

const windowStateSchema = z.object({
  bounds: boundsSchema,
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
});

/** Where a window was. `bounds` are those it has when it is neither maximised nor in full screen. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** How many libraries "Open Recent" remembers. */
const RECENT_LIMIT = 10;

/** How many libraries' windows are remembered. */
const WINDOWS_LIMIT = 50;

const contentSchema = z.object({
  theme: themeSchema.catch('system'),
  /** A language's id, or `SYSTEM`; those that are not known are the system's too. */
  language: z.string().catch('SYSTEM'),
  /** Absolute paths, the last opened first. */
  recentLibraries: z.array(z.string()).catch([]),
  /** By the library's host name, the last used last. */
  windows: z.record(z.string(), windowStateSchema).catch({}),
});
type Content = z.infer<typeof contentSchema>;

/** Changes are written together, this long after the first of them, in milliseconds. */
const WRITE_DELAY = 500;

/**
 * What the application remembers beside the libraries: theme, language, recent libraries, windows. Kept in one small file; a damaged one counts as
 * empty, field by field.
 */
export class Preferences {
  readonly #file: string;
  readonly #report: (error: unknown) => void;
  #content: Content;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** @param report hears why the file could not be written; nothing else comes of that */
  constructor(file: string, report: (error: unknown) => void) {
    this.#file = file;
    this.#report = report;
    const found = contentSchema.safeParse(readJsonFile(file));
    this.#content = found.success
      ? found.data
      : { theme: 'system', language: 'SYSTEM', recentLibraries: [], windows: {} };
  }

  get theme(): Theme {
    return this.#content.theme;
  }

  setTheme(theme: Theme): void {
    this.#change({ theme });
  }

  get language(): string {
    return this.#content.language;
  }

  setLanguage(language: string): void {
    this.#change({ language });
  }

  get recentLibraries(): readonly string[] {
    return this.#content.recentLibraries;
  }

  addRecentLibrary(folder: string): void {
    const others = this.#content.recentLibraries.filter((other) => other !== folder);
    this.#change({ recentLibraries: [folder, ...others].slice(0, RECENT_LIMIT) });
  }

  removeRecentLibrary(folder: string): void {
    this.#change({ recentLibraries: this.#content.recentLibraries.filter((other) => other !== folder) });
  }

  clearRecentLibraries(): void {
    this.#change({ recentLibraries: [] });
  }

  windowState(hostName: string): WindowState | undefined {
    return this.#content.windows[hostName];
  }

  setWindowState(hostName: string, state: WindowState): void {
    const others = Object.entries(this.#content.windows).filter(([other]) => other !== hostName);
    const windows = Object.fromEntries([...others, [hostName, state] as const].slice(-WINDOWS_LIMIT));
    this.#change({ windows });
  }

  /** Writes what is not written; resolves when it is on its way to the disk, failed or not. */
  async flush(): Promise<void> {
    if (this.#timer !== undefined) this.#write();
    await this.#writing;
  }

  #change(changes: Partial<Content>): void {
    this.#content = { ...this.#content, ...changes };
    this.#timer ??= setTimeout(() => this.#write(), WRITE_DELAY);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const content = this.#content;
    this.#writing = this.#writing.then(() => writeJsonFile(this.#file, content)).catch(this.#report);
  }
}
