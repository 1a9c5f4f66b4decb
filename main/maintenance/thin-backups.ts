import type { BackupSettings } from '../../shared/model/library.ts';
import type { Backup } from './backup-manifest.ts';

type Kept = Pick<BackupSettings, 'keepHourly' | 'keepDaily' | 'keepMonthly' | 'maxBytes'>;

/** What backups take together on the disk, bytes: files that are the same in several are there once, where the disk can share them. */
export function sizeOfBackups(backups: readonly Backup[]): number {
  const counted = new Set<string>();
  let bytes = 0;
  for (const { name, manifest } of backups) {
    for (const { path, size, sha256 } of manifest.files) {
      const key = manifest.sharesFiles ? `${path}:${sha256}` : `${name}/${path}`;
      if (counted.has(key)) continue;
      counted.add(key);
      bytes += size;
    }
  }
  return bytes;
}

/** Of the last `count` hours, days or months (`length` characters of the date) with a backup, the last backup of each. */
function lastOfEach(backups: readonly Backup[], length: number, count: number): Set<Backup> {
  const last = new Map<string, Backup>();
  for (const backup of backups) last.set(backup.manifest.time.slice(0, length), backup);
  return new Set([...last.values()].slice(count === 0 ? last.size : -count));
}

/**
 * Which backups have had their time. Automatic ones are thinned to the last of each hour, day and month kept; the others stay until the
 * size is a matter. The newest one is never among them, and of a restore's or repair's own not the last one.
 *
 * @param backups the oldest first
 */
export function backupsToRemove(backups: readonly Backup[], settings: Kept): Backup[] {
  const newest = backups.at(-1);
  const automatic = backups.filter(({ manifest }) => manifest.reason === 'AUTOMATIC');
  const kept = new Set([
    ...lastOfEach(automatic, 'YYYY-MM-DDTHH'.length, settings.keepHourly),
    ...lastOfEach(automatic, 'YYYY-MM-DD'.length, settings.keepDaily),
    ...lastOfEach(automatic, 'YYYY-MM'.length, settings.keepMonthly),
    ...backups.filter((backup) => backup.manifest.reason !== 'AUTOMATIC' || backup === newest),
  ]);
  const lastSafety = backups.findLast(({ manifest }) => manifest.reason.startsWith('BEFORE_'));
  let rest = backups.filter((backup) => kept.has(backup));
  // What a person asked for goes after what was taken by itself.
  const order = [
    ...rest.filter(({ manifest }) => manifest.reason === 'AUTOMATIC'),
    ...rest.filter(({ manifest }) => manifest.reason !== 'AUTOMATIC'),
  ];
  for (const backup of order) {
    if (sizeOfBackups(rest) <= settings.maxBytes) break;
    if (backup === newest || backup === lastSafety) continue;
    rest = rest.filter((one) => one !== backup);
  }
  const staying = new Set(rest);
  return backups.filter((backup) => !staying.has(backup));
}
