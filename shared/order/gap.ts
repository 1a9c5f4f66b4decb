import type { Ordered, Place } from './display-order.ts';
import type { ReadonlySortedList } from './sorted-list.ts';

/** A place between two entries of a displayed list, with its neighbours on both sides, the nearest first. */
export interface Gap<T extends Ordered> {
  /** The entry `distance` places above the gap, 0 the nearest; undefined past the top of the list. */
  above(distance: number): T | undefined;
  /** The entry `distance` places below the gap, 0 the nearest; undefined past the end of the list. */
  below(distance: number): T | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** Walks one side of a gap as far as it is asked to, so that a gap costs its neighbourhood and not its list. */
function walk<T extends Ordered>(
  list: ReadonlySortedList<T>,
  start: number,
  direction: 1 | -1,
  skipped: ReadonlySet<string>,
): (distance: number) => T | undefined {
  const found: T[] = [];
  let index = start;
  return (distance) => {
    while (found.length <= distance) {
      const entry = index < 0 ? undefined : list.at(index);
      if (entry === undefined) return undefined;
      index += direction;
      if (!skipped.has(entry.id)) found.push(entry);
    }
    return found[distance];
  };
}

/** The gap before the entry that is at `index` now. `skipped` entries count as not there: they are on their way elsewhere. */
export function gapBefore<T extends Ordered>(
  list: ReadonlySortedList<T>,
  index: number,
  skipped: ReadonlySet<string> = NONE,
): Gap<T> {
  return { above: walk(list, index - 1, -1, skipped), below: walk(list, index, 1, skipped) };
}

/**
 * How many entries of the list are displayed above a place.
 *
 * @throws RangeError when the place names an entry that is not in the list; check before.
 */
export function indexOfPlace<T extends Ordered>(list: ReadonlySortedList<T>, place: Place): number {
  if ('at' in place) return place.at === 'start' ? 0 : list.size;
  const neighbour = 'before' in place ? place.before : place.after;
  const index = list.indexOf(neighbour);
  if (index < 0) throw new RangeError(`No entry ${neighbour} to go beside.`);
  return 'before' in place ? index : index + 1;
}
