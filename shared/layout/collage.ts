import type { Composition, FluidLayout } from './fluid-layout.ts';
import { groupOrSingle, layOutGroupRows, type GroupChoice } from './group-rows.ts';
import { makeGroup } from './groups.ts';

/** Landscape pictures are the ones that gain by standing above each other. */
const LANDSCAPE = 1.15;

/**
 * Single pictures and stacks of two by turns: about every third group is a stack, and only where two landscapes follow each other. Where
 * it stands depends on the index, not on chance, so that the same items always look the same.
 */
const chooseForCollage: GroupChoice = (first, composition) => {
  const { ratios } = composition;
  const [ratio = 1, second = 1] = [ratios[first], ratios[first + 1]];
  const areBothLandscape = ratio >= LANDSCAPE && second >= LANDSCAPE;
  if (areBothLandscape && first % 5 >= 2) return groupOrSingle('STACK', first, 2, composition);
  return makeGroup('SINGLE', first, [ratio], composition);
};

/** Justified rows of pictures and of small stacks, in their own ratios. */
export function layOutCollage(composition: Composition): FluidLayout {
  const rows = composition.widthClass.designWidth < 500 ? 1 : 1.25;
  return layOutGroupRows(composition, chooseForCollage, () => rows);
}
