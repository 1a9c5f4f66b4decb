import { describe, expect, it } from 'vitest';
import { layOutFluidly } from '../../../shared/layout/lay-out-gallery.ts';
import { LAYOUT_NAMES, settingsFor, type LayoutSettings } from '../../../shared/layout/layout-settings.ts';
import { readsSetting } from '../../../shared/layout/settings-read.ts';
import { WIDTH_CLASSES } from '../../../shared/layout/width-class.ts';

const RATIOS = [1.5, 0.7, 1, 1.5, 2.2, 0.66, 1.33, 1.5, 0.8, 1.2, 1.5, 1, 0.7, 1.7, 0.5, 3];

/** Values far enough apart for a difference to be seen where there is one. */
const VALUES = {
  spacing: [0, 40],
  itemSize: [120, 800],
  columns: [2, 9],
  ratio: [0.4, 3],
  captions: ['NONE', 'BELOW'],
  hover: ['NONE', 'BLUR'],
  click: ['LIGHTBOX', 'NOTHING'],
  cornerRadius: [0, 30],
} as const satisfies { readonly [K in keyof LayoutSettings]?: readonly LayoutSettings[K][] };

/** Nothing of these moves a box. */
const LOOKS_ALONE: ReadonlySet<string> = new Set(['hover', 'click', 'cornerRadius']);

describe.each(LAYOUT_NAMES)('%s', (layout) => {
  it.each(Object.keys(VALUES) as (keyof typeof VALUES)[])('%s', (setting) => {
    const layouts = VALUES[setting].map((value) =>
      JSON.stringify(
        WIDTH_CLASSES.map((widthClass) =>
          layOutFluidly(RATIOS, widthClass, { ...settingsFor(layout), [setting]: value }),
        ),
      ),
    );
    const isMoved = new Set(layouts).size > 1;
    expect(isMoved).toBe(!LOOKS_ALONE.has(setting) && readsSetting(layout, setting));
  });
});
