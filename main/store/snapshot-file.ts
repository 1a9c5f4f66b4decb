import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Adapter, Low } from 'lowdb';
import { writeAtomically } from './atomic-file.ts';
import { documentText, parseDocument } from './document-text.ts';
import { type FileFacts, type FileSystem, isNotThere } from './file-system.ts';
import { checkSchemaVersion, migrate, type Migration, schemaVersionOf } from './migrations.ts';
import type { SnapshotForm } from './snapshots.ts';
import { damagedFile, diskError } from './store-error.ts';

/** Entries checked at a time; half a millisecond of work. */
const CHECK_STEP = 2048;

/** lowdb's way to one file; atomic and durable, as lowdb's own file adapter is not. */
class SnapshotAdapter<T> implements Adapter<T> {
  /** Of the file as it was last read or written. */
  facts: FileFacts | undefined;
  /** The schema version the file was last read in. */
  version: number | undefined;

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly path: string,
    private readonly form: SnapshotForm<T>,
    private readonly migrations: readonly Migration[],
  ) {}

  async read(): Promise<T | null> {
    let bytes: Buffer;
    try {
      // Taken before the content: if the file changes in between, the facts no longer fit and are not trusted later.
      const { size, mtimeMs } = await this.fileSystem.stat(this.path);
      bytes = await this.fileSystem.readFile(this.path);
      this.facts = { size, mtimeMs };
    } catch (error) {
      if (isNotThere(error)) return null;
      throw diskError('Could not read', this.path, error);
    }
    const document = await parseDocument(bytes, this.path, this.form.listName);
    const { schemaVersion, ...head } = document.head;
    this.version = checkSchemaVersion(schemaVersion, this.path, this.migrations);
    const current = migrate(this.form.kind, { head, list: document.list }, this.version, this.migrations);
    await this.#checkEntries(current.list);
    return this.form.fromDocument(current, this.path);
  }

  async #checkEntries(list: readonly unknown[]): Promise<void> {
    const ids = new Set<string>();
    for (const [index, entry] of list.entries()) {
      const id = this.form.checkEntry?.(entry, index, this.path).id;
      if (id === undefined) return;
      if (ids.has(id)) {
        const place = `${this.form.listName}[${index}].id`;
        throw damagedFile(this.path, place, `an earlier entry has the id ${id} too.`);
      }
      ids.add(id);
      if (index % CHECK_STEP === CHECK_STEP - 1) await nextTurn();
    }
  }

  async write(snapshot: T): Promise<void> {
    const { head, list } = this.form.toDocument(snapshot);
    const versioned = { schemaVersion: schemaVersionOf(this.migrations), ...head };
    try {
      this.facts = await writeAtomically(
        this.fileSystem,
        this.path,
        documentText(versioned, this.form.listName, list),
      );
    } catch (error) {
      throw diskError('Could not write', this.path, error);
    }
  }
}

export interface ReadSnapshot<T> {
  readonly snapshot: T;
  readonly facts: FileFacts;
  /** Lower than the present one for a file that was migrated in memory and waits to be written anew. */
  readonly version: number;
}

/** One JSON file of the library, read and written as a whole. */
export class SnapshotFile<T> {
  readonly path: string;
  readonly #adapter: SnapshotAdapter<T>;

  constructor(fileSystem: FileSystem, path: string, form: SnapshotForm<T>, migrations: readonly Migration[]) {
    this.path = path;
    this.#adapter = new SnapshotAdapter(fileSystem, path, form, migrations);
  }

  /**
   * Undefined when the file is not there.
   *
   * @throws `DATA_LOSS` for a damaged file, `FAILED_PRECONDITION` for a newer one, `UNAVAILABLE` when the disk refuses
   */
  async read(): Promise<ReadSnapshot<T> | undefined> {
    const low = new Low<T | null>(this.#adapter as Adapter<T | null>, null);
    await low.read();
    const { facts, version } = this.#adapter;
    if (low.data === null || facts === undefined || version === undefined) return undefined;
    return { snapshot: low.data, facts, version };
  }

  /** @throws `UNAVAILABLE` when the disk refuses; the old file stands then */
  async write(snapshot: T): Promise<FileFacts> {
    // A Low of its own for each write: it would otherwise keep the snapshot, and so a second copy of the list, in memory.
    const low = new Low<T>(this.#adapter, snapshot);
    await low.write();
    const { facts } = this.#adapter;
    if (facts === undefined) throw new Error(`${this.path} was written without its facts.`);
    return facts;
  }
}
