import { Crop, FilePlus2, History, ImagePlus, PanelRight, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar } from 'react-aria-components/Toolbar';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { AddFilesMenu } from '../files/add-files-menu.tsx';
import { defaultTarget } from '../files/add-files.ts';
import { HistoryButtons } from './history-buttons.tsx';
import { IconToggle } from '../controls/icon-toggle.tsx';
import type { GalleryItems } from '../state/gallery-items.ts';
import { removeItems } from '../state/item-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { showMedia } from '../state/media-commands.ts';
import { t } from '../text/text.ts';
import { GalleryTitle } from './gallery-title.tsx';
import { SortMenu } from './sort-menu.tsx';
import { TileSizeSlider } from './tile-size-slider.tsx';

/** The open gallery's name and what can be done with it. */
export function GalleryHeader(props: { readonly gallery: GallerySummary; readonly items: GalleryItems }) {
  const { gallery, items } = props;
  const workspace = useWorkspace();
  const { fit, isInspectorOpen } = workspace.preferences;
  const isFilled = useCell(fit) === 'FILL';
  const total = useCell(items.pages.cell).list.total;
  const selected = useCellPart(items.selection, (selection) => selection.ids.size);
  return (
    <header className="gallery-header">
      <div className="gallery-heading">
        <GalleryTitle gallery={gallery} />
        <p className="gallery-count">
          {selected > 0
            ? t('items.selectedOf', { count: total, selected })
            : t('gallery.count', { count: total })}
        </p>
      </div>
      <Toolbar className="toolbar" aria-label={t('toolbar.label')}>
        <HistoryButtons />
        <TileSizeSlider />
        <TooltipTrigger delay={600} closeDelay={0}>
          <ToggleButton
            className="icon-button"
            aria-label={t('toolbar.fill')}
            isSelected={isFilled}
            onChange={(filled) => fit.set(filled ? 'FILL' : 'WHOLE')}
          >
            <Crop size={16} strokeWidth={1.75} aria-hidden />
          </ToggleButton>
          <Tooltip className="tooltip" offset={6}>
            {t('toolbar.fill')}
          </Tooltip>
        </TooltipTrigger>
        <SortMenu items={items} />
        <IconButton
          label={t('toolbar.remove')}
          shortcut={t('key.delete')}
          isDisabled={selected === 0}
          onPress={() => void removeItems(workspace, items)}
        >
          <Trash2 size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
        <AddFilesMenu
          label={t('adding.toGallery')}
          icon={FilePlus2}
          target={() => defaultTarget(workspace)}
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
