/**
 * The ids that have to be moved to turn one order into another, as few as there can be: all but a longest run that keeps its order.
 * Ids that only one of the two has are left out of account. O(n log n).
 */
export function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((id, place) => [id, place]));
  const common = after.filter((id) => places.has(id));
  /** Of each length, the place in `common` where the run of that length ends that ends earliest in the former order. */
  const ends: number[] = [];
  const previous: number[] = [];
  const placeOf = (index: number): number => places.get(common[index] ?? '') ?? -1;
  for (let index = 0; index < common.length; index += 1) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (placeOf(ends[middle] ?? 0) < placeOf(index)) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const moved = new Set(common);
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    moved.delete(common[index] ?? '');
  }
  return moved;
}
