import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offlineLibrary, verifyOffline } from '../../../main/maintenance/offline.ts';
import { temporaryFolder } from '../store/samples.ts';
import {
  contentIn,
  damage,
  filesOf,
  repaired,
  sampleLibrary,
  type SampleLibrary,
} from './damaged-library.ts';

const RUNS = Number(process.env['DAMAGE_RUNS'] ?? 25);

describe.each([
  { name: 'closed, with a backup', withBackup: true, isCrashed: false },
  { name: 'closed, without a backup', withBackup: false, isCrashed: false },
  { name: 'after a crash, with a backup', withBackup: true, isCrashed: true },
])('random damage to a library $name', ({ withBackup, isCrashed }) => {
  test('is found or changes nothing, and is repaired without touching sound galleries', async () => {
    const sample = await sampleLibrary({ withBackup, isCrashed });
    const files = await filesOf(sample.folder);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.constantFrom('FLIP' as const, 'CUT' as const, 'DELETE' as const, 'ZERO' as const),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (file, kind, place) => survives(sample, file, kind, place, isCrashed),
      ),
      { numRuns: RUNS },
    );
  });
});

async function survives(
  sample: SampleLibrary,
  file: string,
  kind: Parameters<typeof damage>[1],
  place: number,
  isCrashed: boolean,
): Promise<void> {
  const folder = await temporaryFolder();
  await cp(sample.folder, folder, { recursive: true, preserveTimestamps: true });
  await damage(join(folder, file), kind, place);
  const { isClean, findings } = await verifyOffline(await offlineLibrary(folder, undefined));
  // Changes that no snapshot has yet are in the journal alone: what is damaged of it is lost, and a cut between two lines leaves no trace.
  const losesChanges = isCrashed && file === 'journal.jsonl';
  if (isClean) {
    if (losesChanges && kind === 'CUT') return;
    expect(await contentIn(folder)).toEqual(sample.content);
    return;
  }
  const result = await repaired(folder);
  expect({ findings: result.findings, before: findings }).toEqual({ findings: [], before: findings });
  const content = (await contentIn(folder)) as { galleries: { summary: { id: string } }[] };
  const before = sample.content as typeof content;
  expect(content.galleries.map(({ summary }) => summary.id)).toEqual(
    before.galleries.map(({ summary }) => summary.id),
  );
  if (losesChanges) return;
  const sound = before.galleries.filter(({ summary }) => !file.includes(summary.id));
  expect(content.galleries.filter(({ summary }) => !file.includes(summary.id))).toEqual(sound);
}
