import { assertNever } from '../assert-never.ts';
import { layOutBricks } from './bricks.ts';
import { layOutCollage } from './collage.ts';
import type { Composition, Flow, FluidBox, FluidLayout } from './fluid-layout.ts';
import { layOutAlternate, layOutGrid, layOutMix } from './grid.ts';
import type { LayoutSettings } from './layout-settings.ts';
import { lengthAt } from './length.ts';
import { layOutMagic } from './magic.ts';
import { layOutMasonry } from './masonry.ts';
import { layOutFullSize, layOutSlideshow, layOutThumbnails } from './slides.ts';
import { layOutColumns, layOutPanorama, layOutSlider } from './strips.ts';
import { LEAST_WIDTH, spacingIn, widthClassOf, type WidthClass } from './width-class.ts';

/** Narrower and wider pictures are cropped to these: a sliver of a picture shows nothing, and one would take a whole page. */
export const LEAST_RATIO = 0.2;
export const GREATEST_RATIO = 10;

/** px below a picture for its title and the beginning of its description. */
const CAPTION_HEIGHT = 72;

/** A box in px. `x` counts from the edge at which reading begins. */
export interface LayoutBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** With the caption, where captions stand below. */
  readonly height: number;
}

/** A gallery laid out for one container. */
export interface GalleryLayout {
  readonly flow: Flow;
  /** One an item, in their order. */
  readonly boxes: readonly LayoutBox[];
  /** px of the whole content: the container's width, or more where it scrolls sideways. */
  readonly width: number;
  readonly height: number;
  /** px at the foot of each box that belong to its caption. */
  readonly captionHeight: number;
  readonly thumbnails?: readonly LayoutBox[];
}

/** A ratio that layouts can work with; what is none counts as a square. */
function usableRatio(ratio: number): number {
  if (!(ratio > 0)) return 1;
  return Math.min(Math.max(ratio, LEAST_RATIO), GREATEST_RATIO);
}

function layOut(composition: Composition): FluidLayout {
  const { layout } = composition.settings;
  switch (layout) {
    case 'COLLAGE':
      return layOutCollage(composition);
    case 'MASONRY':
      return layOutMasonry(composition);
    case 'GRID':
      return layOutGrid(composition);
    case 'THUMBNAILS':
      return layOutThumbnails(composition);
    case 'SLIDER':
      return layOutSlider(composition);
    case 'SLIDESHOW':
      return layOutSlideshow(composition);
    case 'PANORAMA':
      return layOutPanorama(composition);
    case 'COLUMNS':
      return layOutColumns(composition);
    case 'MAGIC':
      return layOutMagic(composition);
    case 'FULL_SIZE':
      return layOutFullSize(composition);
    case 'BRICKS':
      return layOutBricks(composition);
    case 'MIX':
      return layOutMix(composition);
    case 'ALTERNATE':
      return layOutAlternate(composition);
    default:
      return assertNever(layout);
  }
}

/**
 * Lays a gallery out for every container whose width is of the class: what stands where is decided once, and stretches. O(n).
 *
 * @param ratios width by height of each item, in order
 */
export function layOutFluidly(
  ratios: readonly number[],
  widthClass: WidthClass,
  settings: LayoutSettings,
): FluidLayout {
  return layOut({
    ratios: ratios.map(usableRatio),
    widthClass,
    settings,
    spacing: spacingIn(widthClass, settings),
    captionHeight: settings.captions === 'BELOW' ? CAPTION_HEIGHT : 0,
  });
}

/**
 * Lays a gallery out for a container of this width: what the published page shows there, to the pixel. Appending items leaves all boxes but
 * those of the last row where they are. O(n).
 *
 * @param ratios width by height of each item, in order
 * @param containerWidth px; less than `LEAST_WIDTH` counts as that
 */
export function layOutGallery(
  ratios: readonly number[],
  containerWidth: number,
  settings: LayoutSettings,
): GalleryLayout {
  const width = Math.max(containerWidth, LEAST_WIDTH);
  const fluid = layOutFluidly(ratios, widthClassOf(width), settings);
  const boxAt = (box: FluidBox): LayoutBox => ({
    x: lengthAt(box.x, width),
    y: lengthAt(box.y, width),
    width: lengthAt(box.width, width),
    height: lengthAt(box.height, width),
  });
  return {
    flow: fluid.flow,
    boxes: fluid.boxes.map(boxAt),
    width: lengthAt(fluid.width, width),
    height: lengthAt(fluid.height, width),
    captionHeight: fluid.captionHeight,
    ...(fluid.thumbnails === undefined ? {} : { thumbnails: fluid.thumbnails.map(boxAt) }),
  };
}
