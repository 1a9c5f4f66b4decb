import { assertNever } from '../../../shared/assert-never.ts';
import type { MenuCommand } from '../../../shared/contract/desktop.ts';
import { chooseFiles, defaultTarget } from '../files/add-files.ts';
import { cloneGallery, createGallery, deleteGallery } from './gallery-commands.ts';
import { redo, undo } from './history-commands.ts';
import { rescan, showMedia } from './media-commands.ts';
import { showPreferences } from './preferences-commands.ts';
import { makeGalleriesFrom } from './recipe-commands.ts';
import { isTyping } from './typing.ts';
import { selectAll } from './selection.ts';
import type { Workspace } from './workspace.ts';

/** Carries out the entries of the native menu until the host is gone. Hosts without a menu end the stream at once. */
export async function takeMenuCommands(workspace: Workspace): Promise<void> {
  try {
    for await (const { command } of await workspace.client.desktop.watchMenu({})) run(workspace, command);
  } catch {
    // A host that is gone says so by its connection.
  }
}

function run(workspace: Workspace, command: MenuCommand): void {
  const gallery = workspace.galleries.pages.list.get(workspace.items.get()?.galleryId ?? '');
  switch (command) {
    case 'UNDO':
      return isEditingText() ? void document.execCommand('undo') : void undo(workspace);
    case 'REDO':
      return isEditingText() ? void document.execCommand('redo') : void redo(workspace);
    case 'NEW_GALLERY':
      return void createGallery(workspace);
    case 'MAKE_GALLERIES':
      return makeGalleriesFrom(workspace);
    case 'RENAME_GALLERY':
      return workspace.renamedGalleryId.set(gallery?.id);
    case 'CLONE_GALLERY':
      return gallery && void cloneGallery(workspace, gallery);
    case 'DELETE_GALLERY':
      return gallery && void deleteGallery(workspace, gallery);
    case 'ADD_MEDIA':
      return showMedia(workspace);
    case 'ADD_FILES':
      return void chooseFiles(workspace, 'FILES', defaultTarget(workspace));
    case 'ADD_FOLDER':
      return void chooseFiles(workspace, 'FOLDER', defaultTarget(workspace));
    case 'RESCAN':
      return rescan(workspace);
    case 'SELECT_ALL':
      return void selectEverything(workspace);
    case 'SHORTCUTS':
      return workspace.dialog.set('SHORTCUTS');
    case 'PROGRAMS':
      return workspace.dialog.set('PROGRAMS');
    case 'PREFERENCES':
      return showPreferences(workspace);
    case 'LANGUAGE':
    case 'THEME':
      return void workspace.readHost();
    default:
      return assertNever(command);
  }
}

/** The keyboard is in a field, whose own steps are meant. `execCommand` is the one way to them. */
function isEditingText(): boolean {
  return isTyping(document.activeElement);
}

/** In a field, its text; else all items of the open gallery. */
async function selectEverything(workspace: Workspace): Promise<void> {
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) {
    return activeElement.select();
  }
  const items = workspace.items.get();
  if (items === undefined) return;
  await items.pages.ensure(0, items.pages.list.total - 1);
  items.selection.update((selection) =>
    selectAll(
      selection,
      items.pages.list.loaded().map(({ id }) => id),
    ),
  );
}
