import { useEffect, useMemo, useState } from 'react';
import { pictureIdOf } from '../../../shared/model/item.ts';
import type { SiteItem } from '../../../shared/site/page-model.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { previewItem } from './preview-items.ts';

/** The most items of a preview: more than anybody scrolls through to judge a layout. */
export const PREVIEWED = 100;

/** The first items of the gallery as a page has them; those of files that are read yet come with their pictures. */
export function usePreviewItems(items: GalleryItems): readonly SiteItem[] {
  const { records } = useWorkspace();
  const { list } = useCell(items.pages.cell);
  const first = useMemo(() => list.slots.slice(0, PREVIEWED).filter((item) => item !== undefined), [list]);
  const [shown, setShown] = useState<readonly SiteItem[]>([]);
  useEffect(() => void items.pages.ensure(0, PREVIEWED - 1), [items]);
  useEffect(() => {
    const show = (): void => setShown(first.map((item) => previewItem(item, (id) => records.get(id))));
    show();
    const stops = first.flatMap((item) => {
      const mediaId = pictureIdOf(item);
      return mediaId === undefined ? [] : [records.subscribe(mediaId, show)];
    });
    return () => stops.forEach((stop) => stop());
  }, [first, records]);
  return shown;
}
