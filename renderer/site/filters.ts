import { fillIn } from '../../shared/site/site-texts.ts';
import { itemsOf, prefersReducedMotion, type GalleryDom } from './gallery-dom.ts';
import type { FurtherPages } from './load-more.ts';
import { relayout } from './relayout.ts';

/** ms: as long as the style sheet lets items glide. */
const GLIDE = 420;

/** What decides whether an item shows. */
export interface Filters {
  /** Hides those of the items that the pressed tag leaves out. */
  apply: (items: readonly HTMLElement[]) => void;
  clear: () => void;
}

/**
 * Lets the tags of a gallery choose what shows.
 *
 * @param onChanged called when other items show than before
 */
export function startFilters(dom: GalleryDom, pages: () => FurtherPages, onChanged: () => void): Filters {
  const { section, texts } = dom;
  const buttons = [...section.querySelectorAll<HTMLButtonElement>('.filters button')];
  const status = section.querySelector('.status');
  let pressed = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const apply = (items: readonly HTMLElement[]) => {
    for (const item of items) {
      item.hidden = pressed !== '' && !(item.dataset['tags'] ?? '').split(' ').includes(pressed);
    }
  };

  const glide = () => {
    if (prefersReducedMotion()) return;
    section.classList.add('moving');
    clearTimeout(timer);
    timer = setTimeout(() => section.classList.remove('moving'), GLIDE);
  };

  const show = () => {
    const items = itemsOf(dom);
    apply(items);
    glide();
    relayout(dom);
    const shown = items.filter((item) => !item.hidden).length;
    if (status !== null) status.textContent = fillIn(texts.shownCount, { count: shown, total: items.length });
    onChanged();
  };

  const press = async (tag: string) => {
    pressed = tag;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset['tag'] === tag));
    }
    show();
    if (tag === '' || !pages().areThereMore) return;
    // The counts speak of the whole gallery: what is on further pages belongs to the answer.
    try {
      await pages().loadAll();
    } catch (error) {
      console.warn(error);
    }
    if (pressed === tag) show();
  };

  for (const button of buttons) {
    button.addEventListener('click', () => {
      const tag = button.dataset['tag'] ?? '';
      void press(tag === pressed ? '' : tag);
    });
  }
  return { apply, clear: () => void press('') };
}
