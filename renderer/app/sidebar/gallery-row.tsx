import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Ellipsis } from 'lucide-react';
import { useEffect, useRef, type MouseEvent } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import type { MenuPoint } from '../controls/context-menu.tsx';
import { packDragData } from '../grid/drag-data.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import { useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import type { GalleryState } from '../../../shared/publish/publish-plan.ts';
import { formatDate, formatSince } from '../text/formats.ts';
import { useMinute } from '../text/use-minute.ts';
import { t } from '../text/text.ts';
import { CoverMosaic } from './cover-mosaic.tsx';
import { PublishedMark } from './published-mark.tsx';
import { GalleryNameField } from './gallery-name-field.tsx';

/** One gallery of the list. */
export function GalleryRow(props: {
  readonly gallery: GallerySummary;
  readonly index: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isRenamed: boolean;
  readonly isDropTarget: boolean;
  /** px from the top of the list */
  readonly top: number;
  readonly onRenameEnd: () => void;
  readonly onMenu: (at: MenuPoint) => void;
}) {
  const { gallery, isRenamed } = props;
  const state = useCellPart(useWorkspace().published.states, (states) => states.get(gallery.id));
  const minute = useMinute();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (current === null || isRenamed) return undefined;
    return draggable({
      element: current,
      getInitialData: () => packDragData({ kind: 'GALLERY', id: gallery.id }),
    });
  }, [gallery.id, isRenamed]);

  const openMenu = (event: MouseEvent<HTMLButtonElement>): void => {
    event.stopPropagation();
    const rect = event.currentTarget.getBoundingClientRect();
    props.onMenu({ x: rect.left, y: rect.bottom + 4 });
  };

  return (
    <div
      ref={element}
      id={`gallery-${gallery.id}`}
      className="gallery-row"
      role="row"
      aria-rowindex={props.index + 1}
      aria-selected={props.isSelected}
      data-open={props.isOpen || undefined}
      aria-label={spokenRow(gallery, state)}
      data-gallery-id={gallery.id}
      data-index={props.index}
      data-drop-target={props.isDropTarget || undefined}
      style={{ top: props.top }}
    >
      <div className="gallery-row-cell" role="gridcell">
        <CoverMosaic mediaIds={gallery.coverMediaIds} />
        <span className="gallery-row-text">
          {isRenamed ? (
            <GalleryNameField gallery={gallery} className="gallery-row-field" onEnd={props.onRenameEnd} />
          ) : (
            <span className="gallery-row-name" dir="auto" title={gallery.name}>
              {displayNameOf(gallery)}
            </span>
          )}
          <span className="gallery-row-count">
            {t('gallery.count', { count: gallery.totalItems })}
            <time
              dateTime={gallery.updatedDate}
              title={t('sidebar.changed', { when: formatDate(gallery.updatedDate) })}
            >
              {formatSince(Date.parse(gallery.updatedDate), minute)}
            </time>
          </span>
        </span>
        {state === undefined ? null : <PublishedMark state={state} />}
        {isRenamed ? null : (
          <button
            type="button"
            className="gallery-row-more"
            tabIndex={-1}
            aria-label={t('sidebar.more', { name: displayNameOf(gallery) })}
            onClick={openMenu}
          >
            <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
          </button>
        )}
      </div>
    </div>
  );
}

function spokenRow(gallery: GallerySummary, state: GalleryState | undefined): string {
  const row = t('sidebar.row', { name: displayNameOf(gallery), count: gallery.totalItems });
  return state === undefined ? row : t('publish.spokenRow', { row, state: t(`publish.state.${state}`) });
}
