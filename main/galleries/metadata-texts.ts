import type { MediaFile } from '../../shared/model/media-file.ts';
import { ITEM_LIMITS } from '../../shared/schemas/item.ts';

/** What an item can take over from the metadata of its file, within the limits of an item. What the file does not say is not there. */
export interface MetadataTexts {
  readonly title?: string;
  readonly description?: string;
  readonly altText?: string;
  readonly tags?: { readonly values: string[] };
}

/** A text that stands in for the picture when it is heard, not a caption: longer ones are cut. */
const ALT_TEXT_LENGTH = 250;

export function metadataTextsOf({ metadata }: MediaFile): MetadataTexts {
  if (metadata === undefined) return {};
  const { title, description, keywords } = metadata;
  const altText = metadata.altText ?? title ?? description;
  return {
    ...(title !== undefined && { title: cut(title, ITEM_LIMITS.title) }),
    ...(description !== undefined && { description: cut(description, ITEM_LIMITS.description) }),
    ...(altText !== undefined && {
      altText: cut(altText, metadata.altText === undefined ? ALT_TEXT_LENGTH : ITEM_LIMITS.altText),
    }),
    ...(keywords !== undefined && { tags: { values: tagsOf(keywords) } }),
  };
}

function tagsOf(keywords: readonly string[]): string[] {
  return [...new Set(keywords.map((keyword) => cut(keyword, ITEM_LIMITS.tag)))].slice(0, ITEM_LIMITS.tags);
}

/** The beginning of a text, up to the end of a word where there is one, with a sign that it goes on. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length - 1);
  // No half of a character that takes two places.
  const whole = /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start;
  const wordEnd = whole.search(/\s\S*$/);
  return `${(wordEnd > length / 2 ? whole.slice(0, wordEnd) : whole).trimEnd()}…`;
}
