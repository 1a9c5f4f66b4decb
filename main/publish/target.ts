import type { PublishManifest } from '../../shared/publish/manifest.ts';

/** Where the bytes of a file come from. */
export type FileSource =
  | { readonly kind: 'CONTENT'; readonly content: Uint8Array }
  /**
   * Absolute path of a file that is copied; `blanks` are replaced by what is given, at their places. `known`: what it holds, which then
   * need not be read again.
   */
  | {
      readonly kind: 'FILE';
      readonly file: string;
      readonly blanks?: readonly Blank[];
      readonly known?: PutFile;
    };

/** Bytes of a copied file that are not handed on. */
export interface Blank {
  /** bytes from the beginning of the file */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A file that was put aside: what it holds. */
export interface PutFile {
  /** bytes */
  readonly size: number;
  /** hex */
  readonly sha256: string;
}

/**
 * Where a site goes. Paths are relative to the site's root folder, with forward slashes. Nothing outside of that folder is read or written,
 * whatever a path or a symbolic link says.
 */
export interface PublishTarget {
  /** For people, and the absolute path of it: a folder or a file. */
  readonly location: string;
  /** Whether a run that changes anything writes every file again: an archive cannot be changed in part. */
  readonly isWritten: 'IN_PARTS' | 'AS_A_WHOLE';
  /**
   * What the target says it holds, after a switch that was interrupted is brought to its end.
   *
   * @throws `FAILED_PRECONDITION` when it cannot be read
   */
  manifest(): Promise<PublishManifest | undefined>;
  /** Bytes of those files that are there. */
  sizes(paths: Iterable<string>): Promise<ReadonlyMap<string, number>>;
  /** sha256 in hex of those files that are there. `onHashed` is waited for after each. */
  hashes(paths: Iterable<string>, onHashed: () => Promise<void>): Promise<ReadonlyMap<string, string>>;
  /** Begins a release; what an earlier one left unfinished is used again or removed. */
  begin(): Promise<Release>;
}

/** A new state of a target, prepared beside the one that visitors see. */
export interface Release {
  /** Prepares a file. `expected`: when the same file is prepared already, it is not written again. */
  put(path: string, source: FileSource, expected?: PutFile): Promise<PutFile>;
  /** Makes visitors see the new state: prepared files in the order given, then the deletions. */
  switch(change: ReleaseChange): Promise<void>;
  /** Leaves the old state as it is and removes what was prepared. */
  cancel(): Promise<void>;
}

export interface ReleaseChange {
  /** Prepared files for places where nothing is: they go first, since no page that visitors see refers to them yet. */
  readonly added: readonly string[];
  /** Prepared files that replace others, in the order in which they are to change. */
  readonly changed: readonly string[];
  /** In the order in which they go, when all pages that visitors see are those of the new release. */
  readonly deleted: readonly string[];
  readonly manifest: PublishManifest;
}
