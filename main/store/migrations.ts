import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { damagedFile } from './store-error.ts';

/** A file of the library as parsed: its fields, and the list it ends with, if it has one. */
export interface RawDocument {
  readonly head: Readonly<Record<string, unknown>>;
  readonly list: readonly unknown[];
}

export type FileKind = 'library' | 'gallery' | 'media' | 'journal';

/**
 * What takes the files of one schema version to the next; a kind that is left out did not change. For the journal a document's head is
 * one change.
 */
export type Migration = { readonly [K in FileKind]?: (document: RawDocument) => RawDocument };

/** Entry n takes version n + 1 to version n + 2. Entries are only ever added. */
export const MIGRATIONS: readonly Migration[] = [];

/** The version this program writes. */
export function schemaVersionOf(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}

/**
 * Checks the version of a file of the library.
 *
 * @throws `FAILED_PRECONDITION` for a newer version than this program knows, `DATA_LOSS` for one that is no version
 */
export function checkSchemaVersion(version: unknown, file: string, migrations: readonly Migration[]): number {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw damagedFile(file, 'schemaVersion', 'it must be a whole number from 1.');
  }
  const known = schemaVersionOf(migrations);
  if (version > known) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `${file} was written by a newer version of Gallery Desk (its format is ${version}, this program knows up to ${known}). Update Gallery Desk to open this library; nothing was changed.`,
      { file, value: version },
    );
  }
  return version;
}

/** Takes a document of an older version, step by step, to the one this program knows. */
export function migrate(
  kind: FileKind,
  document: RawDocument,
  version: number,
  migrations: readonly Migration[],
): RawDocument {
  return migrations
    .slice(version - 1)
    .reduce((current, migration) => migration[kind]?.(current) ?? current, document);
}
