import type { LayoutSettings } from '../layout/layout-settings.ts';
import type { SiteTheme } from '../site/page-model.ts';

/** A place that galleries are published to, as the library keeps it. */
export interface SiteSettings {
  /** GUID */
  readonly id: string;
  /** For the person who publishes, and what the command line calls it by. Unique in the library without regard to case. */
  readonly name: string;
  /** What visitors read. Absent: the name. */
  readonly title?: string;
  readonly description?: string;
  /** BCP 47 */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: SiteTheme;
  /** Absolute http(s) address of the site's root folder. Absent: no canonical addresses and no sitemap. */
  readonly baseAddress?: string;
  /** In the order in which the site shows them. Each gallery once. */
  readonly galleries: readonly SiteGalleryEntry[];
  readonly pictures: PictureSettings;
  /** What published pictures and videos say of themselves. The copyright stays in any case. */
  readonly metadata: 'COPYRIGHT' | 'ALL';
  /** At least one is needed to publish. */
  readonly targets: readonly TargetSettings[];
}

/** A gallery of a site, with what only the site knows of it. */
export interface SiteGalleryEntry {
  readonly galleryId: string;
  readonly description?: string;
  /**
   * The gallery's part of the address. Absent: made from its name when it is first published, and kept from then on, so that a renamed
   * gallery keeps its address.
   */
  readonly slug?: string;
  /** What differs from the default layout. */
  readonly layout?: Partial<LayoutSettings>;
}

export type PictureFormat = 'avif' | 'webp' | 'jpeg';

export interface PictureSettings {
  /** Each once; `jpeg` is always among them, because every browser shows it. */
  readonly formats: readonly PictureFormat[];
  /** px, ascending. What is wider than an original is left out, and the original's own width takes its place. 16..8192 */
  readonly widths: readonly number[];
  /** Of pictures whose item does not say otherwise. 30..100, as JPEG counts it; the other formats get what looks the same. */
  readonly quality: number;
}

export const DEFAULT_PICTURES: PictureSettings = {
  formats: ['avif', 'webp', 'jpeg'],
  widths: [320, 640, 1280, 1920],
  quality: 80,
};

/** Where a site goes. Paths are absolute, or relative to the library folder when they lie inside; forward slashes. */
export type TargetSettings =
  | { readonly id: string; readonly kind: 'FOLDER'; readonly folder: string }
  | { readonly id: string; readonly kind: 'ZIP'; readonly file: string };
