import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { listBackups } from '../../main/maintenance/backup-folder.ts';
import { createBackupService } from '../../main/maintenance/backup-service.ts';
import { restoreInPlace } from '../../main/maintenance/restore-library.ts';
import type { FileSystem } from '../../main/store/file-system.ts';
import { nodeFileSystem } from '../../main/store/file-system.ts';
import { openStore, type Store } from '../../main/store/open-store.ts';
import { CUT_KINDS, writeDiskAfterCut } from '../support/power-cut/disk-after-cut.ts';
import type { Recording } from '../support/power-cut/recording.ts';
import { RecordingFileSystem } from '../support/power-cut/recording-file-system.ts';
import { changesIn, eventsOfChange, problemIn } from './crash-model.ts';
import { randomFrom, STRAY, UNFINISHED_BACKUP } from './crash-trials.ts';

/** Changes of one recording: some galleries come, go and come back within so many. */
const CHANGES = 48;
/** Where no change is made before the snapshots are written: galleries are there, then gone, then there again. */
const WRITTEN_AT = [13, 17, 23, 27, CHANGES];
const IN_FLIGHT = 3;
/** A snapshot, and a compaction with it, is begun after each of so many changes. */
const CHANGES_BETWEEN_SNAPSHOTS = 7;

/** What a recording may leave behind, beside that nothing told of is missing. */
export interface Expectation {
  /** Of the program that opens the library after the cut. */
  readonly migrationCount: number;
  /** Whether a library may have had so many changes when so many were told of. */
  readonly isPossible?: (count: number, told: number) => boolean;
}

export interface PowerCutOptions {
  /** Cuts of each recording. */
  readonly cuts: number;
  readonly seed: number;
  readonly onCut?: (cut: number) => void;
}

function open(folder: string, fileSystem: FileSystem, migrationCount: number): Promise<Store> {
  const migrations = Array.from({ length: migrationCount }, () => ({}));
  return openStore(folder, {
    program: 'Power cut',
    host: 'test',
    createWith: { name: 'Power cut' },
    fileSystem,
    migrations,
    writesBehind: false,
  });
}

async function changeOn(store: Store, from: number, to: number, recording: Recording): Promise<void> {
  let next = from;
  const work: Promise<void>[] = [];
  const changing = async (): Promise<void> => {
    while (next <= to) {
      const number = next;
      next += 1;
      const label = `Change ${number}`;
      await store.change(() => ({ label, events: eventsOfChange(number), result: undefined }));
      recording.tell(number);
      // Not awaited: changes go on while the snapshot is written.
      if (number % CHANGES_BETWEEN_SNAPSHOTS === 0) work.push(store.flush());
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, changing));
  await Promise.all(work);
}

/** A library from its beginning: changes, snapshots, compactions into the history, deletions of galleries, closing. */
export async function recordLife(folder: string): Promise<Recording> {
  const fileSystem = await RecordingFileSystem.of(folder);
  const store = await open(folder, fileSystem, 0);
  let from = 1;
  for (const to of WRITTEN_AT) {
    await changeOn(store, from, to, fileSystem.recording);
    await store.flush();
    from = to + 1;
  }
  await store.close();
  return fileSystem.recording;
}

/** A library of the former format, with changes that are in its journal alone, is opened in the present one and changed on. */
export async function recordMigration(folder: string): Promise<Recording> {
  const before = await RecordingFileSystem.of(folder);
  const former = await open(folder, before, 0);
  await changeOn(former, 1, CHANGES, before.recording);
  await changeOn(former, CHANGES + 1, CHANGES + 3, before.recording);
  // As it stands without the closing, so that the journal is not empty.
  const fileSystem = await copyOf(folder);
  await former.close();
  fileSystem.recording.tell(CHANGES + 3);
  const store = await open(fileSystem.folder, fileSystem, 1);
  await changeOn(store, CHANGES + 4, CHANGES + 12, fileSystem.recording);
  await store.close();
  return fileSystem.recording;
}

/** What the library had when the backup was taken, and when it was restored. */
const BACKED_UP = 20;
const RESTORED_OVER = 32;

/** A backup is restored over a library that went on, and the restored one is changed on. */
export async function recordRestore(folder: string): Promise<Recording> {
  const before = await RecordingFileSystem.of(folder);
  const store = await open(folder, before, 0);
  await changeOn(store, 1, BACKED_UP, before.recording);
  const program = 'Power cut';
  const backups = createBackupService({
    store,
    program,
    automatic: 'NEVER',
    mediaFolder: () => path.join(folder, 'media'),
    onProblem: () => {},
  });
  await backups.create();
  await changeOn(store, BACKED_UP + 1, RESTORED_OVER, before.recording);
  await backups.close();
  await store.close();
  const fileSystem = await RecordingFileSystem.of(folder);
  const backupFolder = path.join(folder, 'backups');
  const [backup] = (await listBackups(fileSystem, backupFolder, undefined)).backups;
  if (backup === undefined) throw new Error('There is no backup.');
  const now = (): Date => new Date();
  const options = { fileSystem, migrations: [], program, host: 'test', now } as const;
  await restoreInPlace(folder, backup, backupFolder, options);
  fileSystem.recording.tell(BACKED_UP);
  const restored = await open(folder, fileSystem, 0);
  await changeOn(restored, BACKED_UP + 1, RESTORED_OVER - 2, fileSystem.recording);
  await restored.close();
  return fileSystem.recording;
}

