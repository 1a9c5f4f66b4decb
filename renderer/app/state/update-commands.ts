import type { FoundUpdate } from '../../../shared/contract/desktop.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** ms */
const DAY = 24 * 60 * 60 * 1000;

/** Opens the page of a release in the person's browser. */
export function openRelease({ address }: FoundUpdate): void {
  window.open(address, '_blank', 'noreferrer');
}

/** Asks for a newer version. Answers undefined when there is none. Rejects when nobody answers. */
export async function lookForUpdate(workspace: Workspace): Promise<FoundUpdate | undefined> {
  const { update } = await workspace.client.desktop.lookForUpdate({});
  workspace.preferences.lookedForUpdatesAt.set(Date.now());
  return update;
}

/** Asks once a day, where a person switched that on, and tells of a newer version. Without an answer it is asked for at the next start. */
export async function lookForUpdateDaily(workspace: Workspace): Promise<void> {
  const { looksForUpdates, lookedForUpdatesAt } = workspace.preferences;
  if (!looksForUpdates.get() || workspace.desktop.get()?.updates === undefined) return;
  if (Math.abs(Date.now() - lookedForUpdatesAt.get()) < DAY) return;
  const update = await lookForUpdate(workspace).catch(() => undefined);
  if (update === undefined) return;
  workspace.messages.show({
    tone: 'DONE',
    topic: 'UPDATE',
    text: t('updates.newer', { version: update.version }),
    next: { label: t('updates.get'), run: () => openRelease(update) },
  });
}
