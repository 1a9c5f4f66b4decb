import { disk } from './disk.ts';
import { exchange } from './exchange.ts';
import { fieldNames } from './field-names.ts';
import { fields } from './fields.ts';
import { formats } from './formats.ts';
import { fragments } from './fragments.ts';
import { galleries } from './galleries.ts';
import { history } from './history.ts';
import { jobs } from './jobs.ts';
import { library } from './library.ts';
import { media } from './media.ts';
import { programs } from './programs.ts';
import { publish } from './publish.ts';
import { recipeNames } from './recipe-names.ts';
import { recipes } from './recipes.ts';
import { steps } from './steps.ts';
import { updates } from './updates.ts';
import { videoSites } from './video-sites.ts';
import { work } from './work.ts';

/**
 * The English texts of the core that people read in the window, with gaps for values: the patterns by which the window recognizes
 * them, to say them in its own language. The core writes its texts where it needs them; `CoreText` makes the compiler see that each has its pattern here.
 */
export const coreTexts = {
  disk,
  exchange,
  fieldNames,
  fields,
  formats,
  fragments,
  galleries,
  history,
  jobs,
  library,
  media,
  programs,
  publish,
  recipeNames,
  recipes,
  steps,
  updates,
  videoSites,
  work,
} as const;
