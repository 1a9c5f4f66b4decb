import type { SiteSettings } from '../publish/site-settings.ts';
import type { SmartGallery } from './smart-gallery.ts';
import type { Recipe } from '../recipes/recipe.ts';

/** The settings of a library: the content of `library.json`. */
export interface LibrarySettings {
  /** GUID */
  readonly id: string;
  readonly name: string;
  /** Absolute, or relative to the library folder when it lies inside. Forward slashes. */
  readonly mediaFolder: string;
  /** ISO 8601, UTC */
  readonly createdDate: string;
  /** How long and how much of the past is kept. Absent: the defaults. */
  readonly history?: HistorySettings;
  /** When backups are taken, where, and how many are kept. Absent: the defaults. */
  readonly backups?: BackupSettings;
  /** What is made of the files of the media folder. Absent: the defaults. */
  readonly media?: MediaSettings;
  /** Recipes of the library's own, by name. Absent: none beside those built in. */
  readonly recipes?: readonly Recipe[];
  /** Rules over the media folder, by name, in the order in which they are listed. Absent: none. */
  readonly smartGalleries?: readonly SmartGallery[];
  /** Where galleries are published to. Absent: nowhere yet. */
  readonly sites?: readonly SiteSettings[];
}

/** The bounds of the past that a library keeps; what goes beyond either of them goes, the oldest first. */
export interface HistorySettings {
  /** Changes older than this go. 1..36500 */
  readonly maxAgeDays: number;
  /** What all kept changes take together on the disk, at most. From 1 MiB. */
  readonly maxBytes: number;
}

export const DEFAULT_HISTORY: HistorySettings = { maxAgeDays: 365, maxBytes: 256_000_000 };

/** When backups of the library are taken by themselves, where they go, and how many of them stay. */
export interface BackupSettings {
  readonly isAutomatic: boolean;
  /** The shortest time between two automatic backups of a library that stays open. 1..10080 */
  readonly intervalMinutes: number;
  /** Absolute, or relative to the library folder when it lies inside. Forward slashes. */
  readonly folder: string;
  /** Of so many of the last hours, days and months with a backup the last one is kept. 0..1000 */
  readonly keepHourly: number;
  readonly keepDaily: number;
  readonly keepMonthly: number;
  /** What all backups take together on the disk, at most; the newest one stays whatever it takes. From 1 MiB. */
  readonly maxBytes: number;
}

export const DEFAULT_BACKUPS: BackupSettings = {
  isAutomatic: true,
  intervalMinutes: 60,
  folder: 'backups',
  keepHourly: 24,
  keepDaily: 30,
  keepMonthly: 12,
  maxBytes: 2_000_000_000,
};

/** What is made of the files of the media folder. */
export interface MediaSettings {
  /** Whether a new item begins with the title, description, alternative text and tags that its file brings. */
  readonly isMetadataUsed: boolean;
  /** What all previews together take on the disk, at most; those not used for longest go first. From 64 MiB. */
  readonly maxCacheBytes: number;
  /** How changes are noticed: told by the system, or by looking again and again, as network drives need. */
  readonly watching: 'AUTOMATIC' | 'POLLING';
}

export const DEFAULT_MEDIA: MediaSettings = {
  isMetadataUsed: true,
  maxCacheBytes: 4_000_000_000,
  watching: 'AUTOMATIC',
};
