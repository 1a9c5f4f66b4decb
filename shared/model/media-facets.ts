/** A value that files have, and how many have it. */
export interface FacetValue<T = string> {
  readonly value: T;
  readonly count: number;
}

/**
 * What there is to filter by. Each count is of the files that match all of the filter but its own field, so that it tells what choosing the
 * value would show. The most frequent values first; years the latest first, and ratings the highest.
 */
export interface MediaFacets {
  readonly kinds: readonly FacetValue[];
  readonly mimeTypes: readonly FacetValue[];
  readonly statuses: readonly FacetValue[];
  readonly orientations: readonly FacetValue[];
  readonly keywords: readonly FacetValue[];
  readonly cameras: readonly FacetValue[];
  readonly lenses: readonly FacetValue[];
  /** Years in which files were taken, by the clock of the camera. */
  readonly years: readonly FacetValue<number>[];
  /** Of each number of stars, files with exactly so many. */
  readonly ratings: readonly FacetValue<number>[];
  readonly duplicates: number;
  /** Files that some gallery shows. */
  readonly used: number;
  readonly unused: number;
}
