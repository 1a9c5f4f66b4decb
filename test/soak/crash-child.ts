import { writeSync } from 'node:fs';
import path from 'node:path';
import { listBackups } from '../../main/maintenance/backup-folder.ts';
import { createBackupService } from '../../main/maintenance/backup-service.ts';
import { restoreInPlace } from '../../main/maintenance/restore-library.ts';
import { nodeFileSystem } from '../../main/store/file-system.ts';
import { openStore } from '../../main/store/open-store.ts';
import { changesIn, eventsOfChange } from './crash-model.ts';

/*
 * Changes a library until it is killed, some changes in flight at a time and snapshots in between, and says on standard output which
 * changes were acknowledged. Started by crash-trials.ts with: <folder> <number of migrations> <changes|backups|restore>; `backups` takes
 * backups meanwhile, `restore` brings the last one back instead.
 */

const IN_FLIGHT = 6;

const PROGRAM = 'Crash test';

const [folder = '', migrationCount = '0', work = 'changes'] = process.argv.slice(2);
const backupFolder = path.join(folder, 'backups');

if (work === 'restore') {
  const backup = (await listBackups(nodeFileSystem, backupFolder, undefined)).backups.at(-1);
  if (backup === undefined) throw new Error('There is no backup.');
  writeSync(1, 'open\n');
  const options = {
    fileSystem: nodeFileSystem,
    migrations: [],
    program: PROGRAM,
    host: 'test',
    now: () => new Date(),
  } as const;
  await restoreInPlace(folder, backup, backupFolder, options);
  writeSync(1, 'restored\n');
  // The parent ends it.
  setInterval(() => {}, 1000);
  await new Promise(() => {});
}

const migrations = Array.from({ length: Number(migrationCount) }, () => ({}));
const store = await openStore(folder, { program: PROGRAM, host: 'test', createWith: {}, migrations });

let next = changesIn(store.state) + 1;
writeSync(1, `open ${next - 1}\n`);

async function changeOn(): Promise<never> {
  for (;;) {
    const number = next;
    next += 1;
    await store.change(() => ({
      label: `Change ${number}`,
      events: eventsOfChange(number),
      result: undefined,
    }));
    // Synchronous: what is not written when the kill comes was not acknowledged for anybody.
    writeSync(1, `${number}\n`);
  }
}

async function snapshotOn(): Promise<never> {
  for (;;) await store.flush();
}

async function backUpOn(): Promise<never> {
  const backups = createBackupService({
    store,
    program: PROGRAM,
    automatic: 'NEVER',
    mediaFolder: () => path.join(folder, 'media'),
    onProblem: () => {},
  });
  for (;;) {
    const { backup } = await backups.create();
    writeSync(1, `backup ${backup.sequence}\n`);
  }
}

if (work === 'backups') void backUpOn();
await Promise.all([snapshotOn(), ...Array.from({ length: IN_FLIGHT }, changeOn)]);
