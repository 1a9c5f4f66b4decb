import type { Recipe, RecipeRules } from './recipe.ts';

/** What suits most folders: a gallery of each folder, as it looks in the file manager. */
export const DEFAULT_RULES: RecipeRules = {
  galleries: 'EACH_FOLDER',
  galleryName: '{path}',
  areNamesCleaned: true,
  galleryOrder: 'NUMBER',
  isGalleryOrderDescending: false,
  title: '{title|filename}',
  description: '{description}',
  altText: '{title|filename}',
  areKeywordsTags: true,
  areFoldersTags: false,
  tags: [],
  itemOrder: 'NAME',
  isItemOrderDescending: false,
  minRating: 0,
  kinds: ['IMAGE', 'VIDEO', 'TEXT'],
};

/** Recipes that every library has. The first is taken when none is named. */
export const BUILT_IN_RECIPES: readonly [Recipe, ...Recipe[]] = [
  { name: 'A gallery of each folder', rules: DEFAULT_RULES },
  { name: 'A gallery of each top folder', rules: { ...DEFAULT_RULES, galleries: 'TOP_FOLDERS' } },
  {
    name: 'Everything in one gallery, by date',
    rules: { ...DEFAULT_RULES, galleries: 'ONE', itemOrder: 'TAKEN', areFoldersTags: true },
  },
  {
    name: 'The best: four stars and more',
    rules: { ...DEFAULT_RULES, itemOrder: 'RATING', isItemOrderDescending: true, minRating: 4 },
  },
  {
    name: 'Pictures alone, without words',
    rules: {
      ...DEFAULT_RULES,
      title: '',
      description: '',
      altText: '',
      areKeywordsTags: false,
      kinds: ['IMAGE', 'VIDEO'],
    },
  },
];
