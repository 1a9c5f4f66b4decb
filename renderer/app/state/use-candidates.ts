import { useEffect, useState } from 'react';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { t } from '../text/text.ts';
import { useWorkspace } from './workspace-context.ts';

/** ms without a keystroke before it is searched */
const PAUSE_IN_MS = 150;

/** Files that may be a missing one. Undefined until they are known. */
export function useCandidates(mediaId: string, search: string): readonly MediaFile[] | undefined {
  const workspace = useWorkspace();
  const [files, setFiles] = useState<readonly MediaFile[]>();
  useEffect(() => {
    let isWanted = true;
    const look = async (): Promise<void> => {
      const input = search.trim() === '' ? { mediaId } : { mediaId, search: search.trim() };
      const answer = await workspace.attempt(t('problem.locate'), () =>
        workspace.client.media.listLocateCandidates(input),
      );
      if (isWanted) setFiles(answer?.files ?? []);
    };
    const timer = setTimeout(() => void look(), search === '' ? 0 : PAUSE_IN_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [workspace, mediaId, search]);
  return files;
}
