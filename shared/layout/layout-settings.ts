/** The layouts by the names that users of Pro Gallery know, in the order in which a choice offers them. */
export const LAYOUT_NAMES = [
  'COLLAGE',
  'MASONRY',
  'GRID',
  'THUMBNAILS',
  'SLIDER',
  'SLIDESHOW',
  'PANORAMA',
  'COLUMNS',
  'MAGIC',
  'FULL_SIZE',
  'BRICKS',
  'MIX',
  'ALTERNATE',
] as const;

export type LayoutName = (typeof LAYOUT_NAMES)[number];

/** How a gallery is laid out and how it answers. Every layout reads what concerns it and ignores the rest. */
export interface LayoutSettings {
  readonly layout: LayoutName;
  /** px between neighbours, both ways. 0..100 */
  readonly spacing: number;
  /**
   * px on a wide screen: the height of a row that a layout aims at, or the width of a column. Narrow screens get less by themselves. 80..1200
   */
  readonly itemSize: number;
  /** Columns on a wide screen, instead of as many as `itemSize` makes. Narrow screens get fewer. 1..12 */
  readonly columns?: number;
  /** Width by height that pictures are cropped to where a layout crops. 0.2..5 */
  readonly ratio: number;
  readonly captions: 'NONE' | 'ON_HOVER' | 'BELOW';
  readonly hover: 'NONE' | 'ZOOM_IN' | 'BLUR' | 'GRAYSCALE' | 'SHRINK' | 'INVERT' | 'COLOUR_IN' | 'DARKEN';
  /** `LINK`: to the item's own link; items without one do nothing. */
  readonly click: 'LIGHTBOX' | 'LINK' | 'MAGNIFY' | 'NOTHING';
  readonly loading: 'LOAD_MORE' | 'INFINITE_SCROLL';
  /** Items of one page: what is there at first, and what each further step brings. 10..1000 */
  readonly pageSize: number;
  /** `AUTOMATICALLY` and `ON_HOVER` play without sound. */
  readonly video: 'ON_CLICK' | 'ON_HOVER' | 'AUTOMATICALLY';
  readonly areTagsShown: boolean;
  /** Seconds a slide stays when slides go on by themselves; 0: they wait for the visitor. 0..60 */
  readonly slideSeconds: number;
  /** px. 0..100 */
  readonly cornerRadius: number;
}

export const DEFAULT_LAYOUT: LayoutSettings = {
  layout: 'COLLAGE',
  spacing: 10,
  itemSize: 300,
  ratio: 1,
  captions: 'ON_HOVER',
  hover: 'NONE',
  click: 'LIGHTBOX',
  loading: 'LOAD_MORE',
  pageSize: 200,
  video: 'ON_CLICK',
  areTagsShown: true,
  slideSeconds: 0,
  cornerRadius: 0,
};

/** Where a layout looks best with something else than the defaults. */
const PREFERRED: Readonly<Partial<Record<LayoutName, Partial<LayoutSettings>>>> = {
  THUMBNAILS: { ratio: 3 / 2, captions: 'NONE' },
  SLIDESHOW: { ratio: 3 / 2, captions: 'BELOW', spacing: 0 },
  SLIDER: { spacing: 16 },
  PANORAMA: { spacing: 32 },
  COLUMNS: { ratio: 0.42, itemSize: 260, spacing: 6 },
  FULL_SIZE: { spacing: 0 },
  BRICKS: { itemSize: 260 },
  MIX: { itemSize: 280 },
  ALTERNATE: { itemSize: 380, ratio: 0.9 },
};

/** What a layout looks best with, for when it is chosen anew. */
export function settingsFor(layout: LayoutName): LayoutSettings {
  return { ...DEFAULT_LAYOUT, ...PREFERRED[layout], layout };
}
