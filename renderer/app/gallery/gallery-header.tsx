import {
  Clapperboard,
  FilePlus2,
  History,
  ImagePlus,
  LayoutGrid,
  PanelRight,
  Trash2,
  Type,
} from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { isFiltering } from '../../../shared/model/item-filter.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { ClearFilter } from '../cull/clear-filter.tsx';
import { ItemFilterMenu } from '../cull/item-filter-menu.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { AddFilesMenu } from '../files/add-files-menu.tsx';
import { defaultTarget } from '../files/add-files.ts';
import { HistoryButtons } from './history-buttons.tsx';
import { IconToggle } from '../controls/icon-toggle.tsx';
import type { GalleryItems } from '../state/gallery-items.ts';
import { removeItems } from '../state/item-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { writeText } from '../state/text-commands.ts';
import { showMedia } from '../state/media-commands.ts';
import { t } from '../text/text.ts';
import { GalleryTitle } from './gallery-title.tsx';
import { ItemViewMenu } from './item-view-menu.tsx';
import { SortMenu } from './sort-menu.tsx';
import { TileSizeSlider } from './tile-size-slider.tsx';

/** The open gallery's name and what can be done with it. */
export function GalleryHeader(props: { readonly gallery: GallerySummary; readonly items: GalleryItems }) {
  const { gallery, items } = props;
  const workspace = useWorkspace();
  const { isInspectorOpen } = workspace.preferences;
  const total = useCell(items.pages.cell).list.total;
  const isFiltered = isFiltering(useCell(items.filter));
  const counts = useCell(items.counts);
  const selected = useCellPart(items.selection, (selection) => selection.ids.size);
  return (
    <header className="gallery-header">
      <div className="gallery-heading">
        <GalleryTitle gallery={gallery} />
        <p className="gallery-count">
          {selected > 0
            ? t('items.selectedOf', { count: total, selected })
            : isFiltered && counts !== undefined
              ? t('cull.showing', {
                  shown: total,
                  count: counts.ratings.reduce((sum, some) => sum + some, 0),
                })
              : t('gallery.count', { count: total })}
          {isFiltered ? <ClearFilter items={items} /> : null}
        </p>
      </div>
      <Toolbar className="toolbar" aria-label={t('toolbar.label')}>
        <HistoryButtons />
        <TileSizeSlider />
        <ItemViewMenu />
        <ItemFilterMenu items={items} />
        <SortMenu items={items} />
        <IconButton
          label={t('toolbar.remove')}
          shortcut={t('key.delete')}
          isDisabled={selected === 0}
          onPress={() => void removeItems(workspace, items)}
        >
          <Trash2 size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
        <IconButton label={t('layout.open')} onPress={() => workspace.dialog.set('LAYOUT')}>
          <LayoutGrid size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
        <AddFilesMenu
          label={t('adding.toGallery')}
          icon={FilePlus2}
          target={() => defaultTarget(workspace)}
          more={[
            null,
            { id: 'text', label: t('writing.add'), icon: Type, run: () => writeText(workspace) },
            {
              id: 'video',
              label: t('video.open'),
              icon: Clapperboard,
              run: () => workspace.dialog.set('VIDEO'),
            },
          ]}
        />
        <Button className="button primary" onPress={() => showMedia(workspace)}>
          <ImagePlus size={16} strokeWidth={1.75} aria-hidden />
          {t('toolbar.add')}
        </Button>
        <IconToggle label={t('history.label')} cell={workspace.isHistoryOpen}>
          <History size={16} strokeWidth={1.75} aria-hidden />
        </IconToggle>
        <IconToggle label={t('inspector.label')} cell={isInspectorOpen}>
          <PanelRight size={16} strokeWidth={1.75} aria-hidden />
        </IconToggle>
      </Toolbar>
    </header>
  );
}
