import type { Composition, FluidLayout } from './fluid-layout.ts';
import { groupOrSingle, layOutGroupRows, type GroupChoice } from './group-rows.ts';
import { makeGroup } from './groups.ts';

/**
 * 0..1, evenly spread and always the same for the same index: what looks like chance must not change from one publishing to the next.
 * The finaliser of MurmurHash3 (https://github.com/aappleby/smhasher, public domain).
 */
function chanceAt(index: number): number {
  let hash = (index + 1) * 0x9e3779b1;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** From this ratio on, pictures can share the height of a row; upright ones would become slivers. */
const LANDSCAPE = 1.15;

const chooseForMagic: GroupChoice = (first, composition) => {
  const chance = chanceAt(first);
  const areLandscape = (count: number) =>
    composition.ratios.slice(first, first + count).every((ratio) => ratio >= LANDSCAPE);
  if (chance < 0.45 && areLandscape(3)) return groupOrSingle('CROWN', first, 3, composition);
  if (chance < 0.75 && areLandscape(2)) return groupOrSingle('STACK', first, 2, composition);
  if (chance >= 0.85 && areLandscape(3)) return groupOrSingle('STACK', first, 3, composition);
  return makeGroup('SINGLE', first, composition.ratios.slice(first, first + 1), composition);
};

/** Rows of different heights with groups of every kind, as if arranged by hand. On a phone, a group fills a row. */
export function layOutMagic(composition: Composition): FluidLayout {
  const base = composition.widthClass.designWidth < 500 ? 2.2 : 1.3;
  return layOutGroupRows(composition, chooseForMagic, (first) => base * (0.8 + 0.5 * chanceAt(first + 7919)));
}
