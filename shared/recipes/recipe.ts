import type { MediaKind } from '../model/media-file.ts';

/** Kinds of files that an item can be made of. */
export type ItemKind = Exclude<MediaKind, 'OTHER'>;

/** How a folder of media files becomes galleries. */
export interface RecipeRules {
  /**
   * - `EACH_FOLDER`: a gallery of each folder that holds files itself, however deep
   * - `TOP_FOLDERS`: a gallery of each folder directly below the chosen one, with everything in it
   * - `ONE`: one gallery of everything
   */
  readonly galleries: 'EACH_FOLDER' | 'TOP_FOLDERS' | 'ONE';
  /** A pattern of `GALLERY_PLACEHOLDERS`. */
  readonly galleryName: string;
  /** Whether folder names lose leading numbers and dates, and underscores become spaces. */
  readonly areNamesCleaned: boolean;
  /** By the number that folder names begin with, by name, or by the date in the name, else that of the first picture. */
  readonly galleryOrder: 'NUMBER' | 'NAME' | 'DATE';
  readonly isGalleryOrderDescending: boolean;
  /** Patterns of `ITEM_PLACEHOLDERS`; an empty one gives the item none. */
  readonly title: string;
  readonly description: string;
  readonly altText: string;
  /** Whether the keywords of a file become tags. */
  readonly areKeywordsTags: boolean;
  /** Whether the names of the folders that a file lies in, from below the chosen one on, become tags. */
  readonly areFoldersTags: boolean;
  /** Tags of every item. */
  readonly tags: readonly string[];
  readonly itemOrder: 'NAME' | 'TAKEN' | 'RATING' | 'NUMBER';
  readonly isItemOrderDescending: boolean;
  /** Files with fewer stars are left out. Unrated ones have 0; -1 takes those that were rejected too. */
  readonly minRating: number;
  /** Files of other kinds are left out. */
  readonly kinds: readonly ItemKind[];
}

/** Rules under the name that people choose them by. */
export interface Recipe {
  readonly name: string;
  readonly rules: RecipeRules;
}
