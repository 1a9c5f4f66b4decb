import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { FilePlus2, ImagePlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { chooseFiles } from '../files/add-files.ts';
import { readDragData } from '../grid/drag-data.ts';
import { addMedia } from '../state/item-commands.ts';
import { showMedia } from '../state/media-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { EmptyState } from './empty-state.tsx';
import './empty-gallery.css';

/** A gallery without items: a place to drop media. */
export function EmptyGallery(props: { readonly gallery: GallerySummary }) {
  const { gallery } = props;
  const workspace = useWorkspace();
  const element = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    return dropTargetForElements({
      element: current,
      canDrop: ({ source }) => readDragData(source.data)?.kind === 'MEDIA',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        const data = readDragData(source.data);
        if (data?.kind === 'MEDIA') void addMedia(workspace, gallery, data.ids);
      },
    });
  }, [workspace, gallery]);
  return (
    <div ref={element} className="empty-gallery" data-drop-target={isOver || undefined}>
      <EmptyState
        title={t('empty.gallery')}
        actions={
          <>
            <Button className="button" onPress={() => showMedia(workspace)}>
              <ImagePlus size={16} strokeWidth={1.75} aria-hidden />
              {t('toolbar.add')}
            </Button>
            <Button className="button" onPress={() => void chooseFiles(workspace, 'FILES', { gallery })}>
              <FilePlus2 size={16} strokeWidth={1.75} aria-hidden />
              {t('adding.files')}
            </Button>
          </>
        }
      >
        {t('empty.galleryText')}
      </EmptyState>
    </div>
  );
}
