import type { ReactNode } from 'react';
import { isFiltering } from '../../../shared/model/item-filter.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { NothingMatches } from '../cull/nothing-matches.tsx';
import { LoadProblem } from '../empty/load-problem.tsx';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useCell } from '../state/use-cell.ts';
import { GalleryHeader } from './gallery-header.tsx';
import { ItemGrid } from './item-grid.tsx';

/** The open gallery: its header, and its items or what stands in their place. */
export function GalleryContents(props: {
  readonly gallery: GallerySummary;
  readonly items: GalleryItems;
  readonly emptyState: ReactNode;
}) {
  const { gallery, items } = props;
  const { list, state, error } = useCell(items.pages.cell);
  const isFiltered = isFiltering(useCell(items.filter));
  return (
    <>
      <GalleryHeader gallery={gallery} items={items} />
      {state === 'FAILED' ? <LoadProblem error={error} onRetry={() => void items.pages.reload()} /> : null}
      {state === 'READY' && list.total === 0 ? (
        isFiltered ? (
          <NothingMatches items={items} />
        ) : (
          props.emptyState
        )
      ) : null}
      {state !== 'FAILED' && list.total > 0 ? <ItemGrid gallery={gallery} items={items} /> : null}
    </>
  );
}
