import type { LayoutName, LayoutSettings } from './layout-settings.ts';

/** The settings that decide where boxes are. */
export type PlacingSetting = 'spacing' | 'itemSize' | 'columns' | 'ratio';

const PLACING: Readonly<Record<LayoutName, readonly PlacingSetting[]>> = {
  COLLAGE: ['spacing', 'itemSize'],
  MASONRY: ['spacing', 'itemSize', 'columns'],
  GRID: ['spacing', 'itemSize', 'columns', 'ratio'],
  THUMBNAILS: ['spacing', 'itemSize', 'ratio'],
  SLIDER: ['spacing', 'itemSize'],
  SLIDESHOW: ['spacing', 'ratio'],
  PANORAMA: ['spacing'],
  COLUMNS: ['spacing', 'itemSize', 'columns', 'ratio'],
  MAGIC: ['spacing', 'itemSize'],
  FULL_SIZE: ['spacing'],
  BRICKS: ['spacing', 'itemSize'],
  MIX: ['spacing', 'itemSize', 'columns', 'ratio'],
  ALTERNATE: ['spacing', 'itemSize', 'columns', 'ratio'],
};

/** Layouts that show one item at a time, and can go on by themselves. */
const SLIDES: ReadonlySet<LayoutName> = new Set(['SLIDESHOW', 'THUMBNAILS', 'FULL_SIZE']);

/** Whether a setting makes a difference in a layout: what makes none is not worth a control. */
export function readsSetting(layout: LayoutName, setting: keyof LayoutSettings): boolean {
  switch (setting) {
    case 'spacing':
    case 'itemSize':
    case 'columns':
    case 'ratio':
      return PLACING[layout].includes(setting);
    case 'slideSeconds':
      return SLIDES.has(layout);
    default:
      return true;
  }
}
