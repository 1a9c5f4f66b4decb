import type { GalleryItem } from '../../../shared/model/item.ts';
import { spokenMarksOf } from '../cull/marks-of.ts';
import { t } from '../text/text.ts';

/** The words of an HTML text, a line for each of its blocks. Parsed apart from the page: nothing of it is loaded or run. */
export function plainTextOf(html: string): string {
  const withBreaks = html.replace(/<\/(?:p|h\d|li|div|blockquote)>|<br\s*\/?>/gi, '$&\n');
  const text = new DOMParser().parseFromString(withBreaks, 'text/html').body.textContent ?? '';
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The best short name an item has: its title, else its file's name, else its words. */
export function shortNameOf(item: GalleryItem): string {
  if (item.title !== undefined && item.title !== '') return item.title;
  if (item.type === 'TEXT')
    return plainTextOf(item.text.html).replaceAll('\n', ' ').slice(0, 80) || t('item.TEXT');
  const filename = item.type === 'IMAGE' ? item.image.imageInfo.filename : item.video.videoInfo.filename;
  return filename ?? t(`item.${item.type}`);
}

/** What a screen reader says of an item's tile. */
export function spokenNameOf(item: GalleryItem): string {
  const name =
    item.type === 'IMAGE'
      ? shortNameOf(item)
      : t('item.spoken', { name: shortNameOf(item), type: t(`item.${item.type}`) });
  return [name, ...spokenMarksOf(item)].join(', ');
}
