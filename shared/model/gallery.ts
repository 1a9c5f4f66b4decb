import type { LayoutSettings } from '../layout/layout-settings.ts';
import type { GalleryItem } from './item.ts';
import type { UnknownFields } from './unknown-fields.ts';

/** A gallery without its items: what events carry and what a gallery file keeps beside the items. */
export interface GalleryProperties {
  /** GUID */
  readonly id: string;
  readonly name: string;
  /** Unique in the library. Galleries show in descending sort order. */
  readonly sortOrder: number;
  /** ISO 8601, UTC */
  readonly createdDate: string;
  /** ISO 8601, UTC; changes with the gallery and with each of its items */
  readonly updatedDate: string;
  /** The library's own, of which the API does not tell. A site shows it where its entry of the gallery has none. */
  readonly description?: string;
  /** The item whose picture stands for the gallery. Absent, or gone from the gallery: its first ones. */
  readonly coverItemId?: string;
  /** What differs from the default layout. A site lays the gallery out so where its entry of the gallery says nothing else. */
  readonly layout?: Partial<LayoutSettings>;
  /** The folder that a recipe made it from, relative to the media folder: the recipe adds to it when it runs again. */
  readonly sourceFolder?: string;
  /** What an import brought that this program does not know; kept as it came and given back on export. */
  readonly unknownFields?: UnknownFields;
}

/** A gallery as the API answers it: its properties and one page of its items. */
export interface Gallery extends GalleryProperties {
  /** All items, not only those of the page. */
  readonly totalItems: number;
  /** In descending sort order. */
  readonly items: readonly GalleryItem[];
}

/** A gallery as a list shows it, answered without reading its items. */
export interface GallerySummary extends GalleryProperties {
  readonly totalItems: number;
  /** The media id of the cover alone, or those of the first items that show a media file, in display order, at most 4. */
  readonly coverMediaIds: readonly string[];
}
