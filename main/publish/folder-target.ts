import { createReadStream, readdirSync, renameSync, statSync } from 'node:fs';
import { lstat, mkdir, readFile, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { PublishManifest } from '../../shared/publish/manifest.ts';
import { writeAtomically } from '../store/atomic-file.ts';
import { isNotThere, nodeFileSystem, systemCodeOf } from '../store/file-system.ts';
import { diskError } from '../store/store-error.ts';
import { manifestText, readManifest } from './manifest-text.ts';
import { isSitePath } from './site-path.ts';
import type { FileSource, PublishTarget, PutFile, Release, ReleaseChange } from './target.ts';
import { preparedAlready, writeSource } from './write-source.ts';

/** The folder of the site that holds what the program needs to know of it. Everything in it belongs to the program. */
const OWN = '.gallery-desk';
const MANIFEST = 'manifest.json';
/** Prepared files, at the paths that they will have. */
const STAGE = 'new';
const NEW_MANIFEST = 'new-manifest.json';
/** Says that a switch was decided: from its appearance on, the new state is the one that counts. */
const SWITCH = 'switch.json';

/** What a decided switch does, as its file keeps it. */
interface Switch {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/** ms that synchronous calls may take together before others get their turn. */
const LONGEST_TURN = 5;

/**
 * A site as a folder of files.
 *
 * The invariant: whoever reads the folder at any instant, also after a crash and before anybody looks at it again, finds every page whole
 * and just as the last release or the new one has it, with every file that it shows or loads and every page that it links to. All new files
 * are prepared in `.gallery-desk/new` first; one atomic rename of `switch.json` decides; then whatever is at a new address takes its place,
 * which no page refers to yet; then what replaces something, in one run of renames without a pause; and only then goes what nothing refers
 * to any more (`releaseOrder`). Before the decision a crash leaves the old site; after it, the next look at the folder finishes the rest.
 *
 * The limit: no portable call exchanges a set of files at once, and renaming the folder itself would take it away from servers, mounts and
 * version control, and with it whatever people put beside the site. So for the microseconds between the first and the last page's rename, or until
 * the next look at the folder after a crash just then, one page may already be new while another is still old.
 */
export class FolderTarget implements PublishTarget {
  readonly location: string;
  readonly isWritten = 'IN_PARTS';
  /** Folders of the site that were found to be real ones. */
  readonly #safeFolders = new Set<string>();

  /** `location` is absolute; the folder is made with the first release. */
  constructor(location: string) {
    this.location = location;
  }

  async manifest(): Promise<PublishManifest | undefined> {
    await this.#finishSwitch();
    const file = this.#own(MANIFEST);
    try {
      return readManifest(await readFile(file, 'utf8'), file);
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw diskError('What was published cannot be read from', file, error);
    }
  }

  async sizes(paths: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    const sizes = new Map<string, number>();
    const names = new Map<string, ReadonlySet<string>>();
    let turnEnds = performance.now() + LONGEST_TURN;
    for (const path of paths) {
      const end = path.lastIndexOf('/');
      const folder = end < 0 ? '.' : path.slice(0, end);
      const there = names.get(folder) ?? namesIn(join(this.location, folder));
      names.set(folder, there);
      // A new site has a hundred thousand files that are not there; a look at their folders tells it of all of them.
      if (!there.has(path.slice(end + 1))) continue;
      // One synchronous call takes 3 µs, an asynchronous one 20; forward slashes are taken by every system.
      const facts = statSync(`${this.location}/${checked(path)}`, { throwIfNoEntry: false });
      if (facts?.isFile() === true) sizes.set(path, facts.size);
      if (performance.now() < turnEnds) continue;
      await nextTurn();
      turnEnds = performance.now() + LONGEST_TURN;
    }
    return sizes;
  }

  async hashes(paths: Iterable<string>, onHashed: () => Promise<void>): Promise<ReadonlyMap<string, string>> {
    const hashes = new Map<string, string>();
    for (const path of paths) {
      const hash = await this.#hash(path);
      if (hash !== undefined) hashes.set(path, hash);
      await onHashed();
    }
    return hashes;
  }

  async #hash(path: string): Promise<string | undefined> {
    const hash = createHash('sha256');
    try {
      await this.#requireReal(dirname(path));
      for await (const piece of createReadStream(this.#place(path))) hash.update(piece as Buffer);
      return hash.digest('hex');
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
      throw diskError('A published file cannot be read:', this.#place(path), error);
    }
  }

  async begin(): Promise<Release> {
    await this.#finishSwitch();
    try {
      await this.#makeFolder(`${OWN}/${STAGE}`);
    } catch (error) {
      throw diskError('The site cannot be published to', this.location, error);
    }
    return {
      put: (path, source, expected) => this.#put(path, source, expected),
      switch: (change) => this.#switch(change),
      cancel: () => this.#removeStage(),
    };
  }

  async #put(path: string, source: FileSource, expected?: PutFile): Promise<PutFile> {
    const staged = this.#staged(path);
    try {
      if (expected !== undefined && (await preparedAlready(staged, expected))) return expected;
      await mkdir(dirname(staged), { recursive: true });
      return await writeSource(staged, source);
    } catch (error) {
      throw diskError('The site could not be written to', this.#place(path), error);
    }
  }

  async #switch({ added, changed, deleted, manifest }: ReleaseChange): Promise<void> {
    try {
      // Whatever can fail does so before the decision.
      for (const path of [...added, ...changed]) await this.#makeFolder(dirname(path));
      for (const path of deleted) await this.#requireReal(dirname(path));
      await writeAtomically(nodeFileSystem, this.#own(NEW_MANIFEST), [manifestText(manifest)]);
      const plan: Switch = { added, changed, deleted };
      await writeAtomically(nodeFileSystem, this.#own(SWITCH), [JSON.stringify(plan)]);
    } catch (error) {
      if ((await this.#decidedSwitch()) === undefined) await this.#removeStage().catch(() => {});
      throw diskError('The site could not be written to', this.location, error);
    }
    await this.#finishSwitch();
  }

  /** Brings a decided switch to its end. Can be interrupted and repeated at any place. */
  async #finishSwitch(): Promise<void> {
    const plan = await this.#decidedSwitch();
    if (plan === undefined) return;
    try {
      for (const path of [...plan.added, ...plan.changed, ...plan.deleted])
        await this.#requireReal(dirname(path));
      for (const path of plan.added) await this.#renameIfThere(this.#staged(path), this.#place(path));
      await this.#switchPages(plan.changed);
      await this.#renameIfThere(this.#own(NEW_MANIFEST), this.#own(MANIFEST));
      // The new names are on the disk before the old files go, and before the decision is forgotten.
      await nodeFileSystem.syncFolder(this.location);
      for (const path of plan.deleted) await this.#delete(path);
      await rm(this.#own(SWITCH), { force: true });
      await this.#removeStage();
    } catch (error) {
      throw diskError('The new site is prepared, but could not be put in place in', this.location, error);
    }
  }

  async #decidedSwitch(): Promise<Switch | undefined> {
    const file = this.#own(SWITCH);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (isNotThere(error) || systemCodeOf(error) === 'ENOTDIR') return undefined;
      throw diskError('What was published cannot be read from', file, error);
    }
    const plan = switchOf(text);
    if (plan !== undefined) return plan;
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `${file} was left by an interrupted publishing and cannot be read. Remove the folder ${this.#own('')} and publish again.`,
      { file },
    );
  }

  /** Without giving way to anything in between: this is the only time at which pages of two releases stand beside each other. */
  async #switchPages(pages: readonly string[]): Promise<void> {
    const refused: string[] = [];
    for (const path of pages) {
      try {
        renameSync(this.#staged(path), this.#place(path));
      } catch (error) {
        if (isNotThere(error)) continue;
        refused.push(path);
      }
    }
    // Windows refuses while another program reads the page.
    for (const path of refused) await this.#renameIfThere(this.#staged(path), this.#place(path));
  }

  async #renameIfThere(from: string, to: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rename(from, to);
        return;
      } catch (error) {
        const code = systemCodeOf(error);
        if (code === 'ENOENT') return;
        if (attempt === 10 || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES')) throw error;
        await pause(20 * attempt);
      }
    }
  }

  async #delete(path: string): Promise<void> {
    await rm(this.#place(path), { force: true });
    // Folders that the site alone filled go with their last file.
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      try {
        await rmdir(this.#place(folder));
      } catch {
        return;
      }
      this.#safeFolders.delete(folder);
    }
  }

  async #removeStage(): Promise<void> {
    await rm(this.#own(STAGE), { recursive: true, force: true });
    await rm(this.#own(NEW_MANIFEST), { force: true });
  }

  /** Makes a folder of the site, one level after another: none of them may be a link. */
  async #makeFolder(folder: string): Promise<void> {
    if (this.#safeFolders.has(folder)) return;
    if (folder === '.') {
      await mkdir(this.location, { recursive: true });
      return;
    }
    await this.#makeFolder(dirname(folder));
    await this.#requireReal(folder);
    if (this.#safeFolders.has(folder)) return;
    await mkdir(this.#place(folder));
    this.#safeFolders.add(folder);
  }

  /** @throws `FAILED_PRECONDITION` when a folder of the site is a link that leads out of it */
  async #requireReal(folder: string): Promise<void> {
    if (folder === '.' || this.#safeFolders.has(folder)) return;
    await this.#requireReal(dirname(folder));
    const place = this.#place(folder);
    const facts = await lstat(place).catch((error: unknown) => {
      if (isNotThere(error)) return undefined;
      throw error;
    });
    if (facts === undefined) return;
    if (
      facts.isSymbolicLink() ||
      (facts.isDirectory() && (await realpath(place)) !== join(await realpath(this.location), folder))
    ) {
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        `${place} is a link to another place, and a site is only written into its own folder. Remove the link, or choose another folder.`,
        { file: place },
      );
    }
    if (facts.isDirectory()) this.#safeFolders.add(folder);
  }

  #own(name: string): string {
    return join(this.location, OWN, name);
  }

  #staged(path: string): string {
    return join(this.#own(STAGE), checked(path));
  }

  #place(path: string): string {
    return join(this.location, checked(path));
  }
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Set();
    throw diskError('What was published cannot be read from', folder, error);
  }
}

function checked(path: string): string {
  if (isSitePath(path)) return path;
  throw new TypeError(`“${path}” is no path of a site.`);
}

function switchOf(text: string): Switch | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Switch, unknown>>;
    const [added, changed, deleted] = [pathsOf(value.added), pathsOf(value.changed), pathsOf(value.deleted)];
    if (added === undefined || changed === undefined || deleted === undefined) return undefined;
    return { added, changed, deleted };
  } catch {
    return undefined;
  }
}

function pathsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const paths = value.filter((path): path is string => typeof path === 'string' && isSitePath(path));
  return paths.length === value.length ? paths : undefined;
}
