import { lstat } from 'node:fs/promises';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { CatalogWriter } from './catalog-writer.ts';
import { decideDelta, hasSameStat, presentAt, type Decision, type ObservedFile } from './delta.ts';
import { FingerprintReader } from './fingerprint-reader.ts';
import { folderOf } from './folder-of.ts';
import { formatOfName } from './formats.ts';
import { inTurns } from './in-turns.ts';
import type { InspectionQueue } from './inspection.ts';
import { isReadingDue } from './metadata-facts.ts';
import type { MetadataQueue } from './metadata-queue.ts';
import { newMediaId, unreadableId } from './media-id.ts';
import { diskPathOf, isGone, NAME_IS_NO_TEXT, type FolderObserver, type ScannedFile } from './scan.ts';
import { catalogInScope, listScope, type Scope, type ScopeListing } from './scope.ts';
import type { SettleBook } from './settle-book.ts';
import { withSidecars } from './sidecars.ts';
import type { WorkerPool } from './worker-pool.ts';
import type { Inspection } from './worker/messages.ts';

export interface ReconcilerParts {
  readonly pool: WorkerPool;
  readonly catalog: MediaCatalog;
  readonly writer: CatalogWriter;
  readonly inspection: InspectionQueue;
  readonly metadata: MetadataQueue;
  /** Absolute path of the media folder. */
  readonly root: string;
  /** Absolute paths in it that are not media. */
  readonly exclude: readonly string[];
  /** Watches what is listed. */
  readonly observer?: FolderObserver;
  readonly settleBook: SettleBook;
  /** Whether the program itself is moving a file to or from a path: what is seen there tells nothing. */
  readonly isInMotion: (path: string) => boolean;
  /** ms since the epoch */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Throws when the media folder cannot be reached as a whole, or when it holds nothing known and is another folder than it was. */
  readonly requireReachable: (rootEntries?: number, isForeign?: boolean) => Promise<void>;
  /** Told of folders and files that could not be read. */
  readonly onUnreadable: (paths: readonly { readonly path: string; readonly reason: string }[]) => void;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Files whose content is read before what is known of them is applied. */
const SLICE = 200;

/**
 * New files that one look at changed folders takes, or a quarter of them where that is more: while thousands are being copied, one that comes
 * amid them waits no longer than for these. Fewer at a time would have the same folders listed again and again.
 */
const LEAST_AT_ONCE = 150;
const PART_AT_ONCE = 4;

/** What is left to look at again: files still being written, and files that are gone and may turn up elsewhere. */
export interface Leftover {
  readonly folders: ReadonlySet<string>;
  /** ms until the first of them may be certain. */
  readonly delay: number;
}

/** Brings the catalog into agreement with the media folder or a part of it. One call at a time. */
export async function reconcile(scope: Scope, parts: ReconcilerParts): Promise<Leftover> {
  const { catalog, signal, settleBook } = parts;
  const again = new Set<string>();
  let delay = settleBook.settleTime;
  const listing = await listScope(scope, parts.root, {
    exclude: parts.exclude,
    observer: parts.observer,
    signal,
  });
  const isForeign = scope === 'everything' && holdsNothingKnown(catalog, listing);
  await parts.requireReachable(listing.rootEntries, isForeign);
  if (listing.unreadable.length > 0) parts.onUnreadable(listing.unreadable);

  const { files, sidecars } = withSidecars(listing.files);
  const known = await withoutSidecars(catalogInScope(catalog, listing.covered), sidecars, parts.writer);
  const gone = known.filter(
    ({ path }) => !files.has(path) && !listing.isUnknown(path) && !parts.isInMotion(path),
  );
  settleBook.lookedAtGone(known, gone);

  const changed: ScannedFile[] = [];
  let appeared: ScannedFile[] = [];
  for (const scanned of files.values()) {
    if (parts.isInMotion(scanned.path)) continue;
    const occupant = presentAt(catalog, scanned.path);
    if (occupant?.fingerprint !== undefined && hasSameStat(occupant, scanned)) continue;
    const arrival = parts.inspection.arrivalAt(scanned.path);
    if (arrival !== undefined && hasSameStat(arrival.scanned, scanned)) continue;
    const wait = settleBook.settlesIn(scanned);
    if (wait > 0) {
      again.add(folderOf(scanned.path));
      delay = Math.min(delay, wait);
    } else if (occupant === undefined) appeared.push(scanned);
    else changed.push(scanned);
  }

  const most = Math.max(LEAST_AT_ONCE, Math.ceil(appeared.length / PART_AT_ONCE));
  if (scope !== 'everything' && gone.length === 0 && appeared.length > most) {
    // What is left for the next look is nowhere missed: nothing is gone.
    const ordered = inTurns(appeared);
    appeared = ordered.slice(0, most);
    for (const { path } of ordered.slice(most)) again.add(folderOf(path));
    delay = 0;
  }

  const step = new Step(parts, gone);
  for (const { path, reason } of listing.unreadable)
    if (reason === NAME_IS_NO_TEXT) await step.takeUnreadable(path);
  const total = changed.length + appeared.length;
  await step.take(changed);
  parts.onProgress?.(changed.length, total);
  // Each slice is compared with everything that is gone: when a large folder was renamed, few large slices cost less than many small.
  const slice = Math.max(SLICE, Math.ceil(gone.length / 8));
  const slices = Array.from({ length: Math.ceil(appeared.length / slice) }, (_, index) =>
    appeared.slice(index * slice, (index + 1) * slice),
  );
  let done = changed.length;
  for (const [index, files] of slices.entries()) {
    signal.throwIfAborted();
    await step.take(files, slices[index + 1]);
    done += files.length;
    parts.onProgress?.(done, total);
  }
  for (const path of step.uncertain) again.add(folderOf(path));

  // The folder may have gone while it was read: then nothing in it is missing.
  await parts.requireReachable();
  for (const file of await step.finish(again.size > 0)) again.add(folderOf(file.path));
  for (const scanned of files.values()) {
    const file = presentAt(catalog, scanned.path);
    if (file !== undefined && isReadingDue(file, scanned)) parts.metadata.add(file, scanned);
  }
  return { folders: again, delay };
}

/** Takes those out of the catalog that were files of their own and lie beside their original now. */
async function withoutSidecars(
  known: MediaFile[],
  sidecars: ReadonlySet<string>,
  writer: CatalogWriter,
): Promise<MediaFile[]> {
  if (sidecars.size === 0) return known;
  const removed = known.filter(({ path }) => sidecars.has(path));
  await Promise.all(removed.map(({ id }) => writer.write({ type: 'remove', mediaId: id })));
  return known.filter(({ path }) => !sidecars.has(path));
}

function statOf({ path, sizeInBytes, modifiedTime }: ObservedFile) {
  return { path, sizeInBytes, modifiedTime };
}

/** Whether the catalog has files and none of them is in its place. */
function holdsNothingKnown(catalog: MediaCatalog, listing: ScopeListing): boolean {
  let isAnyKnown = false;
  for (const { path, status } of catalog.values()) {
    if (status === 'MISSING') continue;
    if (listing.files.has(path) || listing.isUnknown(path)) return false;
    isAnyKnown = true;
  }
  return isAnyKnown;
}

/** Decides and applies what was found, a slice at a time, with everything that is gone in view. */
class Step {
  readonly #parts: ReconcilerParts;
  readonly #gone: readonly MediaFile[];
  readonly #reader: FingerprintReader;
  /** Known files with the content of a found one, by id; of a thousand copies each is looked at once. */
  readonly #lookedAt = new Set<string>();
  /** The number of the last copy that was given an id, by the fingerprint: counting from 2 each time would be quadratic. */
  readonly #copies = new Map<string, number>();
  /** What files that were read are, by path. */
  readonly #inspections = new Map<string, Inspection | undefined>();
  /** Paths that changed while they were looked at. */
  readonly uncertain = new Set<string>();

