import { FolderTree, Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from 'react-aria-components/Button';
import { createGallery } from '../state/gallery-commands.ts';
import { EVERYTHING } from '../state/media-list.ts';
import { makeGalleriesFrom } from '../state/recipe-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { EmptyState } from './empty-state.tsx';
import { FramesArt } from './frames-art.tsx';

const Welcome = lazy(async () => ({ default: (await import('./welcome.tsx')).Welcome }));

/** A library without galleries; one without anything is welcomed. */
export function NoGalleries() {
  const workspace = useWorkspace();
  const pages = useCell(workspace.media.pages);
  const { list, state } = useCell(pages.cell);
  const query = useCell(workspace.media.query);
  const folder = useCell(workspace.mediaFolder);
  const hasMedia = list.total > 0;
  const isNew = !hasMedia && state === 'READY' && query === EVERYTHING && folder?.state !== 'OFFLINE';
  // Before it is known whether there is anything, neither of the two flashes up.
  if (state !== 'READY' && state !== 'FAILED') return <div className="gallery-pane" aria-busy />;
  if (isNew) {
    return (
      <Suspense fallback={<div className="gallery-pane" aria-busy />}>
        <Welcome />
      </Suspense>
    );
  }
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
