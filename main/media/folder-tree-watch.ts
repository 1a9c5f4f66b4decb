import { statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../store/file-system.ts';
import { isIgnoredName } from '../../shared/model/ignored-name.ts';
import { isGone, type FolderObserver } from './scan.ts';
import { watchProblemOf, type FolderWatch, type WatchEvents } from './folder-watch.ts';

/** Events between two pauses after which some may have been dropped: the system's queue holds 16,384 (fs.inotify.max_queued_events). */
const MOST_EVENTS = 8_000;

/** ms without an event that count as a pause. */
const PAUSE = 200;

interface Watched {
  readonly diskPath: string;
  /** Tells the folder from another one of the same name. */
  readonly inode: number;
  /** Absent when the system watches no more. */
  readonly watcher?: FSWatcher;
}

/**
 * Watches each folder with a watch of the system of its own, set just before a listing reads the folder. Neither is a folder listed twice
 * nor is a file looked at for it: for 50,000 files in 500 folders that is 10 ms, where chokidar takes 2 s, which is why it is not used where
 * folders are watched one by one (Linux).
 */
export class FolderTreeWatch implements FolderWatch, FolderObserver {
  readonly #events: Pick<WatchEvents, 'onDirty' | 'onProblem'>;
  readonly #excluded: ReadonlySet<string>;
  readonly #known = new Map<string, Watched>();
  /** Folders directly in a folder. */
  readonly #below = new Map<string, readonly string[]>();
  readonly #timer: NodeJS.Timeout;
  /** Folders that the system would not watch. It is asked again whenever one is read. */
  readonly #unwatched = new Set<string>();
  #problem: string | undefined;
  #recentEvents = 0;
  #isClosed = false;

  constructor({ exclude, onDirty, onProblem }: Pick<WatchEvents, 'exclude' | 'onDirty' | 'onProblem'>) {
    this.#events = { onDirty, onProblem };
    this.#excluded = new Set(exclude);
    this.#timer = setTimeout(() => this.#pause(), PAUSE).unref();
  }

  get observer(): FolderObserver {
    return this;
  }

  get problem(): string | undefined {
    return this.#unwatched.size === 0 ? undefined : this.#problem;
  }

  willRead(path: string, diskPath: string): void {
    if (this.#isClosed) return;
    if (this.isKnown(path, diskPath) && !this.#unwatched.has(path)) return;
    this.#forget(path);
    const inode = inodeOf(diskPath);
    if (inode === undefined) return;
    const watcher = this.#watch(path, diskPath);
    this.#known.set(path, { diskPath, inode, watcher });
  }

  isKnown(path: string, diskPath: string): boolean {
    const known = this.#known.get(path);
    return known !== undefined && known.diskPath === diskPath && known.inode === inodeOf(diskPath);
  }

  hasRead(path: string, folders: readonly string[]): readonly string[] {
    const there = new Set(folders);
    const vanished = (this.#below.get(path) ?? []).filter((folder) => !there.has(folder));
    this.#below.set(path, folders);
    for (const folder of vanished) {
      this.#forget(folder);
      this.#forgetBelow(folder);
    }
    return vanished;
  }

  leaveOut(path: string): void {
    const known = this.#known.get(path);
    if (known === undefined) return;
    known.watcher?.close();
    this.#known.set(path, { diskPath: known.diskPath, inode: known.inode });
  }

  close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const { watcher } of this.#known.values()) watcher?.close();
    this.#known.clear();
    this.#below.clear();
    return Promise.resolve();
  }

  #watch(path: string, diskPath: string): FSWatcher | undefined {
    try {
      const watcher = watch(diskPath, { persistent: false });
      watcher.on('change', (type, name) => this.#happened(path, diskPath, type, String(name ?? '')));
      watcher.on('error', (error) => {
        this.#forget(path);
        this.#report(path, error);
        this.#events.onDirty(parentOf(path), 'shallow');
      });
      return watcher;
    } catch (error) {
      // One that is gone or closed is told of by whoever reads it.
      if (!isGone(error) && systemCodeOf(error) !== 'EACCES') this.#report(path, error);
      return undefined;
    }
  }

  #happened(path: string, diskPath: string, type: string, name: string): void {
    this.#count();
    const isItself = name === '' || (type === 'rename' && diskPath.endsWith(`/${name}`));
    if (isItself) {
      // It was moved or removed, or something in it has its name: the next look at the folder above it knows, and watches it anew.
      this.#forget(path);
      this.#events.onDirty(parentOf(path), 'shallow');
      if (path !== '') return;
    } else if (isIgnoredName(name) || this.#excluded.has(join(diskPath, name))) return;
    this.#events.onDirty(path, 'shallow');
  }

  #count(): void {
    this.#recentEvents += 1;
    this.#timer.refresh();
  }

  #pause(): void {
    if (this.#recentEvents > MOST_EVENTS) this.#events.onDirty('', 'deep');
    this.#recentEvents = 0;
  }

  /** A folder and all below it are new when they are found again. What was in it is known until it is read again. */
  #forget(path: string): void {
    for (const folder of this.#below.get(path) ?? []) this.#forget(folder);
    this.#known.get(path)?.watcher?.close();
    this.#known.delete(path);
    this.#unwatched.delete(path);
  }

  #forgetBelow(path: string): void {
    for (const folder of this.#below.get(path) ?? []) this.#forgetBelow(folder);
    this.#below.delete(path);
  }

  #report(path: string, error: unknown): void {
    const isFirst = this.problem === undefined;
    this.#unwatched.add(path);
    this.#problem = watchProblemOf(error);
    if (isFirst) this.#events.onProblem();
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Folders are few, and those of network drives are not watched, so it need not be asked for in the background. */
function inodeOf(diskPath: string): number | undefined {
  try {
    return statSync(diskPath).ino;
  } catch {
    return undefined;
  }
}
