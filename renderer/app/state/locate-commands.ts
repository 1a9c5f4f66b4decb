import type { MediaFile } from '../../../shared/model/media-file.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** Asks where a missing file is now. */
export function locateFile(workspace: Workspace, mediaId: string): void {
  const file = workspace.media.pages.get().list.get(mediaId);
  if (file?.status === 'MISSING') workspace.located.set(file);
}

/** Puts a file in the place of a missing one; answers whether that was done. */
export async function relink(
  workspace: Workspace,
  missing: MediaFile,
  target: MediaFile,
  isFolderIncluded: boolean,
): Promise<boolean> {
  let relinked: number | undefined;
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.locate'), () =>
      workspace.client.media.relinkMedia({ mediaId: missing.id, targetId: target.id, isFolderIncluded }),
    );
    relinked = answer?.relinked;
    return answer && { mediaId: missing.id, calls: 1 };
  });
  if (relinked === undefined) return false;
  workspace.messages.show({ tone: 'DONE', text: t('locate.done', { count: relinked }), steps });
  return true;
}
