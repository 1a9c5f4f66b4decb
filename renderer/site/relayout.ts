import { layOutForAllWidths, stylesOfLayouts } from '../../shared/site/layout-style.ts';
import { sizesOf } from '../../shared/site/picture-sizes.ts';
import { shownItemsOf, type GalleryDom } from './gallery-dom.ts';

/** Lays the shown items out anew: after a filter, or when more have come. The style sheet does the rest at every width. */
export function relayout(dom: GalleryDom): void {
  const items = shownItemsOf(dom);
  const ratios = items.map((item) => Number(item.dataset['r'] ?? 1));
  const layouts = layOutForAllWidths(ratios, dom.settings);
  const styles = stylesOfLayouts(layouts);
  dom.list.style.cssText = styles.list;
  for (const [index, item] of items.entries()) {
    item.style.cssText = styles.items[index] ?? '';
    const sizes = sizesOf(layouts, index, ratios[index] ?? 1, true);
    for (const picture of item.querySelectorAll<HTMLImageElement | HTMLSourceElement>(
      '.frame :is(source, img)[sizes]',
    )) {
      if (picture.sizes !== sizes) picture.sizes = sizes;
    }
  }
}
