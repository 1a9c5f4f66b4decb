import type { ChangeSummary } from '../../shared/contract/history.ts';
import type { Change } from '../../shared/events/domain-event.ts';
import type { Store } from '../store/open-store.ts';
import { markOf } from './past.ts';

/** Changes looked through for one page: a gallery that is rarely touched must not make one call read all of a long past. */
const MOST_LOOKED_AT = 20_000;
const MOST_GALLERIES = 200;

export interface ChangesAsked {
  readonly galleryId?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * A page of the past, the newest first. `next` is there as long as older changes may follow.
 *
 * @throws `DATA_LOSS` or `UNAVAILABLE` when the history cannot be read
 */
export async function listChanges(
  { history }: Pick<Store, 'history'>,
  { galleryId, before, limit }: ChangesAsked,
): Promise<{ changes: ChangeSummary[]; next?: number }> {
  const mark = galleryId === undefined ? undefined : markOf(galleryId);
  const changes: ChangeSummary[] = [];
  let looked = 0;
  for await (const line of history.backwards(before === undefined ? {} : { before })) {
    looked += 1;
    if (mark === undefined || line.mentions(mark)) changes.push(summaryOf(line.change()));
    if (line.sequence > 1 && (changes.length === limit || looked === MOST_LOOKED_AT)) {
      return { changes, next: line.sequence };
    }
  }
  return { changes };
}

function summaryOf({ events, ...change }: Change): ChangeSummary {
  const galleryIds = new Set(events.flatMap((event) => ('galleryId' in event ? [event.galleryId] : [])));
  return { ...change, galleryIds: [...galleryIds].slice(0, MOST_GALLERIES) };
}
