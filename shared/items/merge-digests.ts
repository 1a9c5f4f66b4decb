import type { CommonValue, ItemsDigest, TagCount } from '../model/items-digest.ts';

const NOTHING = { isMixed: false } as const;

/** Of no items at all: merged with another digest, it answers that. */
export const EMPTY_DIGEST: ItemsDigest = {
  totalItems: 0,
  types: { IMAGE: 0, VIDEO: 0, TEXT: 0 },
  title: NOTHING,
  description: NOTHING,
  linkUrl: NOTHING,
  linkText: NOTHING,
  altText: NOTHING,
  quality: NOTHING,
  sharpeningAmount: NOTHING,
  sharpeningRadius: NOTHING,
  sharpeningThreshold: NOTHING,
  tags: [],
};

/** The most frequent first, and of equally frequent ones in the order of their letters. */
export function byFrequency(a: TagCount, b: TagCount): number {
  return b.items - a.items || (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0);
}

/** The digest of the items of two digests together. No item may be in both. */
export function mergedDigest(a: ItemsDigest, b: ItemsDigest): ItemsDigest {
  if (a.totalItems === 0) return b;
  if (b.totalItems === 0) return a;
  const ofPictures = <T>(one: CommonValue<T>, other: CommonValue<T>) => {
    if (a.types.IMAGE === 0) return other;
    return b.types.IMAGE === 0 ? one : commonOf(one, other);
  };
  return {
    totalItems: a.totalItems + b.totalItems,
    types: {
      IMAGE: a.types.IMAGE + b.types.IMAGE,
      VIDEO: a.types.VIDEO + b.types.VIDEO,
      TEXT: a.types.TEXT + b.types.TEXT,
    },
    title: commonOf(a.title, b.title),
    description: commonOf(a.description, b.description),
    linkUrl: commonOf(a.linkUrl, b.linkUrl),
    linkText: commonOf(a.linkText, b.linkText),
    altText: ofPictures(a.altText, b.altText),
    quality: ofPictures(a.quality, b.quality),
    sharpeningAmount: ofPictures(a.sharpeningAmount, b.sharpeningAmount),
    sharpeningRadius: ofPictures(a.sharpeningRadius, b.sharpeningRadius),
    sharpeningThreshold: ofPictures(a.sharpeningThreshold, b.sharpeningThreshold),
    tags: mergedTags(a.tags, b.tags),
  };
}

function commonOf<T>(a: CommonValue<T>, b: CommonValue<T>): CommonValue<T> {
  if (a.isMixed) return a;
  if (b.isMixed) return b;
  return a.value === b.value ? a : { isMixed: true };
}

function mergedTags(a: readonly TagCount[], b: readonly TagCount[]): readonly TagCount[] {
  const counts = new Map(a.map(({ tag, items }) => [tag, items]));
  for (const { tag, items } of b) counts.set(tag, (counts.get(tag) ?? 0) + items);
  return Array.from(counts, ([tag, items]) => ({ tag, items })).sort(byFrequency);
}
