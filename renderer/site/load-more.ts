import { itemsOf, type GalleryDom, type GalleryHost } from './gallery-dom.ts';
import { elementsOf, loadGalleryPage } from './gallery-pages.ts';
import { relayout } from './relayout.ts';

/** Brings the further pages of a gallery into the one that shows. */
export interface FurtherPages {
  readonly areThereMore: boolean;
  /** Appends the next page. @throws Error when it cannot be loaded; what shows stays as it is. */
  loadNext: () => Promise<void>;
  loadAll: () => Promise<void>;
}

/** px before the end of the page at which the next items are asked for. */
const AHEAD = '1200px';

/**
 * @param onAppended called with the items that have come, before they are laid out
 */
export function startLoadingMore(
  dom: GalleryDom,
  host: GalleryHost,
  onAppended: (items: readonly HTMLElement[]) => void,
): FurtherPages {
  let { page, nextData } = dom;
  let pending: Promise<void> | undefined;
  const pager = findPager(dom);

  const append = async () => {
    if (nextData === undefined) throw new Error(`Nothing tells where page ${page + 1} of the gallery is.`);
    const data = await loadGalleryPage(new URL(nextData, host.root).href, dom.galleryId, page + 1);
    const before = itemsOf(dom).length;
    dom.list.append(elementsOf(data.html, host.root));
    page += 1;
    ({ nextData } = data);
    onAppended(itemsOf(dom).slice(before));
    relayout(dom);
    if (page >= dom.pages) pager?.remove();
  };
  const pages: FurtherPages = {
    get areThereMore() {
      return page < dom.pages;
    },
    loadNext: () => {
      pending ??= append().finally(() => (pending = undefined));
      return pending;
    },
    loadAll: async () => {
      while (page < dom.pages) await pages.loadNext();
    },
  };
  if (pager !== undefined && pages.areThereMore) {
    pager.textContent = dom.texts.loadMore;
    followPager(pager, dom, pages);
  }
  return pages;
}

/** The link to the next page: the page has one already; in another's page, one is made that needs no pages to lead to. */
function findPager({ section, page, pages }: GalleryDom): HTMLElement | undefined {
  const next = section.parentElement?.querySelector<HTMLElement>('.pager .more');
  if (next !== null && next !== undefined) return next;
  if (page >= pages) return undefined;
  const pager = document.createElement('div');
  pager.className = 'pager';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'more';
  pager.append(button);
  section.append(pager);
  return button;
}

function followPager(pager: HTMLElement, dom: GalleryDom, pages: FurtherPages): void {
  /** Answers whether more has come. */
  const load = async (focusesFirst: boolean): Promise<boolean> => {
    const before = itemsOf(dom).length;
    pager.setAttribute('aria-busy', 'true');
    try {
      await pages.loadNext();
      // The link may be gone or far below by now: reading goes on with the first of the new items.
      if (focusesFirst)
        itemsOf(dom)[before]?.querySelector<HTMLElement>('.frame')?.focus({ preventScroll: true });
      return true;
    } catch (error) {
      // The page that the link leads to shows the same items.
      if (focusesFirst && pager instanceof HTMLAnchorElement) location.assign(pager.href);
      else console.warn(error);
      return false;
    } finally {
      pager.removeAttribute('aria-busy');
    }
  };
  pager.addEventListener('click', (event) => {
    event.preventDefault();
    void load(true);
  });
  if (dom.settings.loading !== 'INFINITE_SCROLL') return;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      if (!pages.areThereMore) return observer.disconnect();
      // Observing anew tells at once whether the end is still near.
      void load(false).then((hasCome) => {
        observer.unobserve(pager);
        // What cannot be had now is not asked for again and again; the link stays.
        if (!hasCome) return;
        if (pages.areThereMore && pager.isConnected) observer.observe(pager);
      });
    },
    { rootMargin: `0px 0px ${AHEAD} 0px` },
  );
  observer.observe(pager);
}
