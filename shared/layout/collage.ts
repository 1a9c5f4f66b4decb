import type { Composition, FluidLayout } from './fluid-layout.ts';
import { groupOrSingle, layOutGroupRows, type GroupChoice } from './group-rows.ts';
import { makeGroup } from './groups.ts';

/** Landscape pictures are the ones that gain by standing above each other. */
const LANDSCAPE = 1.15;

/** px: a phone has no room for pictures of half a row's height. */
const PHONE = 500;

/**
 * Single pictures and stacks of two by turns: a good part of the groups are stacks, and only where two landscapes follow each other. Where
 * one stands depends on the index, not on chance, so that the same items always look the same.
 */
const chooseForCollage: GroupChoice = (first, composition) => {
  const { ratios, widthClass } = composition;
  const [ratio = 1, second] = [ratios[first], ratios[first + 1]];
  const areBothLandscape = ratio >= LANDSCAPE && (second === undefined || second >= LANDSCAPE);
  if (widthClass.designWidth > PHONE && areBothLandscape && first % 5 >= 2) {
    return groupOrSingle('STACK', first, 2, composition);
  }
  return makeGroup('SINGLE', first, [ratio], composition);
};

/** Justified rows of pictures and of small stacks, in their own ratios. */
export function layOutCollage(composition: Composition): FluidLayout {
  const scale = composition.widthClass.designWidth > PHONE ? 1.25 : 1;
  return layOutGroupRows(composition, chooseForCollage, () => scale);
}
