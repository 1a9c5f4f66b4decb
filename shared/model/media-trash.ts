/** A gallery with items that show files which are to be deleted. */
export interface DeletionUse {
  readonly galleryId: string;
  readonly name: string;
  readonly totalItems: number;
}

/** What a person has to know before files are deleted. */
export interface DeletionPlan {
  readonly totalFiles: number;
  /** Items of all galleries that show one of them. */
  readonly totalItems: number;
  readonly totalGalleries: number;
  /** Those with the most items first, at most 50. */
  readonly galleries: readonly DeletionUse[];
}

/** What became of files that were to be deleted, restored or erased. */
export interface TrashOutcome {
  readonly mediaIds: readonly string[];
  readonly failures: readonly { readonly mediaId: string; readonly path: string; readonly reason: string }[];
}

/** The most files that one deletion or restoration takes. */
export const TRASH_LIMIT = 10_000;
