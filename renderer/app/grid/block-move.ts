import type { Place } from '../../../shared/order/display-order.ts';

/** Where a block of values lands, and what to ask of the core. */
export interface BlockMove {
  readonly place: Place;
  /** Places from the start of the list, for the first of the block after the move. */
  readonly landsAt: number;
}

/**
 * The move of selected values by some places, gathered into one block that starts from the first of them. Undefined when nothing would
 * change, or when the neighbour is not loaded.
 *
 * @param selected places of the values, ascending
 * @param idAt the id at a place, undefined when it is not loaded
 */
export function moveBlock(
  selected: readonly number[],
  step: number,
  total: number,
  idAt: (index: number) => string | undefined,
): BlockMove | undefined {
  const first = selected[0];
  const last = selected.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const rest = total - selected.length;
  const landsAt = Math.min(rest, Math.max(0, first + step));
  const isGathered = last - first === selected.length - 1;
  if (landsAt === first && isGathered) return undefined;
  if (landsAt === 0) return { place: { at: 'start' }, landsAt };
  if (landsAt === rest) return { place: { at: 'end' }, landsAt };
  // The neighbour to come before: the value at `landsAt` of those that stay.
  let index = landsAt;
  for (const place of selected) if (place <= index) index++;
  const id = idAt(index);
  return id === undefined ? undefined : { place: { before: id }, landsAt };
}

/**
 * The place of a drop before the value at `index`, undefined when nothing would move or the neighbour is not loaded.
 *
 * @param isMoving whether a value is one of those that are dropped: they are no neighbours
 */
export function dropPlace(
  index: number,
  total: number,
  idAt: (index: number) => string | undefined,
  isMoving: (id: string) => boolean,
): Place | undefined {
  for (let next = index; next < total; next++) {
    const id = idAt(next);
    if (id === undefined) return undefined;
    if (!isMoving(id)) return { before: id };
  }
  return { at: 'end' };
}
