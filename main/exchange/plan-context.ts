import type { LibraryState, MediaCatalog } from '../store/state.ts';
import type { Breather } from '../events/breather.ts';
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

/** An id for something new that nothing has. One is taken only when the plan was carried out before, and then the plan is another. */
export function freshId({ newId }: PlanContext, isTaken: (id: string) => boolean): string {
  let id = newId();
  while (isTaken(id)) id = newId();
  return id;
}
