import type { FacetValue, MediaFacets } from '../../shared/model/media-facets.ts';
import { type IndexedFile, orientationOf } from './indexed-file.ts';
import {
  type Condition,
  type ConditionSources,
  type FilteredField,
  isDuplicate,
} from './media-conditions.ts';

/** Counts values that may be spelled in several ways; the first spelling is the one that is shown. */
class Tally<T extends string | number> {
  readonly #counts = new Map<T | string, { value: T; count: number }>();

  add(value: T | undefined, key: T | string | undefined = value): void {
    if (value === undefined || key === undefined) return;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { value, count: 1 });
    else known.count += 1;
  }

  byCount(limit = Number.POSITIVE_INFINITY): FacetValue<T>[] {
    return [...this.#counts.values()]
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, limit);
  }

  downwards(): FacetValue<T>[] {
    return [...this.#counts.values()].sort((a, b) => (a.value > b.value ? -1 : 1));
  }
}

/**
 * Counts the values of files. One pass: a file that fails one field alone counts for that field, one that fails none for all.
 *
 * @param limit values of a field, at most
 */
export function facetsOf(
  files: Iterable<IndexedFile>,
  conditions: readonly Condition[],
  { catalog, uses }: ConditionSources,
  limit: number,
): MediaFacets {
  const kinds = new Tally<string>();
  const mimeTypes = new Tally<string>();
  const statuses = new Tally<string>();
  const orientations = new Tally<string>();
  const keywords = new Tally<string>();
  const cameras = new Tally<string>();
  const lenses = new Tally<string>();
  const years = new Tally<number>();
  const ratings = new Tally<number>();
  let [duplicates, used, unused] = [0, 0, 0];
  for (const indexed of files) {
    const failed = failedFieldOf(indexed, conditions);
    if (failed === 'SEVERAL') continue;
    const isMatch = failed === undefined;
    const { file } = indexed;
    const { metadata } = file;
    if (isMatch || failed === 'kinds') kinds.add(file.kind);
    if (isMatch || failed === 'mimeTypes') mimeTypes.add(file.mimeType);
    if (isMatch || failed === 'statuses') statuses.add(file.status);
    if (isMatch || failed === 'orientations') orientations.add(orientationOf(file));
    if (isMatch || failed === 'cameras') cameras.add(metadata?.camera);
    if (isMatch || failed === 'lenses') lenses.add(metadata?.lens);
    // Files must have all chosen keywords, so choosing another one narrows what is shown.
    if (isMatch) {
      for (const [index, keyword] of (metadata?.keywords ?? []).entries())
        keywords.add(keyword, indexed.keywords[index]);
    }
    if (isMatch || failed === 'takenFrom' || failed === 'takenTo') years.add(yearOf(file.dateTaken));
    if (isMatch || failed === 'minRating') ratings.add(metadata?.rating);
    if ((isMatch || failed === 'isDuplicate') && isDuplicate(indexed, catalog)) duplicates += 1;
    if (isMatch || failed === 'use') {
      if (uses.of(file.id).length > 0) used += 1;
      else unused += 1;
    }
  }
  return {
    kinds: kinds.byCount(),
    mimeTypes: mimeTypes.byCount(limit),
    statuses: statuses.byCount(),
    orientations: orientations.byCount(),
    keywords: keywords.byCount(limit),
    cameras: cameras.byCount(limit),
    lenses: lenses.byCount(limit),
    years: years.downwards(),
    ratings: ratings.downwards(),
    duplicates,
    used,
    unused,
  };
}

/** The one field by which a file fails; from and to are one. */
function failedFieldOf(
  file: IndexedFile,
  conditions: readonly Condition[],
): FilteredField | 'SEVERAL' | undefined {
  let failed: FilteredField | undefined;
  for (const { field, holds } of conditions) {
    if (holds(file)) continue;
    const isSame = field === 'takenTo' && failed === 'takenFrom';
    if (failed !== undefined && !isSame) return 'SEVERAL';
    failed ??= field;
  }
  return failed;
}

function yearOf(dateTaken: string | undefined): number | undefined {
  return dateTaken === undefined ? undefined : Number(dateTaken.slice(0, 4));
}
