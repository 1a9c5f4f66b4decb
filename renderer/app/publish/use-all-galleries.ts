import { useEffect, useState } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { t } from '../text/text.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** What one call of the contract answers at most. */
const PAGE = 200;

/** All galleries of the library, to be chosen from; undefined until they are known. */
export function useAllGalleries(): readonly GallerySummary[] | undefined {
  const workspace = useWorkspace();
  const [galleries, setGalleries] = useState<readonly GallerySummary[]>();
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const all: GallerySummary[] = [];
      for (;;) {
        const page = await workspace.client.galleries.listGallerySummaries({
          offset: all.length,
          limit: PAGE,
        });
        all.push(...page.galleries);
        if (page.galleries.length === 0 || all.length >= page.totalGalleries) break;
      }
      if (isWanted) setGalleries(all);
    };
    void workspace.attempt(t('problem.listGalleries'), read);
    return () => {
      isWanted = false;
    };
  }, [workspace]);
  return galleries;
}
