import type { DeletionPlan, TrashOutcome } from '../../../shared/model/media-trash.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { selectedMediaIds } from './media-commands.ts';
import type { Workspace } from './workspace.ts';

/** What a person is asked about before it is done. */
export type TrashQuestion =
  | { readonly kind: 'DELETE'; readonly mediaIds: readonly string[]; readonly plan: DeletionPlan }
  /** All files in the trash, or some. */
  | { readonly kind: 'EMPTY'; readonly mediaIds: readonly string[] | undefined; readonly count: number };

/** Files that could not be moved, named in a message. */
const MOST_NAMED = 3;

/** Deletes the selected files of the media panel; asks first when items show them. */
export async function deleteSelectedMedia(workspace: Workspace): Promise<void> {
  const mediaIds = selectedMediaIds(workspace);
  if (mediaIds.length === 0) return;
  const plan = await workspace.attempt(t('problem.deleteMedia'), () =>
    workspace.client.media.planMediaDeletion({ mediaIds }),
  );
  if (plan === undefined) return;
  if (plan.totalItems > 0) workspace.trashQuestion.set({ kind: 'DELETE', mediaIds, plan });
  else await deleteMedia(workspace, mediaIds);
}

/** Moves files into the trash; the message offers to take it back. */
export async function deleteMedia(workspace: Workspace, mediaIds: readonly string[]): Promise<void> {
  let outcome: TrashOutcome | undefined;
  const steps = await workspace.history.record(async () => {
    outcome = await workspace.attempt(t('problem.deleteMedia'), () =>
      workspace.client.media.deleteMediaFiles({ mediaIds: [...mediaIds], evenIfUsed: true }),
    );
    return outcome === undefined || outcome.mediaIds.length === 0
      ? undefined
      : { mediaId: outcome.mediaIds[0], calls: 1 };
  });
  if (outcome !== undefined) tell(workspace, outcome, 'deleted', steps);
}

/** Puts the selected files of the trash back. */
export async function restoreSelected(workspace: Workspace): Promise<void> {
  const mediaIds = [...workspace.trash.selection.get().ids];
  if (mediaIds.length === 0) return;
  let outcome: TrashOutcome | undefined;
  const steps = await workspace.history.record(async () => {
    outcome = await workspace.attempt(t('problem.restoreMedia'), () =>
      workspace.client.media.restoreMediaFiles({ mediaIds }),
    );
    return outcome === undefined || outcome.mediaIds.length === 0
      ? undefined
      : { mediaId: outcome.mediaIds[0], calls: 1 };
  });
  if (outcome !== undefined) tell(workspace, outcome, 'restored', steps);
}

/** Asks about taking files out of the trash for good: the selected ones, or all. */
export function askToEmpty(workspace: Workspace, what: 'ALL' | 'SELECTED'): void {
  const { pages, selection } = workspace.trash;
  const mediaIds = what === 'ALL' ? undefined : [...selection.get().ids];
  const count = mediaIds?.length ?? pages.list.total;
  if (count > 0) workspace.trashQuestion.set({ kind: 'EMPTY', mediaIds, count });
}

/** Takes files out of the trash for good. */
export async function emptyTrash(
  workspace: Workspace,
  mediaIds: readonly string[] | undefined,
): Promise<void> {
  const outcome = await workspace.attempt(t('problem.emptyTrash'), () =>
    workspace.client.media.emptyTrash({
      forGood: true,
      ...(mediaIds === undefined ? {} : { mediaIds: [...mediaIds] }),
    }),
  );
  if (outcome !== undefined) tell(workspace, outcome, 'emptied', []);
}

function tell(
  workspace: Workspace,
  { mediaIds, failures }: TrashOutcome,
  what: 'deleted' | 'restored' | 'emptied',
  steps: readonly number[],
): void {
  if (mediaIds.length > 0) {
    workspace.messages.show({ tone: 'DONE', text: t(`trash.${what}`, { count: mediaIds.length }), steps });
  }
  if (failures.length === 0) return;
  const named = failures.slice(0, MOST_NAMED).map(({ path, reason }) => `${path}: ${coreText(reason)}`);
  const more = failures.length - named.length;
  workspace.messages.show({
    tone: 'PROBLEM',
    text: t('trash.failed', { count: failures.length }),
    detail: [...named, ...(more > 0 ? [t('adding.more', { count: more })] : [])].join(' '),
  });
}
