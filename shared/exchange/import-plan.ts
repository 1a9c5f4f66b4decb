import type { CoreText } from '../text/core-text.ts';
/** Of each list in an answered plan, so many entries are told; the totals count all. */
export const PLAN_LIST_LIMIT = 200;

/** A gallery that an import adds or changes. Galleries that stay as they are, items included, are not listed. */
export interface GalleryPlan {
  /** `galleries[3]`, or the CSV file's gallery. */
  readonly source: string;
  readonly action: 'ADD' | 'CHANGE' | 'KEEP';
  /** The id it has, or will have. */
  readonly galleryId: string;
  readonly name: string;
  /** Of the gallery itself. */
  readonly fields: readonly FieldPlan[];
  readonly itemsToAdd: number;
  readonly itemsToChange: number;
}

/** One field before and after, as JSON shortened for reading; `null` where there is none. */
export interface FieldPlan {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** An item that an import adds or changes. */
export interface ItemPlan {
  /** `galleries[3].items[5]`, or `line 7`. */
  readonly source: string;
  readonly action: 'ADD' | 'CHANGE';
  readonly galleryId: string;
  readonly itemId: string;
  readonly title: string;
  /** Of changed items. */
  readonly fields: readonly FieldPlan[];
}

export type SkipReason = 'INVALID' | 'MISSING_MEDIA' | 'NOT_FOUND' | 'AMBIGUOUS' | 'DUPLICATE' | 'OTHER_KIND';

/** A gallery, item or row that an import leaves out. */
export interface SkippedEntry {
  readonly source: string;
  readonly reason: SkipReason;
  /** For people. */
  readonly message: CoreText;
}

/** Something that was not as it should be and is taken in another form. */
export interface Repair {
  readonly source: string;
  readonly field: string;
  /** For people: what was wrong and what becomes of it. */
  readonly message: CoreText;
}

/** A file that an item shows and the media folder does not have. */
export interface MissingMedia {
  readonly source: string;
  readonly mediaId: string;
  /** As the import names it, if it does. */
  readonly fileName: string;
  /** The item is taken over and shows the file once it is back: the catalog knows it. Otherwise it is left out. */
  readonly isItemKept: boolean;
}

export interface ImportTotals {
  readonly galleriesToAdd: number;
  readonly galleriesToChange: number;
  readonly itemsToAdd: number;
  readonly itemsToChange: number;
  /** Found as the import has them. */
  readonly itemsUnchanged: number;
  readonly skipped: number;
  readonly repairs: number;
  readonly missingMedia: number;
}

/** What an import will do, told before it does anything. */
export interface ImportPlan {
  /** Names exactly this plan; `runImport` takes it and refuses when the file or the library would make it another one. */
  readonly planId: string;
  /** For people, in the form of a menu entry: what the undo step is called. */
  readonly label: string;
  readonly totals: ImportTotals;
  /** The first of each, at most `PLAN_LIST_LIMIT`. */
  readonly galleries: readonly GalleryPlan[];
  readonly items: readonly ItemPlan[];
  readonly skipped: readonly SkippedEntry[];
  readonly repairs: readonly Repair[];
  readonly missingMedia: readonly MissingMedia[];
  /** For people: what concerns the import as a whole. */
  readonly notes: readonly string[];
}

/** What an import did. */
export interface ImportResult {
  readonly label: string;
  readonly totals: ImportTotals;
  /** Of the galleries it added, in the order of the file; at most `PLAN_LIST_LIMIT`. */
  readonly addedGalleryIds: readonly string[];
}