  constructor(parts: ReconcilerParts, gone: readonly MediaFile[]) {
    this.#parts = parts;
    this.#gone = gone;
    this.#reader = new FingerprintReader(parts.pool, parts.catalog, parts.root, parts.signal);
  }

  /** @param next files that are taken after these: they are read while these are applied */
  async take(files: readonly ScannedFile[], next: readonly ScannedFile[] = []): Promise<void> {
    if (files.length === 0) return;
    const { catalog, inspection, now } = this.#parts;
    const scannedByPath = new Map(files.map((file) => [file.path, file]));
    this.#inspections.clear();
    const observations = new Map<string, ObservedFile | undefined>(
      this.#gone.map((file) => [file.path, undefined]),
    );
    await this.#read(files, observations);
    if (next.length > 0) this.#reader.begin(next);
    // A file that is still on its way into the catalog may be the one that was found again here.
    const found = new Set([...observations.values()].map((file) => file?.fingerprint));
    if ([...inspection.arrivals()].some(({ fingerprint }) => found.has(fingerprint))) await inspection.idle();
    for (const scanned of await this.#lookAtTwins(observations)) {
      scannedByPath.set(scanned.path, scanned);
      await this.#read([scanned], observations);
    }
    const edits: Promise<void>[] = [];
    for (const decision of decideDelta(catalog, observations, now())) {
      // What is gone may turn up in a later slice; what lost its place in this one would stand in the way of its follower.
      const isHeld = decision.type === 'missing' && observations.get(decision.file.path) === undefined;
      if (!isHeld) edits.push(this.#apply(decision, scannedByPath));
    }
    await Promise.all(edits);
    await inspection.room();
  }

  /** A file that cannot even be opened is shown with its reason. */
  async takeUnreadable(path: string): Promise<void> {
    await this.#addUnreadable({ path, sizeInBytes: 0, modifiedTime: 0 }, NAME_IS_NO_TEXT);
  }

  /** Marks missing what is gone for long enough, and answers the rest. */
  async finish(isSomethingUnsettled: boolean): Promise<MediaFile[]> {
    const { catalog, settleBook } = this.#parts;
    const held: MediaFile[] = [];
    const edits: Promise<void>[] = [];
    for (const { id, path } of this.#gone) {
      const file = catalog.get(id);
      if (file === undefined || file.status === 'MISSING' || file.path !== path) continue;
      if (settleBook.isGoneForGood(file, isSomethingUnsettled)) edits.push(this.#markMissing(file));
      else held.push(file);
    }
    await Promise.all(edits);
    return held;
  }

  /** Reads the content of files into the observations. */
  async #read(
    files: readonly ScannedFile[],
    observations: Map<string, ObservedFile | undefined>,
  ): Promise<void> {
    const readings = await this.#reader.read(files);
    for (const [index, reading] of readings.entries()) {
      const scanned = files[index];
      if (scanned === undefined) continue;
      const { path, sizeInBytes, modifiedTime } = scanned;
      if ('fingerprint' in reading) {
        observations.set(path, { path, sizeInBytes, modifiedTime, fingerprint: reading.fingerprint });
        this.#inspections.set(path, reading.inspection);
      } else if (reading.failure === 'CHANGED') this.uncertain.add(path);
      else await this.#addUnreadable(scanned, reading.code);
    }
  }

  /**
   * A file with the content of a known one is a copy of it, or that file itself whose going away was not noticed yet. Answers the known
   * ones that changed meanwhile; those that are gone are noted as gone.
   */
  async #lookAtTwins(observations: Map<string, ObservedFile | undefined>): Promise<ScannedFile[]> {
    const { catalog, root } = this.#parts;
    const changed: ScannedFile[] = [];
    // What is noted as gone on the way is seen by this loop too, and skipped.
    for (const found of observations.values()) {
      if (found === undefined) continue;
      for (const twin of catalog.byFingerprint(found.fingerprint)) {
        if (twin.status === 'MISSING' || observations.has(twin.path) || this.#lookedAt.has(twin.id)) continue;
        this.#lookedAt.add(twin.id);
        const diskPath = await diskPathOf(root, twin.path);
        try {
          const stats = await lstat(diskPath);
          const scanned: ScannedFile = {
            path: twin.path,
            diskPath,
            sizeInBytes: stats.size,
            modifiedTime: Math.trunc(stats.mtimeMs),
            changedTime: stats.ctimeMs,
          };
          if (stats.isFile() && !hasSameStat(twin, scanned)) changed.push(scanned);
        } catch (error) {
          if (isGone(error)) observations.set(twin.path, undefined);
        }
      }
    }
    return changed;
  }

  #apply(decision: Decision, scannedByPath: ReadonlyMap<string, ScannedFile>): Promise<void> {
    if (decision.type === 'missing') return this.#markMissing(decision.file);
    const { found } = decision;
    const scanned = scannedByPath.get(found.path);
    if (scanned === undefined) return Promise.resolve();
    const { fingerprint } = found;
    const { inspection } = this.#parts;
    const content = { scanned, fingerprint, inspection: this.#inspections.get(found.path) };
    switch (decision.type) {
      case 'added': {
        const mediaId = this.#newId(fingerprint);
        const awaited = this.#parts.catalog.get(mediaId);
        inspection.add({ mediaId, ...content, ...(awaited !== undefined && { known: awaited }) });
        return Promise.resolve();
      }
      case 'edited':
        inspection.add({ mediaId: decision.file.id, ...content, known: decision.file });
        return Promise.resolve();
      case 'returned':
        if (!decision.isEdited && decision.file.width !== undefined) {
          const back = {
            status: 'READY',
            problem: undefined,
            trashed: undefined,
            erasedDate: undefined,
          } as const;
          return this.#update(decision.file, { ...statOf(found), ...back });
        }
        // What it was before it went, text or damaged, is seen when it is looked into again.
        inspection.add({ mediaId: decision.file.id, ...content, known: decision.file });
        return Promise.resolve();
      case 'touched':
      case 'moved':
        return this.#update(decision.file, statOf(found));
    }
  }

  #newId(fingerprint: string): string {
    const { catalog, inspection } = this.#parts;
    const isTaken = (id: string) => {
      const file = catalog.get(id);
      return (file !== undefined && !isAwaited(file)) || inspection.isReserved(id);
    };
    const { id, copy } = newMediaId(fingerprint, isTaken, this.#copies.get(fingerprint));
    this.#copies.set(fingerprint, copy);
    return id;
  }

  #markMissing(file: MediaFile): Promise<void> {
    const problem = `“${file.path}” is no longer in the media folder. Put it back, anywhere in the folder, and it is found again.`;
    return this.#update(file, { status: 'MISSING', problem });
  }

