import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import type { RelinkPair } from '../../shared/model/relink.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import type { MediaCatalog } from '../store/state.ts';

export interface Relinking {
  readonly pair: RelinkPair;
  readonly move?: { readonly from: string; readonly to: string };
  /** In the order of their paths. */
  readonly others: readonly RelinkPair[];
}

/**
 * Files that may be a missing one under another name or in another place: of the same name first, then of the same size, then those whose
 * path has the text that was searched for. O(n).
 *
 * @throws `NOT_FOUND`, `FAILED_PRECONDITION` when the file is not missing.
 */
export function locateCandidates(
  catalog: MediaCatalog,
  input: { readonly mediaId: string; readonly search?: string; readonly limit: number },
): MediaFile[] {
  const missing = requireMissing(catalog, input.mediaId);
  const name = fileNameOf(missing).toLowerCase();
  const search = input.search?.trim().normalize('NFC').toLowerCase() ?? '';
  const ranked: { readonly file: MediaFile; readonly rank: number }[] = [];
  for (const file of catalog.values()) {
    if (!isPresent(file) || file.kind !== missing.kind) continue;
    if (search !== '' && !file.path.toLowerCase().includes(search)) continue;
    const isSameName = fileNameOf(file).toLowerCase() === name;
    const isSameSize = file.sizeInBytes === missing.sizeInBytes;
    if (search === '' && !isSameName && !isSameSize) continue;
    ranked.push({ file, rank: (isSameName ? 0 : 2) + (isSameSize ? 0 : 1) });
  }
  ranked.sort((a, b) => a.rank - b.rank || (a.file.path < b.file.path ? -1 : 1));
  return ranked.slice(0, input.limit).map(({ file }) => file);
}

/**
 * What relinking a missing file to another one says of the others: when `a/b/x.jpg` is found as `c/b/x.jpg`, the folder `a` is `c` now, and
 * every other missing file below `a` belongs to the file that is in its place below `c`.
 *
 * @throws `NOT_FOUND`, `FAILED_PRECONDITION` when the file is not missing or the other one cannot take its place.
 */
export function planRelinking(
  catalog: MediaCatalog,
  { mediaId, targetId }: { readonly mediaId: string; readonly targetId: string },
): Relinking {
  const missing = requireMissing(catalog, mediaId);
  const target = catalog.get(targetId);
  if (target === undefined) throw noSuchFile(targetId);
  if (!isPresent(target)) {
    throw refusal(`“${target.path}” is missing itself. Choose a file that is there.`, targetId);
  }
  if (target.kind !== missing.kind) {
    throw refusal(
      `“${missing.path}” and “${target.path}” are files of different kinds, and items of one kind cannot show the other. Choose another file.`,
      targetId,
    );
  }
  const pair = pairOf(missing, target);
  const move = moveOf(missing.path, target.path);
  if (move === undefined) return { pair, others: [] };
  const others: RelinkPair[] = [];
  const taken = new Set([targetId]);
  for (const file of catalog.values()) {
    if (file.status !== 'MISSING' || file.id === mediaId || !isBelow(move.from, file.path)) continue;
    const rest = move.from === '' ? file.path : file.path.slice(move.from.length + 1);
    const found = catalog.byPath(move.to === '' ? rest : `${move.to}/${rest}`);
    if (found === undefined || !isPresent(found) || found.kind !== file.kind || taken.has(found.id)) continue;
    taken.add(found.id);
    others.push(pairOf(file, found));
  }
  others.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { pair, move, others };
}

/** The folders in which two paths differ, without the folders at the end that both have. */
export function moveOf(
  path: string,
  targetPath: string,
): { readonly from: string; readonly to: string } | undefined {
  const from = path.split('/').slice(0, -1);
  const to = targetPath.split('/').slice(0, -1);
  while (from.length > 0 && to.length > 0 && from.at(-1) === to.at(-1)) {
    from.pop();
    to.pop();
  }
  return from.length === 0 && to.length === 0 ? undefined : { from: from.join('/'), to: to.join('/') };
}

function isBelow(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function pairOf(missing: MediaFile, target: MediaFile): RelinkPair {
  return {
    mediaId: missing.id,
    path: missing.path,
    targetId: target.id,
    targetPath: target.path,
    isSameSize: missing.sizeInBytes === target.sizeInBytes,
  };
}

function isPresent({ status }: MediaFile): boolean {
  return status === 'READY' || status === 'DAMAGED';
}

function requireMissing(catalog: MediaCatalog, mediaId: string): MediaFile {
  const file = catalog.get(mediaId);
  if (file === undefined) throw noSuchFile(mediaId);
  if (file.status === 'MISSING') return file;
  throw refusal(`“${file.path}” is not missing, so it need not be located.`, mediaId);
}

function noSuchFile(mediaId: string): GalleryDeskError {
  return new GalleryDeskError(
    'NOT_FOUND',
    `There is no media file ${mediaId}. It is not in the catalog of this library.`,
    { value: mediaId },
  );
}

function refusal(message: CoreText, mediaId: string): GalleryDeskError {
  return new GalleryDeskError('FAILED_PRECONDITION', message, { value: mediaId });
}
