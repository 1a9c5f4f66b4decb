import { THEMES, type Theme } from '../../../shared/contract/desktop.ts';
import { isLanguageChoice, SYSTEM_LANGUAGE } from '../text/languages.ts';
import { WritableCell } from './cell.ts';

const PREFIX = 'gallery-desk.';

/** How this window looks on this machine: kept by the window, no part of the library. */
export class Preference<T extends string | number | boolean> extends WritableCell<T> {
  readonly #key: string;

  constructor(name: string, initial: T, isAllowed: (value: unknown) => value is T) {
    super(readStored(PREFIX + name, isAllowed) ?? initial);
    this.#key = PREFIX + name;
  }

  override set(value: T): void {
    super.set(value);
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // Without storage (a private window, a full disk) the preference lasts as long as the window.
    }
  }
}

function readStored<T>(key: string, isAllowed: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isAllowed(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whole pictures inside their tiles, or tiles filled by cropping. */
export type Fit = 'WHOLE' | 'FILL';

/** How a gallery's items stand: rows of pictures at their own ratios, equal tiles with whole or cropped pictures, or a list. */
export type ItemView = 'JUSTIFIED' | Fit | 'LIST';

export const ITEM_VIEWS = ['JUSTIFIED', 'WHOLE', 'FILL', 'LIST'] as const satisfies readonly ItemView[];

/** How the files of the media panel stand. */
export const MEDIA_VIEWS = ['JUSTIFIED', 'FILL', 'LIST'] as const satisfies readonly ItemView[];
export type MediaView = (typeof MEDIA_VIEWS)[number];

/** Movement as the system wants it, or little of it. */
export const MOTIONS = ['SYSTEM', 'REDUCED'] as const;
export type Motion = (typeof MOTIONS)[number];

export const TILE_SIZES = { min: 96, max: 320, step: 8 } as const;
export const DRAWER_HEIGHTS = { min: 168, max: 720 } as const;

/** px: in narrower windows the inspector lies over the pictures, so it is opened only on demand. As in app.css. */
const ROOM_FOR_INSPECTOR = 1100;

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isString = (value: unknown): value is string => typeof value === 'string';
const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0;
const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);
const isItemView = (value: unknown): value is ItemView => ITEM_VIEWS.some((view) => view === value);
const isMediaView = (value: unknown): value is MediaView => MEDIA_VIEWS.some((view) => view === value);
const isMotion = (value: unknown): value is Motion => MOTIONS.some((motion) => motion === value);
const isWithin =
  (range: { readonly min: number; readonly max: number }) =>
  (value: unknown): value is number =>
    typeof value === 'number' && value >= range.min && value <= range.max;

/** The window's preferences, read once when it starts. Lengths in px. */
export function readPreferences() {
  return {
    /** Where the host does not decide it. */
    theme: new Preference<Theme>('theme', 'SYSTEM', isTheme),
    /** The id of a language, or `SYSTEM`. */
    language: new Preference<string>('language', SYSTEM_LANGUAGE, isLanguageChoice),
    /** Whether newer versions are looked for, once a day. Nobody is asked unless a person wants it. */
    looksForUpdates: new Preference<boolean>('looks-for-updates', false, isBoolean),
    /** ms since 1970 */
    lookedForUpdatesAt: new Preference<number>('looked-for-updates-at', 0, isTime),
    motion: new Preference<Motion>('motion', 'SYSTEM', isMotion),
    /** What was chosen in the command palette, the latest first, with commas between. */
    recentInPalette: new Preference<string>('recent-in-palette', '', isString),
    itemView: new Preference<ItemView>('item-view', 'WHOLE', isItemView),
    mediaView: new Preference<MediaView>('media-view', 'FILL', isMediaView),
    /** The order of the media panel, as `media-order.ts` writes it. */
    mediaOrder: new Preference<string>('media-order', '', isString),
    tileSize: new Preference<number>('tile-size', 168, isWithin(TILE_SIZES)),
    isMediaOpen: new Preference<boolean>('media-open', true, isBoolean),
    isFilterOpen: new Preference<boolean>('filter-open', false, isBoolean),
    /** Whether the loupe goes on to the next picture when one got a flag or stars. */
    advancesAfterMark: new Preference<boolean>('advances-after-mark', true, isBoolean),
    /** The filter of the media panel, as `media-query-text.ts` writes it. */
    mediaQuery: new Preference<string>('media-query', '', isString),
    mediaHeight: new Preference<number>('media-height', 264, isWithin(DRAWER_HEIGHTS)),
    isInspectorOpen: new Preference<boolean>(
      'inspector-open',
      window.innerWidth >= ROOM_FOR_INSPECTOR,
      isBoolean,
    ),
    isFocalPointOpen: new Preference<boolean>('focal-point-open', true, isBoolean),
    isQualityOpen: new Preference<boolean>('quality-open', false, isBoolean),
    /** The gallery that is open, so that the next start can ask for it at once. Empty: none. */
    galleryId: new Preference<string>('gallery', '', isString),
  };
}

export type Preferences = ReturnType<typeof readPreferences>;
