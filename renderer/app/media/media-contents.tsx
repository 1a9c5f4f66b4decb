import { LoadProblem } from '../empty/load-problem.tsx';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { FilterBar } from './filter-bar.tsx';
import { FolderBanner } from './folder-banner.tsx';
import { MediaEmpty } from './media-empty.tsx';
import { MediaGrid } from './media-grid.tsx';

/** The files of the panel, or what stands in their place. */
export function MediaContents() {
  const workspace = useWorkspace();
  const pages = useCell(workspace.media.pages);
  const isFilterOpen = useCell(workspace.preferences.isFilterOpen);
  const { list, state, error } = useCell(pages.cell);
  return (
    <>
      {isFilterOpen ? <FilterBar /> : null}
      <FolderBanner />
      {state === 'FAILED' ? <LoadProblem error={error} onRetry={() => workspace.media.reload()} /> : null}
      {state === 'READY' && list.total === 0 ? <MediaEmpty /> : null}
      {state !== 'FAILED' && list.total > 0 ? <MediaGrid pages={pages} /> : null}
    </>
  );
}
