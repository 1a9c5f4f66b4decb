import {
  PLAN_LIST_LIMIT,
  type FieldPlan,
  type GalleryPlan,
  type ImportPlan,
  type ImportTotals,
  type ItemPlan,
  type MissingMedia,
  type Repair,
  type SkippedEntry,
} from '../../shared/exchange/import-plan.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import type { Difference } from '../galleries/field-changes.ts';

/** Of a value in a plan, so many characters are told. */
const LONGEST_VALUE = 200;

function shortened(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** What changes from one state to another, for people. */
export function fieldPlansOf<T extends object>({ changed, previous }: Difference<T>): FieldPlan[] {
  return Object.entries(changed).map(([field, after]) => ({
    field,
    before: shortened(Object.hasOwn(previous, field) ? previous[field as keyof T] : null),
    after: shortened(after),
  }));
}

type Counts = { -readonly [K in keyof ImportTotals]: number };

/** Gathers what an import will do: counts all of it, and keeps the first of each kind to be told. */
export class ImportReport {
  readonly #counts: Counts = {
    galleriesToAdd: 0,
    galleriesToChange: 0,
    itemsToAdd: 0,
    itemsToChange: 0,
    itemsUnchanged: 0,
    skipped: 0,
    repairs: 0,
    missingMedia: 0,
  };
  readonly #galleries: GalleryPlan[] = [];
  readonly #items: ItemPlan[] = [];
  readonly #skipped: SkippedEntry[] = [];
  readonly #repairs: Repair[] = [];
  readonly #missingMedia: MissingMedia[] = [];
  readonly #notes: string[] = [];

  get totals(): ImportTotals {
    return { ...this.#counts };
  }

  gallery(plan: GalleryPlan): void {
    if (plan.action === 'ADD') this.#counts.galleriesToAdd += 1;
    if (plan.action === 'CHANGE') this.#counts.galleriesToChange += 1;
    keep(this.#galleries, plan);
  }

  item(plan: ItemPlan): void {
    if (plan.action === 'ADD') this.#counts.itemsToAdd += 1;
    else this.#counts.itemsToChange += 1;
    keep(this.#items, plan);
  }

  unchangedItem(): void {
    this.#counts.itemsUnchanged += 1;
  }

  skip(entry: SkippedEntry): void {
    this.#counts.skipped += 1;
    keep(this.#skipped, entry);
  }

  repair(source: string, field: string, message: CoreText): void {
    this.#counts.repairs += 1;
    keep(this.#repairs, { source, field, message });
  }

  missing(media: MissingMedia): void {
    this.#counts.missingMedia += 1;
    keep(this.#missingMedia, media);
  }

  note(message: CoreText): void {
    keep(this.#notes, message);
  }

  plan(planId: string, label: string): ImportPlan {
    return {
      planId,
      label,
      totals: this.totals,
      galleries: this.#galleries,
      items: this.#items,
      skipped: this.#skipped,
      repairs: this.#repairs,
      missingMedia: this.#missingMedia,
      notes: this.#notes,
    };
  }
}

function keep<T>(list: T[], entry: T): void {
  if (list.length < PLAN_LIST_LIMIT) list.push(entry);
}