  #update(file: MediaFile, fields: Partial<MediaFile>): Promise<void> {
    const updatedDate = new Date(this.#parts.now()).toISOString();
    return this.#parts.writer.write({ type: 'update', mediaId: file.id, fields: { ...fields, updatedDate } });
  }

  /** A file that is there and cannot be read is shown with its reason. */
  async #addUnreadable(
    scanned: Pick<ScannedFile, 'path' | 'sizeInBytes' | 'modifiedTime'>,
    code: string | undefined,
  ): Promise<void> {
    const { catalog, writer, now } = this.#parts;
    const { path, sizeInBytes, modifiedTime } = scanned;
    if (presentAt(catalog, path) !== undefined) return;
    const date = new Date(now()).toISOString();
    const problem =
      code === NAME_IS_NO_TEXT
        ? `“${path}” cannot be opened: ${code}.`
        : `“${path}” cannot be read (${code ?? 'unknown error'}). Check who may read the file.`;
    await writer.write({
      type: 'add',
      file: {
        id: newMediaId(unreadableId(path), (id) => catalog.get(id) !== undefined).id,
        path,
        ...formatOfName(path),
        sizeInBytes,
        modifiedTime,
        status: 'DAMAGED',
        problem,
        addedDate: date,
        updatedDate: date,
      },
    });
  }
}

/** Whether all that is known of a file is that items show it: the catalog was made anew, and its id tells the content to wait for. */
function isAwaited({ status, fingerprint }: MediaFile): boolean {
  return status === 'MISSING' && fingerprint === undefined;
}
