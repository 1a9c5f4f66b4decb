import { assertNever } from '../assert-never.ts';
import type { MediaFile } from '../model/media-file.ts';
import type { LeftOutFile, LeftOutReason } from './recipe-plan.ts';
import type { RecipeRules } from './recipe.ts';
import { ratingOf } from './file-facts.ts';
import { textFromElsewhere, type CoreText } from '../text/core-text.ts';

export function leftOut(file: MediaFile, reason: LeftOutReason, message: CoreText): LeftOutFile {
  return { mediaId: file.id, path: file.path, reason, message };
}

function problemOf({ problem }: MediaFile): CoreText | undefined {
  return problem === undefined ? undefined : textFromElsewhere(problem);
}

const KIND_WORDS = { IMAGE: 'pictures', VIDEO: 'videos', TEXT: 'texts', OTHER: 'other files' } as const;

/** What speaks against making an item of a file, whichever gallery it would go to; undefined when nothing does. */
export function objectionTo(file: MediaFile, rules: RecipeRules): LeftOutFile | undefined {
  switch (file.status) {
    case 'PENDING':
      return leftOut(file, 'PENDING', 'It was not read yet. Try again in a moment.');
    case 'MISSING':
      return leftOut(file, 'MISSING', problemOf(file) ?? 'It is missing from the media folder.');
    case 'DAMAGED':
      return leftOut(file, 'DAMAGED', problemOf(file) ?? 'It is damaged and cannot be shown.');
    case 'UNSUPPORTED':
      return leftOut(file, 'UNSUPPORTED', problemOf(file) ?? 'Galleries cannot show files of its kind.');
    case 'READY':
      break;
    default:
      return assertNever(file.status);
  }
  const { kind } = file;
  if (kind === 'OTHER') return leftOut(file, 'UNSUPPORTED', 'Galleries cannot show files of its kind.');
  if (!rules.kinds.includes(kind)) {
    return leftOut(file, 'KIND', `The recipe leaves ${KIND_WORDS[kind]} out.`);
  }
  const rating = ratingOf(file);
  // Stars are given to what one looks at; a text has none to be chosen by.
  if (kind !== 'TEXT' && rating < rules.minRating) {
    const has =
      rating < 0
        ? 'It was rejected'
        : rating === 0
          ? 'It has no stars'
          : (`It has ${rating} of 5 stars` as const);
    return leftOut(
      file,
      'RATING',
      rules.minRating > 0 ? `${has}; the recipe takes ${rules.minRating} and more.` : 'It was rejected.',
    );
  }
  return undefined;
}
