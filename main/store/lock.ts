import { randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { temporaryNameFor } from './atomic-file.ts';
import { type FileSystem, nodeFileSystem, readIfThere, removeIfThere, systemCodeOf } from './file-system.ts';

export type Host = 'electron' | 'browser' | 'cli' | 'test';

/** Where the program that holds a library can be reached. */
export interface ControlEndpoint {
  /** Path of a Unix socket, or name of a Windows pipe. */
  readonly address: string;
  readonly token: string;
}

/** The content of `library.lock`: who has the library open. */
export interface LockInfo {
  readonly pid: number;
  /** For people: "Gallery Desk 0.1.0". */
  readonly program: string;
  readonly host: Host;
  /** The computer's name. */
  readonly hostname: string;
  /** ISO 8601, UTC */
  readonly since: string;
  readonly endpoint?: ControlEndpoint;
}

interface LockContent extends LockInfo {
  /** Tells this lock from every other, earlier or later. */
  readonly nonce: string;
  /** When the process began, in the system's own words: a process id is used again after a while. Linux only. */
  readonly processStart?: string;
}

/** Only the owner may read it: the endpoint's token is in it. */
const MODE = 0o600;
/** Two processes that try at once settle it within a few attempts. */
const ATTEMPTS = 20;
/** ms */
const PAUSE = 25;
/** ms by which a clock may have been set since the lock was written */
const CLOCK_TOLERANCE = 5 * 60_000;

const LOCK_NAME = 'library.lock';

export function lockPathOf(folder: string): string {
  return join(folder, LOCK_NAME);
}

/** Whether an error says that somebody else had the library open. That one may have closed it since. */
export function isAboutLock(error: unknown): boolean {
  return (
    error instanceof GalleryDeskError &&
    error.code === 'FAILED_PRECONDITION' &&
    basename(error.data.file ?? '').startsWith(LOCK_NAME)
  );
}

/**
 * Who has the library open now. Undefined when nobody has, a lock left by a process that is gone included.
 *
 * @throws the operating system's errors
 */
export async function readLock(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<LockInfo | undefined> {
  const content = await readContent(fileSystem, lockPathOf(folder));
  if (content === undefined || content === 'unreadable' || isStale(content)) return undefined;
  const { nonce: _nonce, processStart: _processStart, ...info } = content;
  return info;
}

/** A held lock. */
export interface Lock {
  announceEndpoint(endpoint: ControlEndpoint): Promise<void>;
  /** Removes the lock file if it is still ours. */
  release(): Promise<void>;
}

/**
 * Takes the lock of a library folder, also over from a process that is gone.
 *
 * @throws `FAILED_PRECONDITION` naming who holds it; the operating system's errors
 */
export async function takeLock(
  fileSystem: FileSystem,
  folder: string,
  owner: { readonly program: string; readonly host: Host },
): Promise<Lock> {
  const path = lockPathOf(folder);
  const processStart = processStartOf(process.pid);
  let content: LockContent = {
    pid: process.pid,
    program: owner.program,
    host: owner.host,
    hostname: hostname(),
    since: new Date().toISOString(),
    nonce: randomUUID(),
    ...(processStart === undefined ? {} : { processStart }),
  };
  await claim(fileSystem, path, content, folder);
  hold(path, content.nonce);
  return {
    async announceEndpoint(endpoint) {
      content = { ...content, endpoint };
      const temporary = await writeAside(fileSystem, path, content);
      await fileSystem.rename(temporary, path);
    },
    async release() {
      heldLocks.delete(path);
      const found = await readContent(fileSystem, path);
      if (typeof found === 'object' && found.nonce === content.nonce) await removeIfThere(fileSystem, path);
    },
  };
}

/**
 * Puts our lock in place. A stale one is replaced only by the process that holds the right to replace just that one: a second lock
 * file named after it, taken the same way. So no process can remove a lock that another has just taken.
 */
async function claim(
  fileSystem: FileSystem,
  path: string,
  content: LockContent,
  folder: string,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    if (await createWhole(fileSystem, path, content)) return;
    const found = await readContent(fileSystem, path);
    if (found === undefined) continue;
    // An unreadable lock is one that is being written this moment, where the disk knows no second names, or the rest of a crash.
    const isSettling = found === 'unreadable' && attempt < ATTEMPTS;
    if (typeof found === 'object' && !isStale(found)) throw heldBy(found, folder, path);
    if (isSettling) {
      await wait(PAUSE);
      continue;
    }
    const nonce = typeof found === 'object' ? found.nonce : 'unreadable';
    const right = `${path}.${nonce}`;
    await claim(fileSystem, right, { ...content, nonce: randomUUID() }, folder);
    try {
      const still = await readContent(fileSystem, path);
      const stillNonce = typeof still === 'object' ? still.nonce : still;
      if (stillNonce === nonce) {
        const temporary = await writeAside(fileSystem, path, content);
        await fileSystem.rename(temporary, path);
        return;
      }
    } finally {
      await removeIfThere(fileSystem, right);
    }
  }
}

/**
 * False when the name is taken. The file appears with its whole content at once wherever the disk can do that. Whoever has just taken
 * the lock tidies the folder and may take our file aside for a rest of a crash: then it is written again, and finds the name taken.
 */
async function createWhole(fileSystem: FileSystem, path: string, content: LockContent): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const temporary = await writeAside(fileSystem, path, content);
    try {
      await fileSystem.link(temporary, path);
      return true;
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === 'EEXIST') return false;
      if (code === 'ENOENT' && attempt < ATTEMPTS) continue;
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'].includes(code ?? '')) throw error;
      return await createInPlace(fileSystem, path, content);
    } finally {
      await removeIfThere(fileSystem, temporary);
    }
  }
}

