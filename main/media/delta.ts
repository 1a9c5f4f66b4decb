import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';

/** A file as it was found, with the fingerprint of its content. */
export interface ObservedFile {
  /** Relative to the media folder, forward slashes, NFC. */
  readonly path: string;
  readonly sizeInBytes: number;
  /** ms since the epoch */
  readonly modifiedTime: number;
  readonly fingerprint: string;
}

/** What looking at some paths found; `undefined`: nothing is there any more. Paths that are not in it were not looked at. */
export type Observations = ReadonlyMap<string, ObservedFile | undefined>;

/**
 * What the catalog should make of what was found.
 * - `added`: a file it does not know, a copy of a known one too
 * - `edited`: other content in the place of a known file, which keeps its id
 * - `touched`: a new date, the same content
 * - `moved`: known content in another place; the id goes with it
 * - `returned`: the content of a missing file is back, or (`isEdited`) its place is filled again soon after it went
 * - `missing`: the content is nowhere
 */
export type Decision =
  | { readonly type: 'added'; readonly found: ObservedFile }
  | { readonly type: 'edited'; readonly file: MediaFile; readonly found: ObservedFile }
  | { readonly type: 'touched'; readonly file: MediaFile; readonly found: ObservedFile }
  | { readonly type: 'moved'; readonly file: MediaFile; readonly found: ObservedFile }
  | {
      readonly type: 'returned';
      readonly file: MediaFile;
      readonly found: ObservedFile;
      readonly isEdited: boolean;
    }
  | { readonly type: 'missing'; readonly file: MediaFile };

/**
 * ms. A file that took the place of an older one this soon after it came itself is a save through a temporary file, and a place
 * that is filled again this soon is a slow save: both are edits.
 */
export const SAVE_WINDOW = 10 * 60_000;

/**
 * Compares the catalog with what was found and decides what happened, so that no item ever loses its picture or shows another one:
 *
 * 1. Content that left its place and is found in another one took its id along: renames, moves, swaps and renumbered series.
 * 2. A place whose content is new keeps its id: an edit. So it does when its old content is now a new file beside it: a safety copy.
 * 3. Content that is found again brings back the missing file it belonged to.
 * 4. Only then a file is new; a copy of one that is still in its place is a file of its own.
 * 5. A file whose place is empty or taken, and whose content is nowhere, is missing.
 *
 * Deterministic. O(n log n) in the number of observations; the catalog is only looked up.
 *
 * @param now ms since the epoch
 */
