import type { Ordered, Place } from '../order/display-order.ts';
import { fillingAt, holderOf } from '../order/placement.ts';
import { type SortedList, sortedForDisplay } from '../order/sorted-list.ts';

/** An entry from outside, with the sort order it asks for, if any. */
export interface Incoming {
  readonly id: string;
  readonly sortOrder: number | undefined;
}

export interface RepairedOrder {
  /** Of every incoming entry. */
  readonly sortOrders: ReadonlyMap<string, number>;
  /** New sort orders of entries that were there and had to make room. */
  readonly displaced: ReadonlyMap<string, number>;
}

interface Rank {
  readonly entry: Incoming;
  /** What it is ordered by: its own sort order, or that of the entry before it in the file. */
  readonly rank: number;
}

/** The incoming entries as they are meant to show: by sort order; equal ones, and those without, in the order of the file. */
function inGivenOrder(incoming: readonly Incoming[]): Rank[] {
  let rank = Infinity;
  const ranked = incoming.map((entry): Rank => {
    rank = entry.sortOrder ?? rank;
    return { entry, rank };
  });
  return ranked.sort((a, b) => (a.rank === b.rank ? 0 : b.rank > a.rank ? 1 : -1));
}

/**
 * Gives every incoming entry a sort order that is unique in the list, keeping the order given: an entry keeps the sort order it asks for when
 * it is the first to ask and nobody has it; others go directly below the one that has it. Entries without a sort order go below the one
 * before them in the file, or to the top.
 *
 * @param present entries that are there and stay
 * @param now ms since the epoch
 */
export function repairSortOrders(
  present: Iterable<Ordered>,
  incoming: readonly Incoming[],
  now: number,
): RepairedOrder {
  const list = sortedForDisplay(present);
  const kept = new Map<string, Ordered>();
  /** Who has a sort order that is asked for; found before anyone makes room. */
  const holders = new Map<number, string>();
  const crowded: Rank[] = [];
  for (const ranking of inGivenOrder(incoming)) {
    const { id, sortOrder } = ranking.entry;
    const holder =
      sortOrder === undefined ? undefined : (holders.get(sortOrder) ?? holderOf(list, sortOrder)?.id);
    if (sortOrder !== undefined) holders.set(sortOrder, holder ?? id);
    if (sortOrder === undefined || holder !== undefined) crowded.push(ranking);
    else kept.set(id, { id, sortOrder });
  }
  list.update(kept);
  const own = new Set(incoming.map(({ id }) => id));
  const displaced = new Map<string, number>();
  for (let first = 0; first < crowded.length;) {
    const rank = crowded[first]?.rank ?? Infinity;
    let end = first + 1;
    while (crowded[end]?.rank === rank) end += 1;
    const block = crowded.slice(first, end).map(({ entry }) => entry);
    for (const [id, { sortOrder }] of placed(list, block, holders.get(rank), now)) {
      if (!own.has(id)) displaced.set(id, sortOrder);
    }
    first = end;
  }
  return {
    sortOrders: new Map(incoming.map(({ id }) => [id, list.get(id)?.sortOrder ?? now])),
    displaced,
  };
}

/** Puts a block of entries into the list, directly below an entry or at the top. Answers everything that changed. */
function placed(
  list: SortedList<Ordered>,
  block: readonly Incoming[],
  above: string | undefined,
  now: number,
): Map<string, Ordered> {
  const place: Place = above === undefined ? { at: 'start' } : { after: above };
  const { sortOrders, displaced } = fillingAt(list, place, block.length, now);
  const changes = new Map<string, Ordered>(displaced.map((entry) => [entry.id, entry]));
  block.forEach(({ id }, index) => changes.set(id, { id, sortOrder: sortOrders[index] ?? now }));
  list.update(changes);
  return changes;
}
