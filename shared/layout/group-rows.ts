import type { Composition, FluidBox, FluidLayout } from './fluid-layout.ts';
import { boxesOfGroup, makeGroup, smallestSide, type Group } from './groups.ts';
import { FULL_WIDTH, lengthAt, pixels, plus, times, type Length } from './length.ts';
import { itemSizeIn, LEAST_WIDTH } from './width-class.ts';

/** How many of the items from `first` on stand together, and how. It may look at those items and at nothing after them. */
export type GroupChoice = (first: number, composition: Composition) => Group;

/** px at the design width; may differ from row to row. */
type RowTarget = (firstItem: number) => number;

/** From this ratio on, a picture is a panorama: it stands alone, and rather begins a new row than flattens one. */
export const PANORAMA_RATIO = 2.4;

/** A last row that fills the width at no more than this much of the wanted height does so; otherwise it stays open at its end. */
const GREATEST_LAST_ROW = 1.35;

/** px: what a picture of a group measures at least, across or down. */
const SMALLEST_SIDE = 24;

interface Row {
  readonly groups: readonly Group[];
  readonly height: Length;
}

/** The sums that a row's height follows from, kept while it grows. */
class GrowingRow {
  readonly groups: Group[] = [];
  readonly #composition: Composition;
  /** px of width for each px of height */
  #factor = 0;
  /** px of width that do not depend on the height, with the gaps */
  #constant = 0;

  constructor(composition: Composition) {
    this.#composition = composition;
  }

  get first(): number | undefined {
    return this.groups[0]?.first;
  }

  get isProvisional(): boolean {
    return this.groups.some((group) => group.isProvisional === true);
  }

  add(group: Group): void {
    if (this.groups.length > 0) this.#constant += this.#composition.spacing;
    this.#factor += group.factor;
    this.#constant += group.constant;
    this.groups.push(group);
  }

