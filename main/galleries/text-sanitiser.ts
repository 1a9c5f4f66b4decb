import sanitizeHtml from 'sanitize-html';
import { invalidField } from './refusals.ts';

const COLOUR = /^(?:#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/deg-]{1,60}\)|[a-z]{3,25})$/i;
const SIZE = /^\d{1,4}(?:\.\d{1,3})?(?:px|em|rem|%|pt)$/;
const WORD = /^[a-z-]{2,20}$/i;

/** Colour, size and alignment: what a text needs to look as written. No value can hold an address or a function. */
const STYLES: Record<string, RegExp[]> = {
  color: [COLOUR],
  'background-color': [COLOUR],
  'text-align': [/^(?:left|right|center|justify|start|end)$/],
  'font-size': [SIZE, WORD],
  'font-weight': [/^(?:\d{3}|normal|bold|bolder|lighter)$/],
  'font-style': [/^(?:normal|italic|oblique)$/],
  'font-family': [/^[\w\s,'"-]{1,200}$/],
  'text-decoration': [/^(?:none|underline|line-through)$/],
  'text-decoration-line': [/^(?:none|underline|line-through)$/],
  'text-transform': [/^(?:none|uppercase|lowercase|capitalize)$/],
  'line-height': [/^\d{1,2}(?:\.\d{1,3})?$/, SIZE],
  'letter-spacing': [/^-?\d{1,2}(?:\.\d{1,3})?(?:px|em)$/],
  direction: [/^(?:ltr|rtl)$/],
};

const BLOCK_TAGS = 'p div br hr h1 h2 h3 h4 h5 h6 blockquote pre ul ol li'.split(' ');
const INLINE_TAGS = 'span strong b em i u s sub sup small mark code a'.split(' ');

/**
 * The content of these goes with them; of all other tags, the text stays. Those whose content is raw text to one parser or another must all
 * be named: sanitize-html gives the content of a disallowed `xmp` back unescaped when a list of one's own leaves it out.
 */
const TAGS_WITHOUT_TEXT =
  'script style textarea option xmp plaintext noscript noembed noframes iframe object svg math template title'.split(
    ' ',
  );

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCK_TAGS, ...INLINE_TAGS],
  allowedAttributes: { a: ['href', 'target', 'rel'], '*': ['style', 'dir', 'lang'] },
  allowedStyles: { '*': STYLES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nonTextTags: TAGS_WITHOUT_TEXT,
  transformTags: {
    a: (tagName, { href, target, dir, lang, style }) => ({
      tagName,
      attribs: {
        ...(href === undefined ? {} : { href }),
        rel: 'noopener noreferrer',
        ...(target === '_blank' ? { target } : {}),
        ...(dir === undefined ? {} : { dir }),
        ...(lang === undefined ? {} : { lang }),
        ...(style === undefined ? {} : { style }),
      },
    }),
  },
};

/** HTML with formatting and links alone: no script, no handler, nothing that loads from elsewhere. */
export function sanitiseHtml(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}

/** The text as HTML that shows it literally. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Whatever in CSS can load or run something; escapes (`\75rl`) and comments can hide the rest, so they count as well. */
const DANGEROUS_CSS =
  /url\s*\(|image-set\s*\(|expression\s*\(|javascript\s*:|@import|-moz-binding|behavior\s*:|[\\<>{}]|\/\*/i;

/**
 * Checks the free key-values that style a text item.
 *
 * @param field path of the key-values, such as `item.text.css`
 * @throws GalleryDeskError `INVALID_ARGUMENT` naming the key whose value is not a plain string, number or boolean, or can load something
 */
export function checkCss(css: Readonly<Record<string, unknown>>, field: string): void {
  for (const [key, value] of Object.entries(css)) {
    if (typeof value === 'number' || typeof value === 'boolean') continue;
    if (typeof value !== 'string') {
      throw invalidField(`${field}.${key}`, 'TYPE', 'Must be a string, a number or a boolean.');
    }
    if (DANGEROUS_CSS.test(value) || DANGEROUS_CSS.test(key)) {
      throw invalidField(
        `${field}.${key}`,
        'FORMAT',
        `“${value.slice(0, 100)}” is not allowed: a style must not load or run anything, so url(…), expression(…), @import, backslashes, braces and comments are refused.`,
      );
    }
  }
}
