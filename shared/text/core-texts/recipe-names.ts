/** The recipes that every library has. */
export const recipeNames = {
  eachFolder: 'A gallery of each folder',
  topFolders: 'A gallery of each top folder',
  byDate: 'Everything in one gallery, by date',
  best: 'The best: four stars and more',
  plain: 'Pictures alone, without words',
} as const;