/** For disks without second names (exFAT, some network folders). */
async function createInPlace(fileSystem: FileSystem, path: string, content: LockContent): Promise<boolean> {
  try {
    await writeNew(fileSystem, path, content);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function writeAside(fileSystem: FileSystem, path: string, content: LockContent): Promise<string> {
  const temporary = temporaryNameFor(path);
  await writeNew(fileSystem, temporary, content);
  return temporary;
}

async function writeNew(fileSystem: FileSystem, path: string, content: LockContent): Promise<void> {
  const handle = await fileSystem.open(path, 'wx', MODE);
  try {
    const bytes = Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`);
    let written = 0;
    while (written < bytes.length) {
      written += (await handle.write(bytes, written, bytes.length - written, written)).bytesWritten;
    }
  } catch (error) {
    await removeIfThere(fileSystem, path).catch(() => {});
    throw error;
  } finally {
    await handle.close();
  }
}

async function readContent(
  fileSystem: FileSystem,
  path: string,
): Promise<LockContent | 'unreadable' | undefined> {
  const bytes = await readIfThere(fileSystem, path);
  if (bytes === undefined) return undefined;
  try {
    const content = JSON.parse(bytes.toString('utf8')) as LockContent;
    const isWhole =
      Number.isInteger(content.pid) &&
      typeof content.hostname === 'string' &&
      /^[\w-]+$/.test(content.nonce) &&
      Number.isFinite(Date.parse(content.since));
    return isWhole ? content : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** Whether the process that wrote the lock is certainly gone. */
function isStale({ pid, hostname: computer, since, processStart }: LockContent): boolean {
  // Nothing can be known about a process of another computer.
  if (computer !== hostname()) return false;
  if (!isRunning(pid)) return true;
  const present = processStartOf(pid);
  if (processStart !== undefined && present !== undefined) return processStart !== present;
  return Date.parse(since) < Date.now() - uptime() * 1000 - CLOCK_TOLERANCE;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) !== 'ESRCH';
  }
}

/** Boot and start time of a process, or undefined where the system does not tell. */
function processStartOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The process's name, in parentheses, may hold spaces; the start is the 20th field behind it (proc(5), field 22).
    const start = fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19];
    return start === undefined ? undefined : `${boot} ${start}`;
  } catch {
    return undefined;
  }
}

function heldBy(holder: LockContent, folder: string, path: string): GalleryDeskError {
  const isHere = holder.hostname === hostname();
  const advice = isHere
    ? 'Close it there first, or choose another library.'
    : `Close it there first. If it does not run on ${holder.hostname} any more, delete ${path} and try again.`;
  const open =
    `The library ${folder} is open in ${holder.program} (process ${holder.pid}, ${describeHost(holder.host)})` as const;
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    isHere
      ? `${open} on this computer since ${holder.since}. ${advice}`
      : `${open} on the computer ${holder.hostname} since ${holder.since}. ${advice}`,
    { file: path, value: holder.pid },
  );
}

function describeHost(host: Host): string {
  const names: Readonly<Record<string, string>> = {
    electron: 'a window',
    browser: 'browser mode',
    cli: 'the command line',
  };
  return names[host] ?? host;
}

/** Path → nonce of the locks of this process, let go of when it ends by itself. */
const heldLocks = new Map<string, string>();

function hold(path: string, nonce: string): void {
  if (!process.listeners('exit').includes(releaseAll)) process.on('exit', releaseAll);
  heldLocks.set(path, nonce);
}

function releaseAll(): void {
  for (const [path, nonce] of heldLocks) {
    try {
      if (readFileSync(path, 'utf8').includes(nonce)) unlinkSync(path);
    } catch {
      // The next process finds that this one is gone.
    }
  }
}
