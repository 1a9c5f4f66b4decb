import { useEffect, useState } from 'react';
import type { BackedUpGallery } from '../../../shared/contract/maintenance.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** ms without a keystroke before it is searched */
const PAUSE_IN_MS = 150;

interface BackedUpGalleries {
  readonly galleries: readonly BackedUpGallery[];
  /** Of those that match. */
  readonly totalGalleries: number;
}

const NONE: BackedUpGalleries = { galleries: [], totalGalleries: 0 };

/** The first galleries of a backup that match. Undefined until they are known. */
export function useBackupGalleries(name: string, search: string): BackedUpGalleries | undefined {
  const workspace = useWorkspace();
  const [found, setFound] = useState<BackedUpGalleries>();
  useEffect(() => {
    let isWanted = true;
    const look = async (): Promise<void> => {
      const answer = await workspace.attempt(t('problem.readBackup'), () =>
        workspace.client.backup.listBackupGalleries({ name, search: search.trim() }),
      );
      if (isWanted) setFound(answer ?? NONE);
    };
    const timer = setTimeout(() => void look(), search === '' ? 0 : PAUSE_IN_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [workspace, name, search]);
  return found;
}
