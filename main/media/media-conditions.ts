import { assertNever } from '../../shared/assert-never.ts';
import type { MediaFilter } from '../../shared/schemas/media-filter.ts';
import { foldedText, searchWordsOf } from '../../shared/text/fold-text.ts';
import type { ReadonlyMediaUses } from '../store/media-uses.ts';
import type { MediaCatalog } from '../store/state.ts';
import { type IndexedFile, orientationOf } from './indexed-file.ts';

/** What of a file a condition looks at. */
export type FilteredField = Exclude<keyof MediaFilter, 'galleryId'>;

export interface Condition {
  readonly field: FilteredField;
  holds(file: IndexedFile): boolean;
}

/** What is not in the file itself. */
export interface ConditionSources {
  readonly catalog: Pick<MediaCatalog, 'byFingerprint'>;
  readonly uses: Pick<ReadonlyMediaUses, 'of' | 'isUsedIn'>;
}

/** The conditions of a filter, the cheapest first. A file matches when all hold. */
export function conditionsOf(filter: MediaFilter, sources: ConditionSources): Condition[] {
  const conditions: Condition[] = [];
  const add = <T>(field: FilteredField, value: T | undefined, test: (value: T) => Condition['holds']) => {
    if (value !== undefined) conditions.push({ field, holds: test(value) });
  };
  add(
    'kinds',
    filter.kinds,
    (kinds) =>
      ({ file }) =>
        kinds.includes(file.kind),
  );
  add(
    'statuses',
    filter.statuses,
    (statuses) =>
      ({ file }) =>
        statuses.includes(file.status),
  );
  add(
    'mimeTypes',
    filter.mimeTypes,
    (types) =>
      ({ file }) =>
        types.includes(file.mimeType),
  );
  add(
    'minRating',
    filter.minRating,
    (stars) =>
      ({ file }) =>
        (file.metadata?.rating ?? 0) >= stars,
  );
  add(
    'cameras',
    filter.cameras,
    (cameras) =>
      ({ file }) =>
        isAmong(file.metadata?.camera, cameras),
  );
  add(
    'lenses',
    filter.lenses,
    (lenses) =>
      ({ file }) =>
        isAmong(file.metadata?.lens, lenses),
  );
  add(
    'orientations',
    filter.orientations,
    (orientations) =>
      ({ file }) =>
        isAmong(orientationOf(file), orientations),
  );
  // As the camera wrote it: a picture taken on New Year's Eve in Tokyo was taken on that day.
  add(
    'takenFrom',
    filter.takenFrom,
    (day) =>
      ({ file }) =>
        (file.dateTaken?.slice(0, 10) ?? '') >= day,
  );
  add(
    'takenTo',
    filter.takenTo,
    (day) =>
      ({ file }) =>
        (file.dateTaken?.slice(0, 10) ?? '~') <= day,
  );
  add(
    'addedSince',
    filter.addedSince && new Date(filter.addedSince).toISOString(),
    (time) =>
      ({ file }) =>
        file.addedDate >= time,
  );
  add('use', filter.use, (use) => useTest(use, filter.galleryId ?? '', sources.uses));
  add('isDuplicate', filter.isDuplicate, (wanted) => (file) => isDuplicate(file, sources.catalog) === wanted);
  add(
    'keywords',
    filter.keywords?.map(foldedText),
    (keywords) => (file) => keywords.every((keyword) => file.keywords.includes(keyword)),
  );
  const words = searchWordsOf(filter.search ?? '');
  if (words.length > 0) add('search', words, () => (file) => words.every((word) => file.text.includes(word)));
  return conditions;
}

function isAmong<T>(value: T | undefined, values: readonly T[]): boolean {
  return value !== undefined && values.includes(value);
}

function useTest(
  use: NonNullable<MediaFilter['use']>,
  galleryId: string,
  uses: ConditionSources['uses'],
): Condition['holds'] {
  switch (use) {
    case 'IN_ANY':
      return ({ id }) => uses.of(id).length > 0;
    case 'IN_NONE':
      return ({ id }) => uses.of(id).length === 0;
    case 'IN_GALLERY':
      return ({ id }) => uses.isUsedIn(id, galleryId);
    case 'NOT_IN_GALLERY':
      return ({ id }) => !uses.isUsedIn(id, galleryId);
    default:
      return assertNever(use);
  }
}

/** Whether another file that is there has its content too. */
export function isDuplicate({ file }: IndexedFile, catalog: ConditionSources['catalog']): boolean {
  if (file.fingerprint === undefined || file.status === 'MISSING') return false;
  return catalog
    .byFingerprint(file.fingerprint)
    .some((other) => other.id !== file.id && other.status !== 'MISSING');
}
