import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere, type CoreText } from '../../shared/text/core-text.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { SourceChanged } from './staging.ts';

const REASONS: Readonly<Record<string, CoreText>> = {
  ENOENT: 'It is not there any more.',
  ENOTDIR: 'It is not there any more.',
  EACCES: 'It may not be read. Check who may read it.',
  EPERM: 'It may not be read. Check who may read it.',
  EIO: 'Its disk reported an error. Check the disk and its cable.',
  ELOOP: 'It is a link that leads nowhere but to itself.',
  ENAMETOOLONG: 'Its path is too long.',
  EISDIR: 'It is a folder.',
  EMFILE: 'Too many files are open. Close other programs and try again.',
};

/** For people: why one file could not be added, moved or restored. A sentence or two. */
export function describeRefusal(error: unknown): CoreText {
  if (error instanceof SourceChanged) return 'It was changed while it was copied. Add it again.';
  if (error instanceof GalleryDeskError) {
    return textFromElsewhere(
      error.data.fieldViolations?.map(({ description }) => description).join(' ') ?? error.message,
    );
  }
  const code = systemCodeOf(error);
  if (code !== undefined) return REASONS[code] ?? `The system refused it (${code}).`;
  return textFromElsewhere(error instanceof Error ? error.message : String(error));
}
