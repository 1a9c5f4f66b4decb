import { ChevronDown, ChevronUp, Ellipsis, FolderSearch, FolderTree, ImagePlus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { AddFilesMenu } from '../files/add-files-menu.tsx';
import { addSelectedMedia, rescan } from '../state/media-commands.ts';
import { makeGalleriesFrom } from '../state/recipe-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatNumber } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { FilterToggle } from './filter-toggle.tsx';
import { KindFilter } from './kind-filter.tsx';
import { MediaViewMenu } from './media-view-menu.tsx';
import { MediaSearch } from './media-search.tsx';

/** The bar of the media panel: what is there, what to look for, and what to do with it. */
export function MediaHeader() {
  const workspace = useWorkspace();
  const { isMediaOpen } = workspace.preferences;
  const isOpen = useCell(isMediaOpen);
  const pages = useCell(workspace.media.pages);
  const { list, state } = useCell(pages.cell);
  const selected = useCellPart(workspace.media.selection, (selection) => selection.ids.size);
  const hasGallery = useCell(workspace.items) !== undefined;
  return (
    <header className="media-header">
      <h2 className="media-heading">
        <Button className="media-toggle" aria-expanded={isOpen} onPress={() => isMediaOpen.set(!isOpen)}>
          {isOpen ? (
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
          ) : (
            <ChevronUp size={16} strokeWidth={1.75} aria-hidden />
          )}
          {t('media.label')}
        </Button>
      </h2>
      <span className="media-count">{state === 'READY' ? formatNumber(list.total) : ''}</span>
      {isOpen ? (
        <>
          <KindFilter />
          <span className="media-space" />
          <MediaSearch />
          <FilterToggle />
          <MediaViewMenu />
          <AddFilesMenu
            label={t('media.more')}
            icon={Ellipsis}
            target={() => ({})}
            more={[
              null,
              {
                id: 'recipe',
                label: t('recipes.open'),
                icon: FolderTree,
                run: () => makeGalleriesFrom(workspace),
              },
              {
                id: 'rescan',
                label: t('media.rescan'),
                icon: FolderSearch,
                run: () => rescan(workspace),
              },
              { id: 'trash', label: t('trash.show'), icon: Trash2, run: () => workspace.trash.show(true) },
            ]}
          />
          <Button
            className="button"
            isDisabled={selected === 0 || !hasGallery}
            onPress={() => void addSelectedMedia(workspace)}
          >
            <ImagePlus size={15} strokeWidth={1.75} aria-hidden />
            {selected > 0 ? t('media.addCount', { count: selected }) : t('media.add')}
          </Button>
        </>
      ) : null}
    </header>
  );
}
