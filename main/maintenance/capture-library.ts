import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { changeLine, fieldsOf, headerLine, readHeader } from '../store/journal-format.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import type { Store } from '../store/open-store.ts';
import { damagedFile } from '../store/store-error.ts';
import { namesIn } from './folder-removal.ts';
import type { BackupEntry, BackupFacts } from './backup-writer.ts';

/** The first line of a journal is far shorter, bytes. */
const LONGEST_HEADER = 4096;
/** Characters of lines put together before others get their turn. */
const STEP = 512 * 1024;

/**
 * The files of an open library as they are to stand in a backup, all agreeing at one change, while changes go on. Each snapshot is taken
 * as it is when its turn comes; all of them hold at least what had left the journal when this began. The journal comes last and is written
 * anew: with every change from there on up to the last durable one, so that replaying it takes each snapshot to that change.
 *
 * @throws `UNAVAILABLE` when the disk refuses, `DATA_LOSS` at a damaged journal or history
 */
export async function* captureLibrary(
  store: Store,
  files: LibraryFiles,
): AsyncGenerator<BackupEntry, BackupFacts, void> {
  const first = await firstSequenceOf(files);
  const names = await files.fileSystem.readFolder(files.galleriesFolder);
  yield { path: 'library.json', source: files.library.path };
  yield { path: 'media.json', source: files.media.path };
  for (const name of names) {
    if (files.galleryIdOf(name) === undefined) continue;
    // A gallery that was deleted meanwhile: the journal tells.
    yield { path: `galleries/${name}`, source: `${files.galleriesFolder}/${name}`, mayBeGone: true };
  }
  yield* captureHistory(files);
  yield* capturePosters(files);
  const { chunks, ...facts } = await captureJournal(store, files, first);
  yield { path: 'journal.jsonl', chunks };
  return facts;
}

/** The stills that people chose; one that is written meanwhile is in the next backup, as is the change that refers to it. */
async function* capturePosters(files: LibraryFiles): AsyncGenerator<BackupEntry, void, void> {
  const folder = join(files.folder, 'posters');
  for (const name of await namesIn(files.fileSystem, folder)) {
    if (!/^[0-9a-f]{32}\.jpg$/.test(name)) continue;
    yield { path: `posters/${name}`, source: join(folder, name), mayBeGone: true };
  }
}

/** Segments that are merged meanwhile appear under their new name. */
async function* captureHistory(files: LibraryFiles): AsyncGenerator<BackupEntry, void, void> {
  const taken = new Set<string>();
  for (;;) {
    const names = (await historyNames(files)).filter((name) => !taken.has(name));
    if (names.length === 0) return;
    for (const name of names) {
      taken.add(name);
      yield { path: `history/${name}`, source: `${files.historyFolder}/${name}`, mayBeGone: true };
    }
  }
}

async function historyNames(files: LibraryFiles): Promise<string[]> {
  const names = await namesIn(files.fileSystem, files.historyFolder);
  return names.filter((name) => /^\d+-\d+\.jsonl$/.test(name));
}

async function firstSequenceOf({ fileSystem, journal, migrations }: LibraryFiles): Promise<number> {
  const handle = await fileSystem.open(journal, 'r');
  try {
    const bytes = Buffer.alloc(LONGEST_HEADER);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    const [line = ''] = bytes.toString('utf8', 0, bytesRead).split('\n', 1);
    const fields = fieldsOf(line);
    if (fields === undefined) {
      throw damagedFile(journal, 'line 1', 'the line that says what the file is cannot be read.');
    }
    return readHeader(fields, journal, migrations).firstSequence;
  } finally {
    await handle.close();
  }
}

/** The changes from `first` on, as a journal of their own. */
async function captureJournal(
  store: Store,
  files: LibraryFiles,
  first: number,
): Promise<BackupFacts & { readonly chunks: readonly Buffer[] }> {
  const { id, name } = store.state.settings;
  const pieces: string[] = [];
  let piece = 0;
  let sequence: number | undefined;
  let oldest = Infinity;
  let lastChangeId: string | undefined;
  for await (const line of store.history.backwards()) {
    const isLast = sequence === undefined;
    sequence ??= line.sequence;
    if (line.sequence < first && !isLast) break;
    const change = line.change();
    if (isLast) lastChangeId = change.id;
    if (line.sequence < first) break;
    oldest = line.sequence;
    const text = changeLine(JSON.stringify(change), change.sequence - 1);
    pieces.push(text);
    piece += text.length;
    if (piece > STEP) {
      piece = 0;
      await nextTurn();
    }
  }
  if (sequence !== undefined && sequence >= first && oldest !== first) {
    throw new GalleryDeskError(
      'UNAVAILABLE',
      `The history of ${basename(files.folder)} was shortened while it was copied. Try again.`,
      { file: files.historyFolder },
    );
  }
  pieces.push(headerLine(id, first, files.migrations));
  return {
    library: { id, name },
    sequence: sequence ?? store.sequence,
    ...(lastChangeId !== undefined && { lastChangeId }),
    chunks: [...grouped(pieces.reverse())],
  };
}

/** Few long pieces instead of many short ones. */
function* grouped(lines: readonly string[]): Generator<Buffer> {
  let group: string[] = [];
  let length = 0;
  for (const line of lines) {
    group.push(line);
    length += line.length;
    if (length < STEP) continue;
    yield Buffer.from(group.join(''));
    group = [];
    length = 0;
  }
  yield Buffer.from(group.join(''));
}

/** The files of a library that nobody has open, just as they are. */
export async function* captureClosedLibrary(
  files: LibraryFiles,
  facts: BackupFacts,
): AsyncGenerator<BackupEntry, BackupFacts, void> {
  for (const path of ['library.json', 'media.json', 'journal.jsonl']) {
    yield { path, source: join(files.folder, path), mayBeGone: true };
  }
  for (const folder of ['galleries', 'history']) {
    for (const name of await namesIn(files.fileSystem, join(files.folder, folder))) {
      if (!/^[\w-][\w.-]*\.jsonl?$/.test(name)) continue;
      yield { path: `${folder}/${name}`, source: join(files.folder, folder, name), mayBeGone: true };
    }
  }
  yield* capturePosters(files);
  return facts;
}
