import type { AddedFiles, AdditionFailure } from '../../../shared/model/addition.ts';
import type { Place } from '../../../shared/order/display-order.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import { makeGalleriesFrom } from '../state/recipe-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { allFiles, filesOfList, NOTHING_GIVEN, type GivenFiles } from './given-files.ts';
import { sendFiles } from './send-files.ts';

/** Where files go: into the media folder, and into a gallery when there is one. */
export interface FileTarget {
  readonly gallery?: { readonly id: string; readonly name: string };
  /** Default: the end. */
  readonly place?: Place;
}

/** Files that could not be added, named in a message. */
const MOST_NAMED = 3;

/** The open gallery, at its end; the media folder alone when none is open. */
export function defaultTarget(workspace: Workspace): FileTarget {
  const gallery = workspace.galleries.pages.list.get(workspace.items.get()?.galleryId ?? '');
  return gallery === undefined || workspace.past.get() !== undefined ? {} : { gallery };
}

/**
 * Copies files into the media folder and makes items of them where they are to go, as one step; says what became of them. Answers the ids
 * of those that are there now.
 */
export async function addFiles(
  workspace: Workspace,
  given: GivenFiles,
  target: FileTarget,
): Promise<readonly string[]> {
  const { gallery, place } = target;
  if (given.paths.length === 0 && given.entries.length === 0) return [];
  let results: AddedFiles[] = [];
  const steps = await workspace.history.record(async () => {
    const done = await workspace.attempt(t('problem.addFiles'), async () => {
      results = await addAll(workspace, given, {
        ...(gallery === undefined ? {} : { galleryId: gallery.id }),
        ...(place === undefined ? {} : { place }),
      });
      return true;
    });
    const calls = results.filter(({ totalItems }) => totalItems > 0).length;
    return done === undefined || gallery === undefined || calls === 0
      ? undefined
      : { galleryId: gallery.id, calls };
  });
  for (const added of results) tell(workspace, added, gallery, steps);
  const itemIds = results.flatMap((added) => added.itemIds);
  const open = workspace.items.get();
  const last = itemIds.at(-1);
  if (last !== undefined && open?.galleryId === gallery?.id) {
    open?.selection.set({ ids: new Set(itemIds), anchor: last, focus: last });
  }
  return results.flatMap((added) => added.mediaIds);
}

async function addAll(
  workspace: Workspace,
  { paths, entries }: GivenFiles,
  target: { readonly galleryId?: string; readonly place?: Place },
): Promise<AddedFiles[]> {
  const results: AddedFiles[] = [];
  if (paths.length > 0) results.push(await workspace.client.media.addFiles({ paths: [...paths], ...target }));
  const files = await allFiles(entries);
  const last = results.at(-1)?.itemIds.at(-1);
  if (files.length > 0) {
    results.push(
      await sendFiles(workspace, files, last === undefined ? target : { ...target, place: { after: last } }),
    );
  }
  if (results.length === 0) workspace.messages.show({ tone: 'PROBLEM', text: t('adding.nothing') });
  return results;
}

function tell(
  workspace: Workspace,
  added: AddedFiles,
  gallery: FileTarget['gallery'],
  steps: readonly number[],
): void {
  const remarks = [
    ...(added.isCancelled ? [t('adding.cancelled', { count: added.mediaIds.length })] : []),
    ...(added.totalPresent > 0 ? [t('adding.present', { count: added.totalPresent })] : []),
    ...(added.totalLeftOut > 0 ? [t('adding.leftOut', { count: added.totalLeftOut })] : []),
  ];
  const count = gallery === undefined ? added.mediaIds.length : added.totalItems;
  if (count > 0 || (added.totalFailed === 0 && added.problem === undefined)) {
    workspace.messages.show({
      tone: 'DONE',
      text:
        gallery === undefined
          ? t('adding.copied', { count })
          : t('items.added', { count, name: displayNameOf(gallery) }),
      steps,
      ...(remarks.length === 0 ? {} : { detail: remarks.join(' ') }),
      ...(added.folders.length === 0
        ? {}
        : {
            next: {
              label: t('adding.makeGalleries'),
              run: () => makeGalleriesFrom(workspace, commonFolder(added.folders)),
            },
          }),
    });
  }
  // Why all of it ended is told with its job.
  if (added.totalFailed === 0) return;
  workspace.messages.show({
    tone: 'PROBLEM',
    text: t('adding.failed', { count: added.totalFailed }),
    detail: describe(added.failures, added.totalFailed),
  });
}

/** The one folder that all of them lie in: one of them, or the media folder itself. */
function commonFolder(folders: readonly string[]): string {
  return (
    folders.find((top) => folders.every((folder) => folder === top || folder.startsWith(`${top}/`))) ?? ''
  );
}

function describe(failures: readonly AdditionFailure[], total: number): string {
  const named = failures
    .slice(0, MOST_NAMED)
    .map(({ path, reason }) => `${nameOf(path)}: ${coreText(reason)}`);
  const more = total - named.length;
  return [...named, ...(more > 0 ? [t('adding.more', { count: more })] : [])].join(' ');
}

const nameOf = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** Lets the person choose files, or a folder, with the dialog of the host; then adds them. Answers the ids of those that are there now. */
export async function chooseFiles(
  workspace: Workspace,
  what: 'FILES' | 'FOLDER',
  target: FileTarget,
): Promise<readonly string[]> {
  const given = await workspace.attempt(t('problem.addFiles'), () => choose(workspace, what));
  return given === undefined ? [] : addFiles(workspace, given, target);
}

async function choose(workspace: Workspace, what: 'FILES' | 'FOLDER'): Promise<GivenFiles> {
  if (workspace.desktop.get()?.hasNativeDialogs !== true) return pick(what);
  const title = t(what === 'FILES' ? 'adding.chooseFiles' : 'adding.chooseFolder');
  return { ...NOTHING_GIVEN, paths: (await workspace.client.desktop.chooseMedia({ title, what })).paths };
}

/** The browser's own dialog; nothing when the person cancels. */
function pick(what: 'FILES' | 'FOLDER'): Promise<GivenFiles> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = what === 'FOLDER';
    input.addEventListener('change', () =>
      resolve(input.files === null ? NOTHING_GIVEN : filesOfList(input.files)),
    );
    input.addEventListener('cancel', () => resolve(NOTHING_GIVEN));
    input.click();
  });
}
