import { type } from '@orpc/contract';
import * as z from 'zod';
import type { ChangePlace } from '../events/domain-event.ts';
import type { FieldDifference, GalleryDifference, ItemDifference } from '../history/compare-galleries.ts';
import type { HistoryState } from '../history/history-state.ts';
import { RESTORABLE_FIELDS } from '../history/restore-gallery.ts';
import type { GalleryProperties } from '../model/gallery.ts';
import type { GalleryItem } from '../model/item.ts';
import type { HistorySettings } from '../model/library.ts';
import { BULK_LIMIT, guidSchema } from '../schemas/common.ts';
import { method } from './base.ts';

/** What an undo or redo did. */
export interface StepOutcome {
  /** Of the step: “Move 12 items”. */
  readonly label: string;
  /** For people: what is not quite as it was, such as a media file that is gone meanwhile. */
  readonly notes: readonly string[];
  /** What can be undone and redone now. */
  readonly history: HistoryState;
}

/** One change of the past, as a list shows it. */
export interface ChangeSummary extends ChangePlace {
  readonly sequence: number;
  readonly id: string;
  /** ISO 8601, UTC */
  readonly time: string;
  /** For people: “Move 12 items”. */
  readonly label: string;
  /** The galleries it touched, deleted ones too; at most 200. */
  readonly galleryIds: readonly string[];
}

/** A gallery as it was, with one page of its items. */
export interface GalleryThen extends GalleryProperties {
  /** All items, not only those of the page. */
  readonly totalItems: number;
  /** In display order. */
  readonly items: readonly GalleryItem[];
}

/** What is different in a gallery between two moments, with one page of its items. */
export interface GalleryComparison extends Omit<GalleryDifference, 'items'> {
  /** The sequences of the last changes before the two moments. */
  readonly from: number;
  readonly to: number;
  /** A gallery that was not there is compared as if it had been empty. */
  readonly wasThere: boolean;
  readonly isThere: boolean;
  readonly fields: readonly FieldDifference[];
  /** All items that are not the same, not only those of the page. */
  readonly totalItems: number;
  readonly items: readonly ItemDifference[];
}

/** How much of the past is kept. */
export interface HistoryExtent {
  readonly settings: HistorySettings;
  /** What the kept changes take on the disk. */
  readonly bytes: number;
  /** The oldest change that is kept; absent when there is none. */
  readonly oldest?: { readonly sequence: number; readonly time: string };
}

/** A moment of the past: right after a change, or the time of a clock. */
const momentSchema = z.union(
  [
    z.strictObject({ change: z.number().int().min(0) }),
    z.strictObject({ time: z.iso.datetime({ offset: true }) }),
  ],
  'Must be {"change": <sequence>} or {"time": "<ISO 8601 date and time>"}.',
);

export type Moment = z.infer<typeof momentSchema>;

const partSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('GALLERY') }),
  z.strictObject({ part: z.literal('ORDER') }),
  z.strictObject({ part: z.literal('NAME') }),
  z.strictObject({ part: z.literal('ITEMS'), itemIds: z.array(guidSchema).min(1).max(BULK_LIMIT) }),
  z.strictObject({ part: z.literal('FIELD'), itemId: guidSchema, field: z.enum(RESTORABLE_FIELDS) }),
]);

/** What to restore of a gallery: all of it, its order, its name, some items, or one field of one item. */
export type RestorePart = z.infer<typeof partSchema>;

const page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
};

/** Undo, redo and the past of the library. */
export const historyContract = {
  getHistoryState: method('state', 'Tells what can be undone and redone.')
    .input(z.object({}))
    .output(type<HistoryState>()),
  undo: method('undo', 'Takes back the last change that a person or a program made.')
    .input(z.object({}))
    .output(type<StepOutcome>()),
  redo: method('redo', 'Does again what was undone last.').input(z.object({})).output(type<StepOutcome>()),
  listChanges: method('list', 'Lists the changes of the past, the newest first.')
    .input(
      z.object({
        /** Only changes that touched this gallery, which may be deleted since. */
        galleryId: guidSchema.optional(),
        /** Only changes before the one with this sequence: the `next` of the page before. */
        before: z.number().int().min(1).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    /** `next` is there as long as there may be more; a page may have fewer entries than asked for, or none. */
    .output(type<{ changes: ChangeSummary[]; next?: number }>()),
  getGalleryAt: method(
    'gallery',
    'Answers a gallery as it was at a moment of the past, with one page of its items.',
  )
    .input(z.object({ galleryId: guidSchema, moment: momentSchema, ...page }))
    .output(type<{ change: number; gallery: GalleryThen }>()),
  compareGallery: method('compare', 'Tells what is different in a gallery between two moments.')
    .input(
      z.object({
        galleryId: guidSchema,
        from: momentSchema,
        /** Default: now. */
        to: momentSchema.optional(),
        ...page,
      }),
    )
    .output(type<GalleryComparison>()),
  restoreFromHistory: method(
    'restore',
    'Makes a gallery, or a part of it, what it was at a moment of the past.',
  )
    .input(z.object({ galleryId: guidSchema, moment: momentSchema, restore: partSchema }))
    .output(type<StepOutcome>()),
  getHistorySettings: method('settings', 'Tells how much of the past is kept.')
    .input(z.object({}))
    .output(type<HistoryExtent>()),
  updateHistorySettings: method('update-settings', 'Changes how much of the past is kept.')
    .input(
      z.object({
        maxAgeDays: z.number().int().min(1).max(36_500).optional(),
        maxBytes: z
          .number()
          .int()
          .min(1024 * 1024)
          .max(Number.MAX_SAFE_INTEGER)
          .optional(),
      }),
    )
    .output(type<HistoryExtent>()),
};
