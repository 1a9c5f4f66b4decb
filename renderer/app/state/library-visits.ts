import type { SaveProblem } from '../inspector/use-item-patch.ts';
import { t } from '../text/text.ts';
import { problemText } from './problem.ts';
import type { Workspace } from './workspace.ts';

/** A window in a browser goes to the other library; elsewhere that has a window of its own. */
function visit({ address }: { readonly address?: string }): void {
  if (address !== undefined) window.location.assign(address);
}

/** Opens the library of made-up pictures. Drawing them takes a while the first time. */
export async function openSample(workspace: Workspace): Promise<void> {
  if (workspace.isSampleOpening.get()) return;
  workspace.isSampleOpening.set(true);
  workspace.messages.announce(t('sample.opening'));
  const opened = await workspace.attempt(t('problem.sample'), () =>
    workspace.client.desktop.openSampleLibrary({}),
  );
  workspace.isSampleOpening.set(false);
  if (opened === undefined) return;
  workspace.dialog.set(undefined);
  visit(opened);
}

export async function leaveSample(workspace: Workspace): Promise<void> {
  const opened = await workspace.attempt(t('problem.leaveSample'), () =>
    workspace.client.desktop.leaveSampleLibrary({}),
  );
  if (opened !== undefined) visit(opened);
}

/** Opens the library in a folder that a person typed, or makes one there; answers what is wrong with the folder. */
export async function openLibraryAt(workspace: Workspace, folder: string): Promise<SaveProblem> {
  try {
    visit(await workspace.client.desktop.openLibraryFolder({ folder }));
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}

/** Lets a person choose a library with the dialog of the system. The window of a library without anything in it makes room. */
export async function chooseLibrary(workspace: Workspace): Promise<void> {
  const answer = await workspace.attempt(t('problem.openLibrary'), () =>
    workspace.client.desktop.chooseLibrary({}),
  );
  if (answer?.isOpened === true) window.close();
}
