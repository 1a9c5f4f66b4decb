import type { MediaFile } from '../../shared/model/media-file.ts';
import type { RelinkPlan } from '../../shared/model/relink.ts';
import { locateCandidates, planRelinking } from '../media/locate.ts';
import type { Store } from '../store/store.ts';
import { relinkMedia, type RelinkInput } from './relink-media.ts';

/** Of the other files of a folder, so many are named in a plan. */
const MOST_NAMED = 200;

/** Finds missing files again, with the items that show them. */
export interface LocateService {
  /** @throws `NOT_FOUND`, `FAILED_PRECONDITION` when the file is not missing. */
  candidates(input: {
    readonly mediaId: string;
    readonly search?: string;
    readonly limit: number;
  }): MediaFile[];
  /** @throws `NOT_FOUND`, `FAILED_PRECONDITION` */
  plan(input: { readonly mediaId: string; readonly targetId: string }): RelinkPlan;
  /** One step that can be undone. @throws `NOT_FOUND`, `FAILED_PRECONDITION` */
  relink(input: RelinkInput): Promise<{ relinked: number }>;
}

export function createLocateService(store: Store): LocateService {
  return {
    candidates: (input) => locateCandidates(store.state.media, input),
    plan(input) {
      const { others, ...plan } = planRelinking(store.state.media, input);
      return { ...plan, others: others.slice(0, MOST_NAMED), totalOthers: others.length };
    },
    relink: (input) => relinkMedia(store, input),
  };
}
