import { lazy, Suspense } from 'react';
import { EmptyGallery } from '../empty/empty-gallery.tsx';
import { LoadProblem } from '../empty/load-problem.tsx';
import { NoGalleries } from '../empty/no-galleries.tsx';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { GalleryContents } from './gallery-contents.tsx';
import './gallery-pane.css';

const PastView = lazy(async () => ({ default: (await import('../history/past-view.tsx')).PastView }));

/** The middle of the window: the open gallery, or a word on why there is none. */
export function GalleryPane() {
  const workspace = useWorkspace();
  const galleries = useCell(workspace.galleries.pages.cell);
  const items = useCell(workspace.items);
  const past = useCell(workspace.past);
  const gallery = galleries.list.get(items?.galleryId ?? '');
  if (galleries.state === 'FAILED') {
    return <LoadProblem isPage error={galleries.error} onRetry={() => workspace.galleries.reload()} />;
  }
  if (galleries.state === 'READY' && galleries.list.total === 0) return <NoGalleries />;
  if (items === undefined || gallery === undefined) return <div className="gallery-pane" aria-busy />;
  if (past?.galleryId === gallery.id) {
    return (
      <div className="gallery-pane">
        <Suspense>
          <PastView key={past.change.sequence} gallery={gallery} past={past} />
        </Suspense>
      </div>
    );
  }
  return (
    <div className="gallery-pane">
      <GalleryContents
        key={gallery.id}
        gallery={gallery}
        items={items}
        emptyState={<EmptyGallery gallery={gallery} />}
      />
    </div>
  );
}
