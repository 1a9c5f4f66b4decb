import path from 'node:path';
import { ADDITION_LIST_LIMIT, type Addition, type AdditionFailure } from '../../shared/model/addition.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { textFromElsewhere, type CoreText, type JobText } from '../../shared/text/core-text.ts';
import type { JobHandle, JobRegistry } from '../events/job-registry.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { fileOf, type PlacedFile } from './placed-file.ts';
import type { MediaCatalog } from '../store/state.ts';
import { describeRefusal } from './describe-refusal.ts';
import { safeRelativePath } from './file-names.ts';
import { findSources, type Source } from './find-sources.ts';
import { folderInside, placeFile, realMediaFolder, syncFolder } from './place-file.ts';
import { contentOf, fileWithContent, isSameContent, type Content } from './same-content.ts';
import { TargetRefused, type Staging } from './staging.ts';

/** The media folder as an addition needs it. */
export interface AdditionTarget {
  readonly catalog: MediaCatalog;
  readonly staging: Staging;
  readonly jobs: JobRegistry;
  /** Absolute; @throws `FAILED_PRECONDITION` when it is out of reach. */
  folder(): string;
  /** Real absolute paths in or around it that hold no media of a person. */
  readonly exclude: readonly string[];
  /** The path on disk of a file of the catalog. Rejects when it is not there. */
  original(file: MediaFile): Promise<string>;
  /** Answers when the catalog knows these files, or has seen that it will not. */
  whenKnown(files: readonly PlacedFile[]): Promise<void>;
}

/** A file that has its place, as it was given, for people. */
interface Entry extends PlacedFile {
  readonly given: string;
}

/** A file on its way: copied aside, found to be there, or refused. */
interface Staged {
  /** Bytes that the progress knows of. */
  readonly reported: number;
  readonly present?: PlacedFile;
  readonly aside?: string;
  readonly content?: Content;
  readonly error?: unknown;
}

/** Files that are copied at once. */
const COPIES_IN_FLIGHT = 4;

/**
 * Copies files into the media folder, one after another, and tells what became of each. Shown as a job by bytes and files; a person may
 * cancel it, and what was copied before stays.
 */
export class FileAddition {
  readonly #target: AdditionTarget;
  readonly #abort = new AbortController();
  readonly #job: JobHandle;
  readonly #entries = new Map<number, Entry>();
  readonly #failures: AdditionFailure[] = [];
  readonly #folders = new Set<string>();
  readonly #touchedFolders = new Set<string>();
  /** What was placed and may not be in the catalog yet, by fingerprint. */
  readonly #placed = new Map<string, (PlacedFile & { readonly diskPath: string })[]>();
  #turn: Promise<unknown> = Promise.resolve();
  #totalFiles = 0;
  #totalBytes = 0;
  #doneFiles = 0;
  #doneBytes = 0;
  #totalCopied = 0;
  #problem: CoreText | undefined;

  constructor(
    target: AdditionTarget,
    announced: { readonly totalFiles: number; readonly totalBytes: number },
  ) {
    this.#target = target;
    this.#totalFiles = announced.totalFiles;
    this.#totalBytes = announced.totalBytes;
    this.#job = target.jobs.start('ADD', labelOf(0, this.#totalFiles), { cancel: () => this.#abort.abort() });
  }

  /** Whether nothing more is taken: a person cancelled it, or the disk refused. */
  get isStopped(): boolean {
    return this.#abort.signal.aborted || this.#problem !== undefined;
  }

  /** Ends it without a person's asking, such as when the sender went away. */
  stop(problem: CoreText): void {
    this.#problem ??= problem;
    this.#abort.abort();
  }

