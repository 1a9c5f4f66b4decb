/** A missing file and the file of the media folder that would take its place. */
export interface RelinkPair {
  readonly mediaId: string;
  /** Where the missing file was. */
  readonly path: string;
  readonly targetId: string;
  readonly targetPath: string;
  /** Whether the target is as large as the missing file was: then it is most likely the same. */
  readonly isSameSize: boolean;
}

/** What relinking a missing file would do, before it is done. */
export interface RelinkPlan {
  readonly pair: RelinkPair;
  /** The folder, relative to the media folder, that seems to have moved, and where it is now. Absent when only the name differs. */
  readonly move?: { readonly from: string; readonly to: string };
  /** Other missing files below it that are where the same move takes them; at most 200 of them. */
  readonly others: readonly RelinkPair[];
  readonly totalOthers: number;
}
