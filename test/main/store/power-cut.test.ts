import fs, { readFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { JSONFile } from 'lowdb/node';
import { Low } from 'lowdb';
import { expect, test } from 'vitest';
import {
  isPossibleInRestore,
  powerCutProblems,
  recordLife,
  recordMigration,
  recordRestore,
} from '../../soak/power-cut-trials.ts';
import { CUT_KINDS, writeDiskAfterCut } from '../../support/power-cut/disk-after-cut.ts';
import type { Recording } from '../../support/power-cut/recording.ts';
import { RecordingFileSystem } from '../../support/power-cut/recording-file-system.ts';
import { temporaryFolder } from './samples.ts';

test('the power may fail at any moment of changes, snapshots, compactions and deletions: nothing acknowledged is lost', async () => {
  const recording = await recordLife(await temporaryFolder());
  expect(recording.toldBefore(recording.end)).toBe(48);
  expect(await powerCutProblems(recording, { migrationCount: 0 }, { cuts: 30, seed: 1 })).toEqual([]);
});

test('the power may fail at any moment of a migration: nothing acknowledged is lost, and the former files are kept', async () => {
  const recording = await recordMigration(await temporaryFolder());
  expect(await powerCutProblems(recording, { migrationCount: 1 }, { cuts: 25, seed: 2 })).toEqual([]);
});

test('the power may fail at any moment of a restore: the library is wholly the one or the other', async () => {
  const recording = await recordRestore(await temporaryFolder());
  const expectation = { migrationCount: 0, isPossible: isPossibleInRestore };
  expect(await powerCutProblems(recording, expectation, { cuts: 20, seed: 3 })).toEqual([]);
});

const WRITES = 20;

/** lowdb's own file adapter, with each write that it answered told of. */
async function recordLowdb(folder: string): Promise<Recording> {
  const fileSystem = await RecordingFileSystem.of(folder);
  const { rename, writeFile } = fs;
  let isRecording = false;
  Object.assign(fs, {
    async rename(from: string, to: string) {
      // The recording itself asks for the same function.
      if (isRecording) return rename(from, to);
      isRecording = true;
      await fileSystem.rename(from, to).finally(() => (isRecording = false));
    },
    async writeFile(file: string, text: string) {
      const handle = await fileSystem.open(file, 'w');
      const bytes = Buffer.from(text);
      await handle.write(bytes, 0, bytes.length, 0);
      await handle.close();
    },
  });
  syncBuiltinESMExports();
  try {
    const db = new Low(new JSONFile<{ count: number }>(join(folder, 'db.json')), { count: 0 });
    for (let count = 1; count <= WRITES; count += 1) {
      db.data.count = count;
      await db.write();
      fileSystem.recording.tell(count);
    }
  } finally {
    Object.assign(fs, { rename, writeFile });
    syncBuiltinESMExports();
  }
  return fileSystem.recording;
}

test("the same cuts show that lowdb's own adapter loses what it acknowledged, or all of its file", async () => {
  const recording = await recordLowdb(await temporaryFolder());
  const last = recording.deeds.at(-1);
  expect(last?.do).toBe('rename');
  const lost = new Map<string, number>();
  for (const kind of CUT_KINDS) {
    const folder = await temporaryFolder();
    await writeDiskAfterCut(recording, { moment: recording.end, kind, random: () => 0.5 }, folder);
    const text = await readFile(join(folder, 'db.json'), 'utf8').catch(() => '{"count":0}');
    const count = text === '' ? 0 : (JSON.parse(text) as { count: number }).count;
    lost.set(kind, WRITES - count);
  }
  expect(lost.get('everything kept')).toBe(0);
  expect(lost.get('nothing kept')).toBe(WRITES);
  expect(lost.get('names kept')).toBe(WRITES);
});