  /** px at the design width, when the row fills it; with one more group when one is given. */
  heightWith(group?: Group): number {
    const { widthClass, spacing } = this.#composition;
    const constant = this.#constant + (group === undefined ? 0 : group.constant + spacing);
    return (widthClass.designWidth - constant) / (this.#factor + (group?.factor ?? 0));
  }

  /** A row of few groups has no choice but to be higher or lower than it should be: one picture that is too high beats two that are tiny. */
  isFull(target: number): boolean {
    return this.heightWith() <= target * (1 + 0.5 / this.groups.length);
  }

  /** The height at which the groups and the gaps between them fill the container exactly. */
  filling(): Row {
    return this.#rowOf(this.#factor, this.#constant);
  }

  /**
   * The last row: as high as it should be, and what is missing stays empty. The empty part is counted like one more picture, so that the
   * row ends inside the container at every width.
   */
  open(target: number): Row {
    const constant = this.#constant + this.#composition.spacing;
    const empty = (this.#composition.widthClass.designWidth - constant) / target - this.#factor;
    if (empty <= 0 || this.heightWith() <= target * GREATEST_LAST_ROW) return this.filling();
    return this.#rowOf(this.#factor + empty, constant);
  }

  #rowOf(factor: number, constant: number): Row {
    return { groups: this.groups, height: times(plus(FULL_WIDTH, pixels(-constant)), 1 / factor) };
  }

  /**
   * The row itself, or, when a picture of a group would come out smaller than can be seen, the same items side by side: those are always as
   * high as the row. Looked at in the narrowest container of the class, where pictures are smallest.
   */
  readable(target: number, isLast: boolean): Row {
    const row = isLast && !this.isFull(target) ? this.open(target) : this.filling();
    const { widthClass } = this.#composition;
    const height = lengthAt(row.height, Math.max(widthClass.from, LEAST_WIDTH));
    const isReadable = (group: Group) => smallestSide(group, height, this.#composition) >= SMALLEST_SIDE;
    if (this.groups.every((group) => group.kind === 'SINGLE' || isReadable(group))) return row;
    const plain = new GrowingRow(this.#composition);
    for (const { first, ratios } of this.groups) {
      for (const [index, ratio] of ratios.entries()) {
        plain.add(makeGroup('SINGLE', first + index, [ratio], this.#composition));
      }
    }
    return isLast && !plain.isFull(target) ? plain.open(target) : plain.filling();
  }
}

/** Whether the row is better off ending before this panorama. Decided by what a panorama is, not by what comes after it. */
function endsBefore(row: GrowingRow, group: Group, target: number): boolean {
  const isPanorama = group.kind === 'SINGLE' && group.factor > PANORAMA_RATIO;
  if (!isPanorama || row.groups.length === 0) return false;
  const withoutIt = row.heightWith() / target;
  return withoutIt < 2 && withoutIt < target / row.heightWith(group);
}

/** The group, or its first item alone where a row of the wanted height has no room for pictures above each other and their captions. */
function withRoom(group: Group, target: number, composition: Composition): Group {
  if (group.kind === 'SINGLE' || smallestSide(group, target * 0.8, composition) >= SMALLEST_SIDE)
    return group;
  return makeGroup('SINGLE', group.first, group.ratios.slice(0, 1), composition);
}

/**
 * Fills row after row, each as soon as it is full. A full row depends on its own groups alone, so that items that come later never move
 * it; only the last row may change. O(n).
 */
function* fillRows(composition: Composition, choose: GroupChoice, target: RowTarget): Generator<Row> {
  const { ratios } = composition;
  let row = new GrowingRow(composition);
  let next = 0;
  while (next < ratios.length) {
    const group = withRoom(choose(next, composition), target(row.first ?? next), composition);
    if (!row.isProvisional && endsBefore(row, group, target(row.first ?? next))) {
      yield row.readable(target(row.first ?? next), false);
      row = new GrowingRow(composition);
    }
    row.add(group);
    next = group.first + group.ratios.length;
    const rowTarget = target(row.first ?? next);
    const isLast = next >= ratios.length;
    // What is provisional belongs to the last row, and so does all that follows.
    if (isLast || (row.isFull(rowTarget) && !row.isProvisional)) {
      yield row.readable(rowTarget, isLast);
      row = new GrowingRow(composition);
    }
  }
}

/** Rows of groups that fill the width, every picture in its own ratio. */
export function layOutGroupRows(
  composition: Composition,
  choose: GroupChoice,
  rowScale: (firstItem: number) => number = () => 1,
): FluidLayout {
  const { spacing, captionHeight } = composition;
  const wanted = itemSizeIn(composition.widthClass, composition.settings) + captionHeight;
  const boxes: FluidBox[] = [];
  let y = pixels(0);
  let height = pixels(0);
  for (const row of fillRows(composition, choose, (first) => wanted * rowScale(first))) {
    let x = pixels(0);
    for (const group of row.groups) {
      boxes.push(...boxesOfGroup(group, x, y, row.height, composition));
      const width = plus(times(row.height, group.factor), pixels(group.constant));
      x = plus(plus(x, width), pixels(spacing));
    }
    height = plus(y, row.height);
    y = plus(height, pixels(spacing));
  }
  return { flow: 'VERTICAL', boxes, width: FULL_WIDTH, height, captionHeight };
}

/**
 * A group of the given kind, or the item alone where a panorama is among them. Where the items end before the group is whole, the item alone,
 * until more come.
 */
export function groupOrSingle(
  kind: 'STACK' | 'CROWN',
  first: number,
  count: number,
  composition: Composition,
): Group {
  const { ratios } = composition;
  const members = ratios.slice(first, first + count);
  const fits = members.every((ratio) => ratio <= PANORAMA_RATIO);
  if (fits && members.length === count) return makeGroup(kind, first, members, composition);
  const single = makeGroup('SINGLE', first, members.slice(0, 1), composition);
  return fits ? { ...single, isProvisional: true } : single;
}
