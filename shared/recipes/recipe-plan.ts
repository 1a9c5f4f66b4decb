import type { ItemKind } from './recipe.ts';

/** Of the galleries in an answered plan, and of the files it leaves out, so many are told; the totals count all. */
export const RECIPE_LIST_LIMIT = 200;

/**
 * Why a file of the folder becomes no item. `ALONE`: a text that introduces a folder in which there is nothing else to show. `KIND` and `RATING`: the
 * recipe takes no such files.
 */
export type LeftOutReason =
  | 'UNSUPPORTED'
  | 'DAMAGED'
  | 'MISSING'
  | 'PENDING'
  | 'UNREADABLE'
  | 'KIND'
  | 'RATING'
  | 'ALONE'
  | 'ALREADY_THERE';

export interface LeftOutFile {
  readonly mediaId: string;
  /** Relative to the media folder. */
  readonly path: string;
  readonly reason: LeftOutReason;
  /** For people. */
  readonly message: string;
}

/** An item that a recipe makes. Absent texts are not set. */
export interface PlannedItem {
  readonly mediaId: string;
  /** Of the file, relative to the media folder. */
  readonly path: string;
  readonly kind: ItemKind;
  readonly title?: string;
  readonly description?: string;
  /** Of pictures. */
  readonly altText?: string;
  readonly tags: readonly string[];
}

/** What a recipe makes of one folder. */
export interface GalleryOfFolder {
  /**
   * - `CREATE`: a new gallery
   * - `EXTEND`: a gallery that is there gets items at its end
   * - `KEEP`: a gallery that is there shows all of it already
   */
  readonly action: 'CREATE' | 'EXTEND' | 'KEEP';
  /** The id it has, or will have. */
  readonly galleryId: string;
  readonly name: string;
  /** The folder it is made from, relative to the media folder. */
  readonly folder: string;
  readonly itemsToAdd: number;
  /** Files of the folder that the gallery shows already. */
  readonly itemsThere: number;
  /** Media ids of the first items that show a file, at most 4: those of the gallery that is there, else the new ones. */
  readonly coverMediaIds: readonly string[];
  /** The first of them, in the order they will have. */
  readonly items: readonly PlannedItem[];
}

export interface RecipeTotals {
  readonly galleriesToCreate: number;
  readonly galleriesToExtend: number;
  readonly galleriesKept: number;
  readonly itemsToAdd: number;
  readonly leftOut: number;
}

/** What a recipe will do, told before it does anything. */
export interface RecipePlan {
  /** Names exactly this plan; `runRecipe` takes it and refuses when the library would make it another one. */
  readonly planId: string;
  /** For people, in the form of a menu entry: what the undo step is called. */
  readonly label: string;
  readonly totals: RecipeTotals;
  /** In the order they will have. The first, at most `RECIPE_LIST_LIMIT`. */
  readonly galleries: readonly GalleryOfFolder[];
  /** By path, those that are there already last. The first, at most `RECIPE_LIST_LIMIT`. */
  readonly leftOut: readonly LeftOutFile[];
  /** How many are left out for each reason. */
  readonly leftOutByReason: Readonly<Partial<Record<LeftOutReason, number>>>;
}

/** What a recipe did. */
export interface RecipeResult {
  readonly label: string;
  readonly totals: RecipeTotals;
  /** Of the galleries it made or added to, in their order; at most `RECIPE_LIST_LIMIT`. */
  readonly galleryIds: readonly string[];
}
