import { settingsFor, type LayoutName, type LayoutSettings } from '../../../shared/layout/layout-settings.ts';
import type {
  PictureSource,
  Site,
  SiteGallery,
  SiteImageItem,
  SitePicture,
  SiteTextItem,
  SiteVideoItem,
} from '../../../shared/site/page-model.ts';
import { SITE_ASSET_PATHS } from '../../../shared/site/site-assets.ts';

/** Ratios as they come from cameras and phones, with a panorama and a tall one. */
export const RATIOS = [3 / 2, 2 / 3, 3 / 2, 4 / 3, 16 / 9, 3 / 4, 1, 3 / 2, 2.9, 2 / 3, 9 / 16, 4 / 5];

export const WIDTHS = [320, 640, 1280];

/** GUIDs that are told apart at a glance. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function pictureOf(name: string, ratio: number, change: Partial<SitePicture> = {}): SitePicture {
  const sources = (['avif', 'webp', 'jpeg'] as const).flatMap((format) =>
    WIDTHS.map((width): PictureSource => ({
      format,
      width,
      height: Math.round(width / ratio),
      path: `media/${name}-${width}.${format === 'jpeg' ? 'jpg' : format}`,
    })),
  );
  return { alt: `Alt of ${name}`, width: 6000, height: Math.round(6000 / ratio), sources, ...change };
}

export function imageItem(number: number, change: Partial<SiteImageItem> = {}): SiteImageItem {
  const ratio = RATIOS[number % RATIOS.length] ?? 1;
  return {
    type: 'IMAGE',
    id: idOf(number),
    title: `Title ${number}`,
    description: number % 2 === 0 ? `Description of number ${number}` : '',
    tags: number % 3 === 0 ? ['Sea', 'Light'] : number % 3 === 1 ? ['Hills'] : [],
    picture: pictureOf(`p${number % RATIOS.length}`, ratio, { alt: `Alt of ${number}` }),
    ...change,
  };
}

export function videoItem(number: number, change: Partial<SiteVideoItem> = {}): SiteVideoItem {
  return {
    type: 'VIDEO',
    id: idOf(number),
    title: `Film ${number}`,
    description: '',
    tags: [],
    sources: [{ mimeType: 'video/mp4', path: 'media/film.mp4' }],
    poster: pictureOf('poster', 16 / 9),
    width: 1920,
    height: 1080,
    ...change,
  };
}

export function textItem(number: number, change: Partial<SiteTextItem> = {}): SiteTextItem {
  return {
    type: 'TEXT',
    id: idOf(number),
    title: '',
    description: '',
    tags: [],
    html: '<h2>At the sea</h2><p>Eleven days of wind, and one of <strong>calm</strong>.</p>',
    css: {},
    ...change,
  };
}

export function galleryOf(
  layout: LayoutName | LayoutSettings,
  count: number,
  change: Partial<SiteGallery> = {},
): SiteGallery {
  return {
    id: idOf(900_000),
    slug: 'coast',
    name: 'Coast',
    description: 'Pictures of a coast in winter.',
    layout: typeof layout === 'string' ? settingsFor(layout) : layout,
    items: Array.from({ length: count }, (_, index) => imageItem(index)),
    ...change,
  };
}

export function siteOf(galleries: readonly SiteGallery[], change: Partial<Site> = {}): Site {
  return {
    title: 'North Light',
    description: 'Photographs from the north.',
    language: 'en',
    direction: 'ltr',
    theme: 'AUTOMATIC',
    galleries: galleries.map(({ id, slug, name, description, items }) => {
      const cover = items.find((item) => item.type === 'IMAGE')?.picture;
      return { id, slug, name, description, itemCount: items.length, ...(cover ? { cover } : {}) };
    }),
    assets: SITE_ASSET_PATHS,
    ...change,
  };
}
