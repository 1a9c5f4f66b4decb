import type { LibraryState, MediaCatalog } from '../store/state.ts';
import type { Breather } from './breather.ts';
import type { ReadingContext } from './prepare-item.ts';

/** What planning an import needs beside the text: with the same of it and the same text, it makes the same plan. */
export interface PlanContext extends ReadingContext {
  readonly state: LibraryState;
  /** Lets items show files that are known and not usable just now. */
  readonly media: MediaCatalog;
  /** ms since the epoch */
  readonly plannedAt: number;
  /** A GUID for something new. */
  readonly newId: () => string;
  readonly breather: Breather;
}
