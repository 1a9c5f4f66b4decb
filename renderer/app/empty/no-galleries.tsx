import { FolderTree, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { createGallery } from '../state/gallery-commands.ts';
import { makeGalleriesFrom } from '../state/recipe-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { EmptyState } from './empty-state.tsx';
import { FramesArt } from './frames-art.tsx';

/** The first sight of a new library. */
export function NoGalleries() {
  const workspace = useWorkspace();
  const pages = useCell(workspace.media.pages);
  const hasMedia = useCell(pages.cell).list.total > 0;
  return (
    <EmptyState
      isPage
      art={<FramesArt />}
      title={t('empty.galleries')}
      actions={
        <>
          <Button className="button primary" onPress={() => void createGallery(workspace)}>
            <Plus size={16} strokeWidth={1.75} aria-hidden />
            {t('gallery.new')}
          </Button>
          {hasMedia ? (
            <Button className="button" onPress={() => makeGalleriesFrom(workspace)}>
              <FolderTree size={15} strokeWidth={1.75} aria-hidden />
              {t('recipes.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {t('empty.galleriesText')}
    </EmptyState>
  );
}
