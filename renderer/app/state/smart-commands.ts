import type { SmartGallery } from '../../../shared/model/smart-gallery.ts';
import { t } from '../text/text.ts';
import { undo } from './history-commands.ts';
import { queryOfRule, ruleOfQuery } from './smart-galleries.ts';
import type { Workspace } from './workspace.ts';

/** Shows the files that fit, in the media panel. */
export function openSmartGallery(workspace: Workspace, smart: SmartGallery): void {
  workspace.trash.show(false);
  workspace.preferences.isMediaOpen.set(true);
  void workspace.media.ask(queryOfRule(smart.rule, Date.now()));
  workspace.openSmartId.set(smart.id);
}

/** Keeps what the media panel asks for now under a name, as a new smart gallery or as the rule of one. Answers whether it was taken. */
export async function saveSmartGallery(
  workspace: Workspace,
  { id, name }: { readonly id?: string; readonly name?: string },
): Promise<boolean> {
  const rule = ruleOfQuery(workspace.media.query.get(), Date.now());
  const answer = await workspace.attempt(t('problem.saveSmart'), () =>
    workspace.client.smart.saveSmartGallery({
      rule,
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
    }),
  );
  if (answer === undefined) return false;
  workspace.openSmartId.set(answer.smartGallery.id);
  workspace.messages.show({
    tone: 'DONE',
    topic: 'SMART',
    text: t('smart.saved', { name: answer.smartGallery.name }),
  });
  return true;
}

export async function renameSmartGallery(
  workspace: Workspace,
  { id }: SmartGallery,
  name: string,
): Promise<void> {
  await workspace.attempt(t('problem.saveSmart'), () =>
    workspace.client.smart.saveSmartGallery({ id, name }),
  );
}

/** Deletes a rule without asking: undo brings it back. */
export async function deleteSmartGallery(workspace: Workspace, { id, name }: SmartGallery): Promise<void> {
  const answer = await workspace.attempt(t('problem.deleteSmart', { name }), () =>
    workspace.client.smart.deleteSmartGallery({ id }),
  );
  if (answer === undefined) return;
  workspace.messages.show({
    tone: 'DONE',
    text: t('gallery.deleted', { name }),
    next: {
      label: t('history.undo'),
      run: () => {
        // Only as long as it is what undo takes back.
        if (workspace.history.state.get().undoLabel?.includes(`“${name}”`) === true) void undo(workspace);
      },
    },
  });
}

/** Makes an ordinary gallery of the files that fit now, and opens it. */
export async function freezeSmartGallery(workspace: Workspace, { id, name }: SmartGallery): Promise<void> {
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.freeze', { name }), () =>
      workspace.client.smart.freezeSmartGallery({ id }),
    );
    if (answer === undefined) return undefined;
    workspace.openGallery(answer.gallery.id);
    return { galleryId: answer.gallery.id, calls: 1 };
  });
  if (steps.length > 0) {
    workspace.messages.show({ tone: 'DONE', text: t('smart.frozen', { name }), steps });
  }
}
