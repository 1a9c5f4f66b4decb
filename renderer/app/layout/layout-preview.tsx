import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import type { LayoutSettings } from '../../../shared/layout/layout-settings.ts';
import type { SiteItem } from '../../../shared/site/page-model.ts';
import { startGallery } from '../../site/gallery-view.ts';
import siteStyle from '../../site/style/site.css?inline';
import { thumbnailAddress } from '../grid/media-address.ts';
import { useElementSize } from '../grid/use-element-size.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { previewElements, previewHtml } from './preview-markup.ts';

/** px: the longer side of the pictures of a preview. */
const PICTURE_SIDE = 640;

/** px around the page in its frame. */
const EDGE = 16;

/**
 * The gallery as a visitor sees it in a window of some width: markup, style and script of published pages, made smaller where there is no
 * room. Apart from the window's own style in a shadow root.
 */
export function LayoutPreview(props: {
  readonly gallery: GallerySummary;
  readonly items: readonly SiteItem[];
  readonly settings: LayoutSettings;
  /** px */
  readonly width: number;
  readonly isDark: boolean;
}) {
  const { gallery, items, settings, width, isDark } = props;
  const workspace = useWorkspace();
  const mediaBase = useCell(workspace.desktop)?.mediaBase ?? '';
  const stage = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const room = useElementSize(stage);
  const size = useElementSize(page);
  const scale = room.width === 0 ? 1 : Math.min(1, (room.width - 2) / width);
  const html = useMemo(() => previewHtml(gallery, items, settings), [gallery, items, settings]);

  useLayoutEffect(() => {
    if (host.current === null || host.current.shadowRoot !== null) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(siteStyle);
    host.current.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }, []);

  useEffect(() => {
    const root = host.current?.shadowRoot;
    if (root === null || root === undefined) return;
    const content = document.createElement('div');
    content.append(
      previewElements(html, (mediaId) => {
        const record = workspace.records.get(mediaId);
        const file = typeof record === 'object' ? record : { id: mediaId };
        return thumbnailAddress(mediaBase, file, PICTURE_SIDE, 1);
      }),
    );
    // It is looked at here, and not walked into.
    content.addEventListener(
      'click',
      (event) => {
        if (!(event.target instanceof Element) || event.target.closest('a') === null) return;
        event.preventDefault();
        event.stopPropagation();
      },
      true,
    );
    root.replaceChildren(content);
    for (const section of content.querySelectorAll<HTMLElement>('.gallery[data-layout]')) {
      startGallery(section, { root: document.baseURI, overlayParent: content, hasAddressBar: false });
    }
  }, [html, mediaBase, workspace]);

  return (
    <div ref={stage} className="layout-stage">
      <div
        className="layout-page-room"
        style={{ width: width * scale, height: size.height * scale }}
        data-dark={isDark || undefined}
      >
        <div
          ref={page}
          className="layout-page"
          role="group"
          aria-label={t('layout.preview', { name: gallery.name })}
          style={{ width, padding: EDGE, transform: `scale(${scale})` }}
        >
          <div ref={host} data-theme={isDark ? 'dark' : 'light'} data-preview />
        </div>
      </div>
    </div>
  );
}