/** Before it was said to be restored the library is wholly the one or the other, and afterwards that of the backup and what follows. */
export function isPossibleInRestore(count: number, told: number): boolean {
  return told === 0 ? count === BACKED_UP || count === RESTORED_OVER : count < RESTORED_OVER;
}

async function copyOf(folder: string): Promise<RecordingFileSystem> {
  const present = await RecordingFileSystem.of(folder);
  const copy = path.join(folder, 'copy');
  const { recording } = present;
  const cut = { moment: recording.end, kind: 'everything kept', random: () => 0 } as const;
  await writeDiskAfterCut(recording, cut, copy);
  await rm(path.join(copy, 'library.lock'));
  return RecordingFileSystem.of(copy);
}

/** Cuts the power at moments all over a recording and looks at what the store makes of each disk. Answers what is wrong. */
export async function powerCutProblems(
  recording: Recording,
  expectation: Expectation,
  { cuts, seed, onCut }: PowerCutOptions,
): Promise<string[]> {
  const random = randomFrom(seed);
  const problems: string[] = [];
  for (let index = 0; index < cuts; index += 1) {
    const moment = Math.ceil(((index + random()) / cuts) * recording.end);
    const kind = CUT_KINDS[index % CUT_KINDS.length] ?? 'at random';
    const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-power-cut-'));
    await writeDiskAfterCut(recording, { moment, kind, random }, folder);
    const told = recording.toldBefore(moment);
    const problem = (await problemWithBackup(folder)) ?? (await problemAfterCut(folder, expectation, told));
    if (problem !== undefined) problems.push(`Cut at ${moment}, ${kind} (seed ${seed}): ${problem}`);
    await rm(folder, { recursive: true, force: true });
    onCut?.(index + 1);
  }
  return problems;
}

/** The store on a disk whose flushes take no time: what they do is not looked at again. */
const withoutFlushes: FileSystem = {
  ...nodeFileSystem,
  async open(file, flags, mode) {
    const handle = await nodeFileSystem.open(file, flags, mode);
    return {
      read: (...args) => handle.read(...args),
      write: (...args) => handle.write(...args),
      truncate: (length) => handle.truncate(length),
      sync: () => Promise.resolve(),
      datasync: () => Promise.resolve(),
      stat: () => handle.stat(),
      close: () => handle.close(),
    };
  },
  syncFolder: () => Promise.resolve(),
};

async function problemAfterCut(
  folder: string,
  { migrationCount, isPossible }: Expectation,
  told: number,
): Promise<string | undefined> {
  // It names this very process, which after a real cut does not run any more.
  await rm(path.join(folder, 'library.lock'), { force: true });
  try {
    const store = await open(folder, withoutFlushes, migrationCount);
    try {
      const problem = (await problemIn(store.state, told)) ?? (await problemInHistory(store));
      if (problem !== undefined) return problem;
      const count = changesIn(store.state);
      if (isPossible?.(count, told) === false) return `It has had ${count} changes, with ${told} told of.`;
    } finally {
      await store.close();
    }
  } catch (error) {
    return `The library cannot be opened: ${String(error)}`;
  }
  const names = await readdir(folder, { recursive: true });
  const strays = names.filter((name) => STRAY.test(name) && !UNFINISHED_BACKUP.test(name));
  return strays.length === 0 ? undefined : `Left behind: ${strays.join(', ')}`;
}

/** All of the past must be there, back to the first change. */
async function problemInHistory(store: Store): Promise<string | undefined> {
  let oldest = store.sequence + 1;
  for await (const { sequence } of store.history.backwards()) oldest = sequence;
  return oldest === 1 ? undefined : `The history begins with change ${oldest}, not with the first.`;
}

/** Once a file is of the new format, those of the former one must be in the backup. */
async function problemWithBackup(folder: string): Promise<string | undefined> {
  const version = await versionIn(path.join(folder, 'library.json'));
  const galleries = await readdir(path.join(folder, 'galleries')).catch(() => []);
  const versions = await Promise.all(
    galleries.map((name) => versionIn(path.join(folder, 'galleries', name))),
  );
  if (![version, ...versions].includes(2)) return undefined;
  const backup = await versionIn(path.join(folder, 'backups', 'before-format-2', 'library.json'));
  return backup === 1 ? undefined : 'Files are of the new format, and those of the former one are nowhere.';
}

async function versionIn(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const version = /"schemaVersion": (\d+)/.exec(text)?.[1];
  return version === undefined ? undefined : Number(version);
}
