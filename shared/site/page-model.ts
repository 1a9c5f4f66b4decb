import type { LayoutSettings } from '../layout/layout-settings.ts';
import type { FocalPoint } from '../model/item.ts';

/** What every page of a site has in common. Plain data: the publisher fills it, the renderers turn it into text. */
export interface Site {
  readonly title: string;
  /** Empty: the pages carry no description. */
  readonly description: string;
  /** BCP 47: `en`, `de-CH`, `ar`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** `AUTOMATIC` follows the visitor's system. */
  readonly theme: SiteTheme;
  /** Absolute http(s) address of the site's root folder, without which there are no canonical addresses and no sitemap. */
  readonly baseAddress?: string;
  /** The galleries of the site in their order: navigation and index page. Deleted ones are not among them. */
  readonly galleries: readonly GalleryLink[];
  readonly assets: SiteAssets;
  /** The words of the pages, when they should be others than those that the program has for the language. */
  readonly texts?: SiteTexts;
}

export type SiteTheme = 'LIGHT' | 'DARK' | 'AUTOMATIC';

/**
 * Paths of the program's own files in the site, relative to its root folder, forward slashes. The embedding script's name should not change
 * from one run to the next: pages elsewhere hold it.
 */
export interface SiteAssets {
  readonly style: string;
  readonly script: string;
  readonly embedScript: string;
}

/** A gallery as the index page shows it. */
export interface GalleryLink {
  readonly id: string;
  /** One segment of a path, unique in the site without regard to case: `[a-z0-9-]+` or letters of other scripts. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly itemCount: number;
  /** Absent when the gallery has no picture to show. */
  readonly cover?: SitePicture;
}

/** A gallery with all that its pages show. */
export interface SiteGallery {
  /** GUID */
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Empty: the page carries no description. */
  readonly description: string;
  readonly layout: LayoutSettings;
  /** In the order in which they show. */
  readonly items: readonly SiteItem[];
}

interface SiteItemProperties {
  /** GUID */
  readonly id: string;
  /** Empty when there is none; so are the texts below. */
  readonly title: string;
  readonly description: string;
  readonly link?: SiteLink;
  readonly tags: readonly string[];
}

export interface SiteLink {
  /** http, https, mailto, tel, or a path inside the site; anything else is not rendered as a link. */
  readonly url: string;
  /** Empty: the address stands for itself. */
  readonly text: string;
}

export interface SiteImageItem extends SiteItemProperties {
  readonly type: 'IMAGE';
  readonly picture: SitePicture;
}

export interface SiteVideoItem extends SiteItemProperties {
  readonly type: 'VIDEO';
  /** Files of the site, the preferred one first. Empty for `embedAddress`. */
  readonly sources: readonly VideoSource[];
  /** https address of a YouTube or Vimeo video, contacted only once the visitor asks to play it. */
  readonly embedAddress?: string;
  /** Absent: a plain tile of the video's ratio. */
  readonly poster?: SitePicture;
  /** px, as shown. 0 when unknown: 16 to 9. */
  readonly width: number;
  readonly height: number;
  readonly durationInMillis?: number;
}

export interface SiteTextItem extends SiteItemProperties {
  readonly type: 'TEXT';
  /** Sanitised HTML: the one field that is written as it is. */
  readonly html: string;
  /** Checked key-values of the text item; those that pages understand are used. */
  readonly css: Readonly<Record<string, unknown>>;
}

/** One item of a gallery's page, named by `type` as in the library. */
export type SiteItem = SiteImageItem | SiteVideoItem | SiteTextItem;

/** A picture in several formats and widths. */
export interface SitePicture {
  /** Empty is allowed for decoration; preflight speaks of what is missing. */
  readonly alt: string;
  /** px of the original as shown, after the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /**
   * At least one `jpeg` (or `original`) source, or none at all when the picture cannot be shown. In any order. `original` is for what is
   * shown as it is: SVG, animated WebP.
   */
  readonly sources: readonly PictureSource[];
  /** Shown until the picture is there: a `data:image/…` address of some hundred bytes, or a CSS colour `#rrggbb`. */
  readonly placeholder?: string;
  /** What crops keep in view. Absent: the middle. */
  readonly focalPoint?: FocalPoint;
}

export interface PictureSource {
  readonly format: 'avif' | 'webp' | 'jpeg' | 'original';
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  /** Relative to the site's root folder, forward slashes, not percent-encoded. */
  readonly path: string;
}

export interface VideoSource {
  readonly mimeType: string;
  /** Relative to the site's root folder, forward slashes, not percent-encoded. */
  readonly path: string;
}

/** A file that a renderer made: where it goes, and what is in it. */
export interface RenderedFile {
  /** Relative to the site's root folder, forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** The words that pages show. `{{count}}` and such are filled in. */
export interface SiteTexts {
  readonly galleries: string;
  readonly allTags: string;
  readonly filterByTag: string;
  readonly loadMore: string;
  readonly nextPage: string;
  readonly previousPage: string;
  readonly next: string;
  readonly previous: string;
  readonly close: string;
  readonly zoom: string;
  readonly playVideo: string;
  readonly playSlideshow: string;
  readonly pauseSlideshow: string;
  readonly openPicture: string;
  readonly pictureCannotBeShown: string;
  readonly emptyGallery: string;
  readonly galleryUnreachable: string;
  readonly skipToContent: string;
  readonly itemCount: string;
  readonly oneItem: string;
  readonly shownCount: string;
}
