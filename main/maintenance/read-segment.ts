import type { Change } from '../../shared/events/domain-event.ts';
import { keptBytes, linesFromEnd } from '../store/kept-lines.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import type { Turns } from './turns.ts';

const NEW_LINE = 0x0a;

/**
 * The changes of a file of the history, the newest first, read without holding others up. Answers whether the file holds
 * just what its name says.
 *
 * @throws `DATA_LOSS` at a line that does not have the checksum it was written with, the operating system's errors
 */
export async function* changesOfSegment(
  files: LibraryFiles,
  { path, first, last }: { readonly path: string; readonly first: number; readonly last: number },
  turns: Turns,
): AsyncGenerator<Change, boolean, void> {
  const bytes = await files.fileSystem.readFile(path);
  const kept = keptBytes(bytes, path, files.migrations);
  let expected = last;
  for (const line of linesFromEnd(kept, files.migrations)) {
    const change = line.change();
    if (change.sequence !== expected) return false;
    expected -= 1;
    yield change;
    await turns.give();
  }
  return expected === first - 1 && kept.header.firstSequence === first && bytes.at(-1) === NEW_LINE;
}
