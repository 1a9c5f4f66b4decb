import type { Finding } from '../../shared/model/finding.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import { namesIn } from './folder-removal.ts';

/** What a library folder holds beside what a person puts there. */
const KNOWN = new Set([
  'library.json',
  'media.json',
  'journal.jsonl',
  'library.lock',
  'galleries',
  'history',
  'posters',
  'cache',
  'backups',
  'media',
  'aside',
  'published',
]);
const RESTS = /\.[0-9a-f]{12}\.tmp$|\.partial$/;

/** Names the files that nothing in a library reads. Hidden files belong to the system or to other tools. */
export async function checkStrayFiles(files: LibraryFiles, findings: Finding[]): Promise<void> {
  const stray = (file: string, what: string) =>
    findings.push({ severity: 'WARNING', file, what, repair: 'Move it aside.' });
  for (const name of await namesIn(files.fileSystem, files.folder)) {
    if (name.startsWith('.') || KNOWN.has(name) || name.startsWith('library.lock.')) continue;
    if (name === 'replacing') {
      const what = 'A restore or repair was interrupted after it had been decided.';
      findings.push({
        severity: 'WARNING',
        file: name,
        what,
        repair: 'Bring it to its end, as the next opening does.',
      });
    } else if (RESTS.test(name)) stray(name, 'It was left by a program that was stopped while it wrote.');
  }
  for (const name of await namesIn(files.fileSystem, files.galleriesFolder)) {
    if (name.startsWith('.') || files.galleryIdOf(name) !== undefined) continue;
    stray(`galleries/${name}`, 'It is no file of a gallery; nothing reads it.');
  }
  for (const name of await namesIn(files.fileSystem, files.historyFolder)) {
    if (name.startsWith('.') || /^\d+-\d+\.jsonl$/.test(name)) continue;
    stray(`history/${name}`, 'It is no file of the history; nothing reads it.');
  }
}
