import type { FolderObserver } from './scan.ts';

export interface FolderWatch {
  /** What listings tell the watch, where it follows them. */
  readonly observer?: FolderObserver;
  /** For people: why changes are noticed late. */
  readonly problem: string | undefined;
  close(): Promise<void>;
}

export interface WatchEvents {
  /** Absolute paths that are not watched. */
  readonly exclude: readonly string[];
  /** A folder (relative path) in which something happened; `deep` when it is new, so that all below it is. */
  readonly onDirty: (folder: string, depth: 'shallow' | 'deep') => void;
  /** A folder that is new. */
  readonly onFolder: (folder: string) => void;
  readonly onProblem: () => void;
}

/** What to tell people of an error of the system's watches. */
export function watchProblemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EMFILE'
    ? 'The system watches no more folders (its limit is reached), so the media folder is looked through every now and then instead. Raise fs.inotify.max_user_watches to see changes at once, or choose Rescan.'
    : `The media folder cannot be watched (${String(code ?? error)}), so it is looked through every now and then instead. Choose Rescan to see changes at once.`;
}
