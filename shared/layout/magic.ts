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

const chooseForMagic: GroupChoice = (first, composition) => {
  const chance = chanceAt(first);
  if (chance < 0.3) return groupOrSingle('CROWN', first, 3, composition);
  if (chance < 0.55) return groupOrSingle('STACK', first, 2, composition);
  if (chance < 0.65) return groupOrSingle('STACK', first, 3, composition);
  return makeGroup('SINGLE', first, composition.ratios.slice(first, first + 1), composition);
};

/** Rows of different heights with groups of every kind, as if arranged by hand. */
export function layOutMagic(composition: Composition): FluidLayout {
  const base = composition.widthClass.designWidth < 500 ? 1.2 : 1.35;
  return layOutGroupRows(composition, chooseForMagic, (first) => base * (0.8 + 0.5 * chanceAt(first + 7919)));
}
