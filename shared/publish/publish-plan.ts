import type { Finding } from './preflight-finding.ts';

/** How a gallery stands to what is published of it. */
export type GalleryState = 'NOT_PUBLISHED' | 'UP_TO_DATE' | 'CHANGED' | 'REORDERED' | 'TO_BE_REMOVED';

/** What a run does to one item of a gallery. */
export interface ItemPlan {
  readonly itemId: string;
  readonly change: 'ADDED' | 'CHANGED' | 'MOVED' | 'REMOVED';
  /** Absent for removed items, of which only the id is known. */
  readonly title?: string;
  /** The file it shows, for pictures of the plan. */
  readonly mediaId?: string;
}

/** What a run does to one gallery. */
export interface GalleryPlan {
  readonly galleryId: string;
  readonly name: string;
  readonly state: GalleryState;
  readonly slug: string;
  readonly added: number;
  readonly changed: number;
  readonly moved: number;
  readonly removed: number;
  /** The first of them, at most `PLAN_ITEM_LIMIT`. */
  readonly items: readonly ItemPlan[];
}

export interface PlannedFile {
  readonly path: string;
  readonly action: 'WRITE' | 'DELETE';
  /** Of pictures that are not made yet an estimate. */
  readonly bytes: number;
}

/** A file in the target that a run leaves alone. */
export interface KeptFile {
  readonly path: string;
  /**
   * - `CHANGED`: the program wrote it, and somebody changed it since
   * - `FOREIGN`: the program did not write it, and it stands where a file of the site would go
   */
  readonly reason: 'CHANGED' | 'FOREIGN';
}

/** What publishing would do, and nothing done yet. */
export interface PublishPlan {
  /** Tells this plan from every other; a run takes it and refuses when it would do something else by now. */
  readonly planId: string;
  readonly siteId: string;
  readonly targetId: string;
  /** Absolute path of the folder or ZIP file. */
  readonly target: string;
  readonly isUpToDate: boolean;
  /** Every gallery of the site, then those to be removed. */
  readonly galleries: readonly GalleryPlan[];
  readonly totals: PlanTotals;
  /** The first of them, at most `PLAN_FILE_LIMIT`; pages first. */
  readonly files: readonly PlannedFile[];
  readonly kept: readonly KeptFile[];
  /** What preflight found; a run is refused while one of them is an error. */
  readonly findings: readonly Finding[];
}

export interface PlanTotals {
  readonly galleriesAdded: number;
  readonly galleriesChanged: number;
  readonly galleriesReordered: number;
  readonly galleriesRemoved: number;
  readonly filesToWrite: number;
  readonly bytesToWrite: number;
  readonly filesToDelete: number;
  readonly bytesToDelete: number;
  /** Pictures and posters whose sizes have to be made first; the others are in the cache. */
  readonly picturesToMake: number;
  /** Whether `bytesToWrite` holds estimates. */
  readonly isEstimate: boolean;
}

export const PLAN_ITEM_LIMIT = 60;
export const PLAN_FILE_LIMIT = 500;
export const PLAN_FINDING_LIMIT = 200;

/** What a run did. */
export interface PublishResult {
  readonly planId: string;
  readonly target: string;
  /** Absolute path of the page to open first; null for a ZIP file. */
  readonly indexFile: string | null;
  readonly filesWritten: number;
  readonly bytesWritten: number;
  readonly filesDeleted: number;
  readonly filesUnchanged: number;
  readonly picturesMade: number;
  readonly kept: readonly KeptFile[];
}

/** What a look at every file of a target found. */
export interface VerifyPublishedResult {
  readonly target: string;
  readonly isClean: boolean;
  /** For people: “412 of 412 files verified”. */
  readonly summary: string;
  readonly totalFiles: number;
  readonly verifiedFiles: number;
  /** Paths, at most 1000 each. */
  readonly missing: readonly string[];
  readonly changed: readonly string[];
}
