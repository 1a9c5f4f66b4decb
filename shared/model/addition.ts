/** A file that could not be added, with the reason for people. */
export interface AdditionFailure {
  /** As it was given: an absolute path, or a path below what was dropped. */
  readonly path: string;
  readonly reason: string;
}

/** How many ids, folders and failures a result names; the totals count all. */
export const ADDITION_LIST_LIMIT = 1000;

/** What became of files that were to be added. What was copied before a stop stays. */
export interface Addition {
  /** Files that were found in what was given. */
  readonly totalFiles: number;
  /** Files that were copied into the media folder. */
  readonly totalCopied: number;
  /** Files that were used as they are: in the media folder already, by their place or by their content. */
  readonly totalPresent: number;
  readonly totalFailed: number;
  /** In the order in which they were given. */
  readonly mediaIds: readonly string[];
  /** Folders that were dropped, with those in them, relative to the media folder; each before those below it. */
  readonly folders: readonly string[];
  readonly failures: readonly AdditionFailure[];
  /** A person ended it before all was done. */
  readonly isCancelled: boolean;
  /** For people: why it was ended before all was done, such as a full disk. */
  readonly problem?: string;
}

/** An addition whose files became items of a gallery, or were not to. */
export interface AddedFiles extends Addition {
  /** The items that were made, in order. */
  readonly itemIds: readonly string[];
  readonly totalItems: number;
  /** Files that are in the media folder and became no item, because galleries cannot show them. */
  readonly leftOut: readonly AdditionFailure[];
  readonly totalLeftOut: number;
}
