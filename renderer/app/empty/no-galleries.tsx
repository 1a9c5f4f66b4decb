import { Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { createGallery } from '../state/gallery-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { EmptyState } from './empty-state.tsx';
import { FramesArt } from './frames-art.tsx';

/** The first sight of a new library. */
export function NoGalleries() {
  const workspace = useWorkspace();
  return (
    <EmptyState
      isPage
      art={<FramesArt />}
      title={t('empty.galleries')}
      actions={
        <Button className="button primary" onPress={() => void createGallery(workspace)}>
          <Plus size={16} strokeWidth={1.75} aria-hidden />
          {t('gallery.new')}
        </Button>
      }
    >
      {t('empty.galleriesText')}
    </EmptyState>
  );
}
