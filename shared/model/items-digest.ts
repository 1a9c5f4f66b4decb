import type { ItemType } from './item.ts';

/** The value that several items have in one field; none when all are without. Mixed: they differ. */
export type CommonValue<T> = { readonly isMixed: true } | { readonly isMixed: false; readonly value?: T };

/** A tag, and how many items have it. */
export interface TagCount {
  readonly tag: string;
  readonly items: number;
}

/** What several items of a gallery have in common. */
export interface ItemsDigest {
  readonly totalItems: number;
  readonly types: Readonly<Record<ItemType, number>>;
  readonly title: CommonValue<string>;
  readonly description: CommonValue<string>;
  readonly linkUrl: CommonValue<string>;
  readonly linkText: CommonValue<string>;
  /** Of the pictures among them, as all that follow but the tags. */
  readonly altText: CommonValue<string>;
  readonly quality: CommonValue<number>;
  readonly sharpeningAmount: CommonValue<number>;
  readonly sharpeningRadius: CommonValue<number>;
  readonly sharpeningThreshold: CommonValue<number>;
  /** Those that at least one has, the most frequent first. */
  readonly tags: readonly TagCount[];
}
