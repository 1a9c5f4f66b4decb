import { cp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackupService, type BackupService } from '../../../main/maintenance/backup-service.ts';
import { offlineLibrary } from '../../../main/maintenance/offline.ts';
import { repairOffline, type RepairResult } from '../../../main/maintenance/repair-library.ts';
import { openStore, type Store } from '../../../main/store/open-store.ts';
import {
  contentOf,
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleFile,
  sampleGallery,
  sampleImage,
  sampleItem,
  temporaryFolder,
  titleChanged,
} from '../store/samples.ts';

export function backupsOfStore(store: Store): BackupService {
  return createBackupService({
    store,
    program: 'Test',
    automatic: 'NEVER',
    mediaFolder: () => join(store.folder, 'media'),
    onProblem: (error) => {
      throw error;
    },
  });
}

export interface SampleLibrary {
  readonly folder: string;
  readonly content: unknown;
  readonly galleryIds: readonly string[];
}

/** A closed library with three galleries, a history in several parts and, if asked for, a backup older than its last changes. */
export async function sampleLibrary({
  withBackup = false,
  isCrashed = false,
}: { withBackup?: boolean; isCrashed?: boolean } = {}): Promise<SampleLibrary> {
  const folder = await temporaryFolder();
  const store = await openTestStore(folder, { createWith: { name: 'Harbours' } });
  const galleries = [1, 2, 3].map((sortOrder) => sampleGallery({ sortOrder, name: `Gallery ${sortOrder}` }));
  const items = galleries.map(() =>
    [1, 2, 3].map((sortOrder) => sampleItem({ sortOrder, title: `Item ${sortOrder}` })),
  );
  await store.change(
    deciding(
      { type: 'mediaFileAdded', file: sampleFile({ id: 'harbour' }) },
      ...galleries.map(galleryCreated),
      ...galleries.flatMap(({ id }, index) => (items[index] ?? []).map((item) => itemCreated(id, item))),
      itemCreated(galleries[0]!.id, sampleImage('harbour', { sortOrder: 9 })),
    ),
  );
  await store.flush();
  if (withBackup) await backupsOfStore(store).create();
  await store.change(deciding({ type: 'libraryUpdated', changed: { name: 'Havens' }, previous: {} }));
  await store.change(deciding(titleChanged(galleries[1]!.id, items[1]![0]!.id, 'Later')));
  if (!isCrashed) await store.flush();
  const content = await contentOf(store.state);
  const galleryIds = galleries.map(({ id }) => id);
  if (isCrashed) {
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true, preserveTimestamps: true });
    await rm(join(copy, 'library.lock'));
    await store.close();
    return { folder: copy, content, galleryIds };
  }
  await store.close();
  return { folder, content, galleryIds };
}

/** The files of a library, relative; backups, caches and what was put aside left out. */
export async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files: string[] = [];
  for (const name of names.sort()) {
    if (/^(backups|aside)\b/.test(name) || (await stat(join(folder, name))).isDirectory()) continue;
    files.push(name);
  }
  return files;
}

export type Damage = 'FLIP' | 'CUT' | 'DELETE' | 'ZERO';

/** Damages a file as a failing disk does: size and time stay where the damage allows. */
export async function damage(path: string, kind: Damage, place: number): Promise<void> {
  if (kind === 'DELETE') return rm(path);
  const { atime, mtime } = await stat(path);
  const bytes = await readFile(path);
  if (bytes.length === 0) return;
  const at = Math.floor(place * bytes.length);
  if (kind === 'CUT') await writeFile(path, bytes.subarray(0, at));
  else {
    if (kind === 'ZERO') bytes.fill(0, at, Math.min(bytes.length, at + 64));
    else bytes[at] = bytes[at]! ^ (1 << Math.floor((place * 1e6) % 8));
    await writeFile(path, bytes);
  }
  await utimes(path, atime, mtime);
}

export async function contentIn(folder: string): Promise<unknown> {
  const store = await openStore(folder, { program: 'Test', host: 'test' });
  try {
    return await contentOf(store.state);
  } finally {
    await store.close();
  }
}

export async function repaired(
  folder: string,
  options: { apply?: boolean; keepEdits?: boolean } = {},
): Promise<RepairResult> {
  return repairOffline(await offlineLibrary(folder, undefined), {
    apply: true,
    keepEdits: false,
    program: 'Test',
    host: 'test',
    now: () => new Date(),
    ...options,
  });
}
