import type { MediaFacets } from '../../../shared/model/media-facets.ts';
import type { MediaFilter } from '../../../shared/schemas/media-filter.ts';

/** What the filter bar chooses by; text, kind and the gallery come from elsewhere. */
export type ChosenFilter = Omit<MediaFilter, 'search' | 'kinds' | 'galleryId'>;

export const NO_FILTER: ChosenFilter = {};

/** Fields that hold a list of chosen values. */
export type ListField = 'keywords' | 'cameras' | 'lenses' | 'orientations' | 'mimeTypes' | 'statuses';

/** With a field chosen anew; nothing chosen is no field. */
export function withField<K extends keyof ChosenFilter>(
  filter: ChosenFilter,
  field: K,
  value: ChosenFilter[K] | undefined,
): ChosenFilter {
  const { [field]: _former, ...rest } = filter;
  const isNothing = value === undefined || (Array.isArray(value) && value.length === 0);
  return isNothing ? rest : { ...rest, [field]: value };
}

/** How many fields are chosen; from and to are one. */
export function chosenFields(filter: ChosenFilter): number {
  const fields = Object.keys(filter).length;
  return filter.takenFrom !== undefined && filter.takenTo !== undefined ? fields - 1 : fields;
}

/** The year that a range of days is, if it is one whole. */
export function chosenYear({ takenFrom, takenTo }: ChosenFilter): number | undefined {
  const year = takenFrom?.slice(0, 4);
  return year !== undefined && takenFrom === `${year}-01-01` && takenTo === `${year}-12-31`
    ? Number(year)
    : undefined;
}

/** The filter with the days of one year, or with none when it has that year already. */
export function withYear(filter: ChosenFilter, year: number): ChosenFilter {
  const { takenFrom: _from, takenTo: _to, ...rest } = filter;
  const digits = String(year).padStart(4, '0');
  return chosenYear(filter) === year
    ? rest
    : { ...rest, takenFrom: `${digits}-01-01`, takenTo: `${digits}-12-31` };
}

/** One value of a menu. */
export interface FilterOption {
  readonly value: string;
  /** Files it would show; undefined when that is not known. */
  readonly count?: number;
}

/** The values of a field with their counts; chosen ones that no file has any more are kept, so that they can be let go. */
export function optionsOf(
  facets: MediaFacets | undefined,
  field: Exclude<ListField, 'statuses'>,
  chosen: readonly string[],
): FilterOption[] {
  const found = facets?.[field] ?? [];
  const isSame = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();
  const missing = chosen.filter((value) => !found.some((option) => isSame(option.value, value)));
  return [
    ...missing.map((value) => (facets === undefined ? { value } : { value, count: 0 })),
    ...found.map(({ value, count }) => {
      // A keyword may be spelled otherwise than where it was chosen.
      const spelled = chosen.find((other) => isSame(other, value));
      return { value: spelled ?? value, count };
    }),
  ];
}
