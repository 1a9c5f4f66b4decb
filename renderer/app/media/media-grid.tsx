import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { fileNameOf, ratioOfFile, type MediaFile } from '../../../shared/model/media-file.ts';
import { ContextMenu, type MenuPoint } from '../controls/context-menu.tsx';
import { TileGrid, type Ratios } from '../grid/tile-grid.tsx';
import type { GridCommands } from '../grid/use-grid-keyboard.ts';
import { addSelectedMedia, MEDIA_LIST_ID, selectedMediaIds } from '../state/media-commands.ts';
import type { MediaView } from '../state/preferences.ts';
import type { PagedList } from '../state/paged-list.ts';
import { deleteSelectedMedia } from '../state/trash-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';
import { mediaMenu } from './media-menu.ts';
import { MediaListHeader } from './media-list-header.tsx';
import { MediaRow } from './media-row.tsx';
import { MediaTile } from './media-tile.tsx';

/** Selecting more than this at once would read the whole catalog into the window. */
const MOST_SELECTED = 10_000;

type RenderFile = (file: MediaFile, width: number, height: number) => ReactNode;
const RENDERERS: Readonly<Record<MediaView, RenderFile>> = {
  JUSTIFIED: (file, width, height) => (
    <MediaTile file={file} width={width} height={height} hasCaption={false} />
  ),
  FILL: (file, width, height) => <MediaTile file={file} width={width} height={height} hasCaption />,
  LIST: (file) => <MediaRow file={file} />,
};

/** px between files. */
const GAPS = { JUSTIFIED: 10, FILL: 14, LIST: 4 } as const satisfies Record<MediaView, number>;

/** Hundredths: what most photographs are. */
const UNKNOWN = 150;

/** px: the rows of the list. */
const LIST_HEIGHT = 48;

/** The files of the media folder that match the query. */
export function MediaGrid(props: { readonly pages: PagedList<MediaFile> }) {
  const { pages } = props;
  const workspace = useWorkspace();
  const view = useCell(workspace.preferences.mediaView);
  const { media } = workspace;
  const hundredths = useCell(media.ratios);
  const total = useCellPart(pages.cell, ({ list }) => list.total);
  const isKnown = hundredths.length === total;
  const ratios = useMemo(
    (): Ratios<MediaFile> | undefined =>
      view === 'JUSTIFIED'
        ? {
            of: (file, index) =>
              file === undefined ? (hundredths[index] ?? UNKNOWN) / 100 : ratioOfFile(file),
            // A hundred thousand places are not found anew for each page that is loaded.
            followsValues: !isKnown,
          }
        : undefined,
    [view, hundredths, isKnown],
  );
  useEffect(() => {
    if (view === 'JUSTIFIED') media.wantRatios();
  }, [view, media]);
  const [menuAt, setMenuAt] = useState<MenuPoint>();
  const commands = useMemo(() => mediaCommands(workspace, setMenuAt), [workspace]);
  return (
    <div id={MEDIA_LIST_ID} className="media-grid" onFocus={() => workspace.region.set('MEDIA')}>
      {view === 'LIST' ? <MediaListHeader /> : null}
      <TileGrid
        name="media"
        label={t('media.files')}
        pages={pages}
        selection={workspace.media.selection}
        tileSize={112}
        frameRatio={1}
        captionHeight={24}
        ratios={ratios}
        listHeight={view === 'LIST' ? LIST_HEIGHT : undefined}
        gap={GAPS[view]}
        padding={16}
        idAttribute="data-media-id"
        nameOf={spokenNameOf}
        renderTile={RENDERERS[view]}
        commands={commands}
      />
      {menuAt === undefined ? null : (
        <ContextMenu
          label={t('media.menu')}
          at={menuAt}
          entries={mediaMenu(workspace)}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </div>
  );
}

/** A file's name, and what keeps it from being used. */
function spokenNameOf(file: MediaFile): string {
  return file.status === 'READY' || file.status === 'PENDING'
    ? fileNameOf(file)
    : t('media.spoken', { name: fileNameOf(file), problem: t(`tile.${file.status}`) });
}

/** What is typed goes into the search: the letter follows the focus. */
function focusSearch(event: KeyboardEvent): boolean {
  const isLetter = event.key.length === 1 && event.key !== ' ';
  if (!isLetter || event.ctrlKey || event.metaKey || event.altKey) return false;
  document.querySelector<HTMLElement>('.media-header .search-input')?.focus();
  return false;
}

function mediaCommands(workspace: Workspace, openMenu: (at: MenuPoint) => void): GridCommands<MediaFile> {
  return {
    dragData: (id) => {
      const selected = selectedMediaIds(workspace);
      return { kind: 'MEDIA', ids: selected.includes(id) ? selected : [id] };
    },
    open: () => void addSelectedMedia(workspace),
    view: () => workspace.loupe.set('MEDIA'),
    openMenu,
    remove: () => void deleteSelectedMedia(workspace),
    press: focusSearch,
    refuseAll: (total) => {
      if (total <= MOST_SELECTED) return false;
      workspace.messages.show({
        tone: 'PROBLEM',
        text: t('media.tooMany'),
        detail: t('media.tooManyDetail'),
      });
      return true;
    },
  };
}