export function decideDelta(catalog: MediaCatalog, observations: Observations, now: number): Decision[] {
  const decisions: Decision[] = [];
  const gone: MediaFile[] = [];
  const changed: { occupant: MediaFile; found: ObservedFile }[] = [];
  const appeared: ObservedFile[] = [];
  for (const [path, found] of [...observations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const occupant = presentAt(catalog, path);
    if (found === undefined) {
      if (occupant !== undefined) gone.push(occupant);
    } else if (occupant === undefined) appeared.push(found);
    else if (occupant.fingerprint !== found.fingerprint) changed.push({ occupant, found });
    else if (!hasSameStat(occupant, found)) decisions.push({ type: 'touched', file: occupant, found });
  }

  const uprooted = new Uprooted([...gone, ...changed.map(({ occupant }) => occupant)]);
  const seen = new Set([
    ...changed.map(({ found }) => found.fingerprint),
    ...appeared.map((found) => found.fingerprint),
  ]);
  const emptied = new Set(gone);
  const isTemporary = (file: MediaFile, occupant: MediaFile) =>
    emptied.has(file) &&
    now - Date.parse(file.addedDate) < SAVE_WINDOW &&
    file.addedDate > occupant.addedDate &&
    !seen.has(occupant.fingerprint ?? '');

  // Content that moved onto a known place, first: only then it is known whose place was taken.
  const displaced: MediaFile[] = [];
  const settled: { occupant: MediaFile; found: ObservedFile }[] = [];
  for (const { occupant, found } of changed) {
    const mover = uprooted.take(found, (file) => !isTemporary(file, occupant));
    if (mover === undefined) settled.push({ occupant, found });
    else {
      decisions.push({ type: 'moved', file: mover, found });
      displaced.push(occupant);
    }
  }
  for (const { occupant, found } of settled) {
    if (uprooted.has(occupant)) {
      uprooted.remove(occupant);
      decisions.push({ type: 'edited', file: occupant, found });
    } else {
      // Its occupant moved on, so whatever is in its place now is like a file in a new place.
      appeared.push(found);
    }
  }

  decisions.push(...decideAppeared(catalog, appeared, uprooted, now));
  for (const file of [...gone, ...displaced]) {
    if (uprooted.has(file)) decisions.push({ type: 'missing', file });
  }
  return decisions;
}

/** Files in places that were free: moved, returned or new. */
function decideAppeared(
  catalog: MediaCatalog,
  appeared: readonly ObservedFile[],
  uprooted: Uprooted,
  now: number,
): Decision[] {
  const decisions: Decision[] = [];
  const rest: ObservedFile[] = [];
  // Those with the same name first, so that of two copies that moved each keeps its own id.
  for (const found of appeared) {
    const mover = uprooted.take(found, (file) => fileNameOf(file) === fileNameOf(found));
    if (mover === undefined) rest.push(found);
    else decisions.push({ type: 'moved', file: mover, found });
  }
  const returned = new Set<string>();
  for (const found of rest) {
    const mover = uprooted.take(found);
    if (mover !== undefined) {
      decisions.push({ type: 'moved', file: mover, found });
      continue;
    }
    const missing = catalog
      .byFingerprint(found.fingerprint)
      .filter((file) => file.status === 'MISSING' && !returned.has(file.id));
    const former = catalog.byPath(found.path);
    const place =
      former?.status === 'MISSING' &&
      former.trashed === undefined &&
      !returned.has(former.id) &&
      now - Date.parse(former.updatedDate) < SAVE_WINDOW
        ? former
        : undefined;
    const back = closestTo(found, missing);
    const file = back ?? place;
    if (file === undefined) decisions.push({ type: 'added', found });
    else {
      returned.add(file.id);
      decisions.push({ type: 'returned', file, found, isEdited: back === undefined });
    }
  }
  return decisions;
}

/** The file of the catalog that is, as far as it knows, at this path. */
export function presentAt(catalog: MediaCatalog, path: string): MediaFile | undefined {
  const file = catalog.byPath(path);
  return file === undefined || file.status === 'MISSING' ? undefined : file;
}

/** Whether size and date are those the catalog remembers, so that the content need not be read. */
export function hasSameStat(
  file: Pick<MediaFile, 'sizeInBytes' | 'modifiedTime'>,
  found: Pick<ObservedFile, 'sizeInBytes' | 'modifiedTime'>,
): boolean {
  return file.sizeInBytes === found.sizeInBytes && file.modifiedTime === found.modifiedTime;
}

/** Files whose content is no longer in its place, by content. */
class Uprooted {
  readonly #byFingerprint = new Map<string, MediaFile[]>();
  readonly #ids = new Set<string>();

  constructor(files: readonly MediaFile[]) {
    for (const file of files) {
      this.#ids.add(file.id);
      if (file.fingerprint === undefined) continue;
      const same = this.#byFingerprint.get(file.fingerprint);
      if (same === undefined) this.#byFingerprint.set(file.fingerprint, [file]);
      else same.push(file);
    }
  }

  has(file: MediaFile): boolean {
    return this.#ids.has(file.id);
  }

  remove(file: MediaFile): void {
    this.#ids.delete(file.id);
  }

  /** The file whose content was found, and which is thereby accounted for. */
  take(found: ObservedFile, accept: (file: MediaFile) => boolean = () => true): MediaFile | undefined {
    const candidates = this.#byFingerprint.get(found.fingerprint) ?? [];
    const file = closestTo(
      found,
      candidates.filter((candidate) => this.has(candidate) && accept(candidate)),
    );
    if (file !== undefined) this.remove(file);
    return file;
  }
}

/** The one at the same path, else with the same name, else the first by path and id. */
function closestTo(found: ObservedFile, files: readonly MediaFile[]): MediaFile | undefined {
  const rank = (file: MediaFile) =>
    file.path === found.path ? 0 : fileNameOf(file) === fileNameOf(found) ? 1 : 2;
  return [...files].sort(
    (a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id < b.id ? -1 : 1),
  )[0];
}
