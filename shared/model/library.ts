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
}

/** The bounds of the past that a library keeps; what goes beyond either of them goes, the oldest first. */
export interface HistorySettings {
  /** Changes older than this go. 1..36500 */
  readonly maxAgeDays: number;
  /** What all kept changes take together on the disk, at most. From 1 MiB. */
  readonly maxBytes: number;
}

export const DEFAULT_HISTORY: HistorySettings = { maxAgeDays: 365, maxBytes: 256 * 1024 * 1024 };
