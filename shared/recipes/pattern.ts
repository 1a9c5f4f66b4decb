/** What can stand between braces in the patterns of a gallery's name. */
export const GALLERY_PLACEHOLDERS = ['path', 'folder', 'parent', 'chosen', 'number', 'date'] as const;

/** What can stand between braces in the patterns of an item's texts. */
export const ITEM_PLACEHOLDERS = [
  'title',
  'description',
  'filename',
  'file',
  'number',
  'date',
  'camera',
  'lens',
  'keywords',
  'creator',
  'copyright',
  'folder',
  'gallery',
] as const;

export type GalleryPlaceholder = (typeof GALLERY_PLACEHOLDERS)[number];
export type ItemPlaceholder = (typeof ITEM_PLACEHOLDERS)[number];

/** A placeholder with how it is written: `date:YYYY`. */
interface Choice<P extends string> {
  readonly placeholder: P;
  readonly format: string | undefined;
}

/** Text as it stands, or the first of some placeholders that has something to say. */
type Piece<P extends string> = string | readonly Choice<P>[];

/** A pattern such as `{title|filename} ({date:D MMMM YYYY})`, read. */
export type Pattern<P extends string> = readonly Piece<P>[];

/** Why a text is no pattern. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/**
 * Reads a pattern: `{a|b}` is a, or b where a is empty; `{a:format}` says how a is written. `{{` and `}}` are braces.
 *
 * @throws PatternError for a brace without its other one, or a placeholder that is not among the given ones
 */
export function readPattern<P extends string>(text: string, placeholders: readonly P[]): Pattern<P> {
  const pieces: Piece<P>[] = [];
  let plain = '';
  for (const [token] of text.matchAll(/\{\{|\}\}|\{[^{}]*\}|[^{}]+|[{}]/g)) {
    if (token === '{{' || token === '}}') plain += token.slice(0, 1);
    else if (token === '{' || token === '}') {
      throw new PatternError(`A “${token}” has no other one to it. Write it twice to have it in the text.`);
    } else if (token.startsWith('{')) {
      if (plain !== '') pieces.push(plain);
      plain = '';
      pieces.push(
        token
          .slice(1, -1)
          .split('|')
          .map((choice) => readChoice(choice, placeholders)),
      );
    } else plain += token;
  }
  if (plain !== '') pieces.push(plain);
  return pieces;
}

function readChoice<P extends string>(text: string, placeholders: readonly P[]): Choice<P> {
  const colon = text.indexOf(':');
  const name = (colon < 0 ? text : text.slice(0, colon)).trim().toLowerCase();
  const placeholder = placeholders.find((candidate) => candidate === name);
  if (placeholder === undefined) {
    throw new PatternError(
      `There is no {${text}}. What there is: ${placeholders.map((known) => `{${known}}`).join(', ')}.`,
    );
  }
  return { placeholder, format: colon < 0 ? undefined : text.slice(colon + 1) };
}

/** Marks where a placeholder had nothing to say; it is in no text, because control characters are taken out of values. */
const GAP = '\u0000';
const JOINTS = String.raw`[\s,;:·|/–—-]*`;
const GAP_AT_START = new RegExp(`^(?:${GAP}${JOINTS})+`);
const EMPTY_BRACKETS = new RegExp(String.raw`\s*(?:\(${GAP}\)|\[${GAP}\])`, 'g');
const OTHER_GAP = new RegExp(`${JOINTS}${GAP}`, 'g');

// oxlint-disable-next-line no-control-regex
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/**
 * Writes a pattern out. Where a placeholder is empty, the comma, dash or brackets around it go as well; when all are empty, so is the text:
 * the words between them alone say nothing.
 */
export function writePattern<P extends string>(
  pattern: Pattern<P>,
  valueOf: (placeholder: P, format: string | undefined) => string | undefined,
): string {
  let isSaid = false;
  let hasPlaceholder = false;
  const written = pattern.map((piece) => {
    if (typeof piece === 'string') return piece;
    hasPlaceholder = true;
    for (const { placeholder, format } of piece) {
      const value = withoutControls(valueOf(placeholder, format) ?? '').trim();
      if (value === '') continue;
      isSaid = true;
      return value;
    }
    return GAP;
  });
  if (hasPlaceholder && !isSaid) return '';
  const text = written.join('');
  if (!text.includes(GAP)) return text.trim();
  return text.replace(GAP_AT_START, '').replace(EMPTY_BRACKETS, '').replace(OTHER_GAP, '').trim();
}