  /** Takes files and folders from the disk, given by absolute paths. */
  async takePaths(given: readonly string[]): Promise<void> {
    const mediaFolder = await realMediaFolder(this.#target.folder());
    try {
      const sources = await findSources(given, {
        mediaFolder,
        exclude: this.#target.exclude,
        signal: this.#abort.signal,
        onFound: (total) => this.#job.progress(0, undefined, labelOf(0, total)),
      });
      this.#failures.push(...sources.failures);
      for (const folder of sources.folders) this.#folders.add(folder);
      this.#totalFiles = sources.files.length + sources.failures.length;
      this.#totalBytes = sources.files.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0);
      await this.#takeSources(sources.files);
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }

  /**
   * Takes a file whose bytes come from elsewhere. One after another, whatever order they come in.
   *
   * @param index the place in the order of all files
   * @param given its path below what was dropped, with forward slashes
   * @param modifiedTime ms since the epoch, where the sender knows it
   * @throws GalleryDeskError `INVALID_ARGUMENT` for a path that leads elsewhere
   */
  async takeBytes(
    index: number,
    given: string,
    bytes: AsyncIterable<Uint8Array>,
    modifiedTime?: number,
  ): Promise<void> {
    const target = safeRelativePath(given);
    const folders = target.split('/').slice(0, -1);
    for (const depth of folders.keys()) this.#folders.add(folders.slice(0, depth + 1).join('/'));
    const { signal } = this.#abort;
    const mediaFolder = this.#target.folder();
    await this.#take(index, given, async () => {
      const aside = await this.#target.staging.write(bytes, mediaFolder, {
        signal,
        onBytes: (count) => this.#progress(count),
      });
      return this.#settle(aside, target, modifiedTime);
    });
  }

  /** Answers what became of all files, once the catalog knows them. */
  async finish(): Promise<Addition> {
    await this.#turn;
    const entries = [...this.#entries].sort(([a], [b]) => a - b).map(([, entry]) => entry);
    for (const folder of this.#touchedFolders) {
      await syncFolder(folder).catch((error: unknown) => {
        this.#problem ??= describeRefusal(error);
      });
    }
    await this.#target.whenKnown(entries);
    const mediaIds: string[] = [];
    let unknown = 0;
    for (const entry of entries) {
      const file = fileOf(this.#target.catalog, entry);
      if (file !== undefined) mediaIds.push(file.id);
      else {
        unknown += 1;
        this.#failures.push({ path: entry.given, reason: 'It went away again before it was looked at.' });
      }
    }
    const isCancelled = this.#abort.signal.aborted && this.#problem === undefined;
    if (this.#problem === undefined) this.#job.finish();
    else this.#job.fail(this.#problem);
    return {
      totalFiles: Math.max(this.#totalFiles, entries.length + this.#failures.length - unknown),
      totalCopied: this.#totalCopied,
      totalPresent: entries.length - this.#totalCopied,
      totalFailed: this.#failures.length,
      mediaIds,
      folders: [...this.#folders],
      failures: this.#failures.slice(0, ADDITION_LIST_LIMIT),
      isCancelled,
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }

  /** Does the work for one file in its turn, and notes what became of it. */
  #take(index: number, given: string, work: () => Promise<PlacedFile>): Promise<void> {
    const turn = this.#turn.then(async () => {
      if (this.isStopped) return;
      try {
        this.#entries.set(index, { given, ...(await work()) });
      } catch (error) {
        if (this.#abort.signal.aborted) return;
        if (error instanceof TargetRefused) this.#problem = textFromElsewhere(error.message);
        else this.#failures.push({ path: given, reason: describeRefusal(error) });
      }
      this.#doneFiles += 1;
      this.#progress(0);
    });
    this.#turn = turn;
    return turn;
  }

  /** Copies some files at once, so that waiting for the disk costs little, and gives them their places one after another. */
  async #takeSources(sources: readonly Source[]): Promise<void> {
    const ahead: Promise<Staged>[] = [];
    let next = 0;
    for (const [index, source] of sources.entries()) {
      for (; ahead.length < COPIES_IN_FLIGHT && !this.isStopped; next++) {
        const upcoming = sources[next];
        if (upcoming === undefined) break;
        ahead.push(this.#stage(upcoming));
      }
      const staged = ahead.shift();
      if (staged === undefined) return;
      await this.#take(index, source.given, async () => this.#placeStaged(await staged, source));
      const { reported, aside } = await staged;
      // A file that was not copied, or not to its end, is done all the same.
      this.#progress(Math.max(0, source.sizeInBytes - reported));
      if (this.isStopped)
        for (const { aside: other } of [{ aside }, ...(await Promise.all(ahead))]) await this.#drop(other);
    }
  }

  /** Copies a file aside unless its content is there. Never rejects: what went wrong is told in its turn. */
  async #stage(source: Source): Promise<Staged> {
    if (source.isInPlace) return { reported: 0, present: { path: source.path } };
    const { staging, folder } = this.#target;
    const { signal } = this.#abort;
    let reported = 0;
    const onBytes = (count: number): void => {
      reported += count;
      this.#progress(count);
    };
    let aside: string | undefined;
    try {
      const present = await this.#fileWith(await contentOf(source.diskPath));
      if (present !== undefined) return { reported, present };
      aside = await staging.copy(source.diskPath, folder(), { signal, onBytes });
      return { reported, aside, content: await contentOf(aside) };
    } catch (error) {
      await this.#drop(aside);
      return { reported, error };
    }
  }

  async #placeStaged({ present, aside, content, error }: Staged, source: Source): Promise<PlacedFile> {
    if (present !== undefined) return present;
    if (aside === undefined || content === undefined) throw error;
    // One with the same content may have got its place while this one was copied.
    const twin = await this.#placedWith(content);
    if (twin === undefined) return this.#place(aside, source.path, content.fingerprint);
    await this.#drop(aside);
    return twin;
  }

  async #drop(aside: string | undefined): Promise<void> {
    if (aside !== undefined) await this.#target.staging.forget(aside);
  }

  /** Gives a file that was written aside its place, or throws it away for one that is there. */
  async #settle(aside: string, target: string, modifiedTime: number | undefined): Promise<PlacedFile> {
    try {
      const content = await contentOf(aside);
      const present = await this.#fileWith(content);
      if (present !== undefined) return present;
      if (modifiedTime !== undefined) await this.#target.staging.date(aside, modifiedTime);
      return await this.#place(aside, target, content.fingerprint);
    } finally {
      await this.#target.staging.forget(aside);
    }
  }

  /** Where this content is in the media folder already. */
  async #fileWith(content: Content): Promise<PlacedFile | undefined> {
    const { catalog, original } = this.#target;
    const { signal } = this.#abort;
    const placed = await this.#placedWith(content);
    if (placed !== undefined) return placed;
    const file = await fileWithContent(content, catalog, original, signal);
    return file && { path: file.path };
  }

  async #placedWith(content: Content): Promise<PlacedFile | undefined> {
    for (const placed of this.#placed.get(content.fingerprint) ?? []) {
      if (await isSameContent(content, placed.diskPath, this.#abort.signal)) return placed;
    }
    return undefined;
  }

  async #place(aside: string, target: string, fingerprint: string): Promise<PlacedFile> {
    try {
      const root = await realMediaFolder(this.#target.folder());
      const folder = await folderInside(
        root,
        path.posix.dirname(target) === '.' ? '' : path.posix.dirname(target),
      );
      const diskPath = await placeFile(aside, folder, path.posix.basename(target), { isSynced: false });
      this.#touchedFolders.add(folder);
      this.#totalCopied += 1;
      const relative = path.relative(root, diskPath).split(path.sep).join('/').normalize('NFC');
      const placed = { diskPath, path: relative, fingerprint };
      this.#placed.set(fingerprint, [...(this.#placed.get(fingerprint) ?? []), placed]);
      return placed;
    } catch (error) {
      throw refusalOf(error, target);
    } finally {
      await this.#target.staging.forget(aside);
    }
  }

  #progress(bytes: number): void {
    this.#doneBytes += bytes;
    // Files that grew, or that nobody announced.
    this.#totalBytes = Math.max(this.#totalBytes, this.#doneBytes);
    this.#job.progress(this.#doneBytes, this.#totalBytes, labelOf(this.#doneFiles, this.#totalFiles));
  }
}

function labelOf(done: number, total: number): JobText {
  if (total === 1) return 'Adding 1 file';
  return done === 0 ? `Adding ${total} files` : `Adding files: ${done} of ${total}`;
}

/** What the disk of the media folder says when it is full, read-only or gone is no matter of one file. */
function refusalOf(error: unknown, target: string): unknown {
  const code = error instanceof GalleryDeskError ? undefined : systemCodeOf(error);
  if (code === undefined || code === 'ENAMETOOLONG' || code === 'ENOTDIR') return error;
  return new TargetRefused('The media folder did not take', target, error);
}
