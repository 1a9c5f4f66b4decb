import path from 'node:path';
import {
  dialog,
  type BrowserWindow,
  type MessageBoxOptions,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { describeProblem, type ProblemChoice } from './library-problem.ts';
import { holdsLibrary } from './opened-path.ts';
import { t } from './text/text.ts';

/** A window that can carry a dialog; a hidden one would hide the dialog too. */
const parentOf = (window: BrowserWindow | undefined): BrowserWindow | undefined =>
  window !== undefined && !window.isDestroyed() && window.isVisible() ? window : undefined;

/** Shows a native message box and answers the index of the button. */
export async function showBox(window: BrowserWindow | undefined, box: MessageBoxOptions): Promise<number> {
  const parent = parentOf(window);
  const options = { title: 'Gallery Desk', noLink: true, ...box };
  const { response } = await (parent === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(parent, options));
  return response;
}

/** Lets the person choose one folder, or make one; undefined when they do not. */
export async function chooseFolder(
  window: BrowserWindow | undefined,
  title: string,
  buttonLabel?: string,
): Promise<string | undefined> {
  const parent = parentOf(window);
  const options: OpenDialogOptions = {
    title,
    // macOS shows no title.
    message: title,
    properties: ['openDirectory', 'createDirectory'],
    ...(buttonLabel === undefined ? {} : { buttonLabel }),
  };
  const { canceled, filePaths } = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return canceled ? undefined : filePaths[0];
}

/** Lets the person choose one JSON or CSV file; undefined when they do not. */
export async function chooseFile(
  window: BrowserWindow | undefined,
  title: string,
): Promise<string | undefined> {
  const parent = parentOf(window);
  const options: OpenDialogOptions = {
    title,
    message: title,
    properties: ['openFile'],
    filters: [{ name: 'JSON, CSV', extensions: ['json', 'csv'] }],
  };
  const { canceled, filePaths } = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return canceled ? undefined : filePaths[0];
}

/** Lets the person choose files, or folders, to be added; none when they do not. Most systems show one kind at a time. */
export async function chooseMedia(
  window: BrowserWindow | undefined,
  title: string,
  what: 'FILES' | 'FOLDER',
): Promise<string[]> {
  const parent = parentOf(window);
  const options: OpenDialogOptions = {
    title,
    message: title,
    properties: [what === 'FILES' ? 'openFile' : 'openDirectory', 'multiSelections'],
  };
  const { canceled, filePaths } = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return canceled ? [] : filePaths;
}

/** Lets the person choose where a file is saved; the dialog asks before one is replaced. Undefined when they do not choose. */
export async function chooseNewFile(
  window: BrowserWindow | undefined,
  title: string,
  name: string,
): Promise<string | undefined> {
  const parent = parentOf(window);
  const extension = path.extname(name).slice(1);
  const options: SaveDialogOptions = {
    title,
    defaultPath: name,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const { canceled, filePath } = await (parent === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  return canceled || filePath === '' ? undefined : filePath;
}

/** Lets the person choose a library. A folder that holds none becomes one only when they agree. */
export async function chooseLibrary(window: BrowserWindow | undefined): Promise<string | undefined> {
  const folder = await chooseFolder(window, t('dialog.chooseLibrary'), t('dialog.openLibrary'));
  if (folder === undefined || (await holdsLibrary(folder))) return folder;
  const answer = await showBox(window, {
    type: 'question',
    message: t('dialog.makeLibrary', { name: path.basename(folder) }),
    detail: t('dialog.makeLibraryDetail', { folder }),
    buttons: [t('dialog.make'), t('dialog.cancel')],
    defaultId: 0,
    cancelId: 1,
  });
  return answer === 0 ? folder : undefined;
}

/** Tells that a library of the recent ones is gone, and asks what to do about it. */
export async function askAboutMissing(
  window: BrowserWindow | undefined,
  folder: string,
): Promise<'open-another' | 'forget' | 'cancel'> {
  const answer = await showBox(window, {
    type: 'warning',
    message: t('dialog.missing', { name: path.basename(folder) }),
    detail: t('dialog.missingDetail', { folder }),
    buttons: [t('dialog.openAnother'), t('dialog.forget'), t('dialog.cancel')],
    defaultId: 0,
    cancelId: 2,
  });
  return (['open-another', 'forget', 'cancel'] as const)[answer] ?? 'cancel';
}

/** Tells why a library did not open, and asks what to do about it. */
export async function askAboutProblem(
  window: BrowserWindow,
  folder: string,
  error: unknown,
): Promise<ProblemChoice> {
  const { message, detail, choices } = await describeProblem(folder, error);
  const close = choices.findIndex(({ choice }) => choice === 'close');
  const answer = await showBox(window, {
    type: 'error',
    message,
    detail,
    buttons: choices.map(({ label }) => label),
    defaultId: 0,
    cancelId: close,
  });
  return choices[answer]?.choice ?? 'close';
}
