/**
 * A length that follows the width of its container: `px + share × width`. While a composition stays as it is (which picture stands in which
 * row or column), every edge of every box is such a length, so that a page can be laid out once and fit every width, by CSS alone.
 */
export interface Length {
  /** px */
  readonly px: number;
  /** Part of the container's width. */
  readonly share: number;
}

export const ZERO: Length = { px: 0, share: 0 };

export const FULL_WIDTH: Length = { px: 0, share: 1 };

export function pixels(px: number): Length {
  return { px, share: 0 };
}

export function plus(a: Length, b: Length): Length {
  return { px: a.px + b.px, share: a.share + b.share };
}

export function times(length: Length, factor: number): Length {
  return { px: length.px * factor, share: length.share * factor };
}

/** px in a container of this width. Never negative: what does not fit has no extent. */
export function lengthAt({ px, share }: Length, containerWidth: number): number {
  return Math.max(0, px + share * containerWidth);
}

/** The width of one of several equal tracks with gaps between them that together fill the container. */
export function trackWidth(tracks: number, spacing: number): Length {
  return { px: (-spacing * (tracks - 1)) / tracks, share: 1 / tracks };
}

/** Several neighbouring tracks and the gaps between them. */
export function spanOf(track: Length, tracks: number, spacing: number): Length {
  return plus(times(track, tracks), pixels(spacing * (tracks - 1)));
}
