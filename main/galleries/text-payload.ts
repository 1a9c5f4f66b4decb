import type { TextPayload } from '../../shared/model/item.ts';
import type { ItemInput, ItemPatch } from '../../shared/schemas/item.ts';
import { present } from './field-changes.ts';
import { invalidField } from './refusals.ts';
import { checkCss, sanitiseHtml } from './text-sanitiser.ts';

type TextPatch = NonNullable<ItemInput['text']> | NonNullable<ItemPatch['text']>;

/**
 * The text of an item after a patch, or of a new item when there was none before, sanitised.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` when there is no HTML or a style could load something
 */
export function decideText(patch: TextPatch, before: TextPayload | undefined, field: string): TextPayload {
  const html = patch.html === undefined ? before?.html : sanitiseHtml(patch.html);
  if (html === undefined) throw invalidField(`${field}.html`, 'REQUIRED', 'A text needs its HTML.');
  if (patch.css !== undefined && patch.css !== null) checkCss(patch.css, `${field}.css`);
  return present({ html, css: patch.css === undefined ? before?.css : patch.css });
}
