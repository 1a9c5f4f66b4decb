import { createElement, Fragment, type CSSProperties, type ReactNode } from 'react';
import { parsedText } from './parsed-text.ts';

/**
 * What a text may be made of, as the core keeps it. A card is looked at and not read through: its links are words, and its headings none of
 * the window.
 */
const TAGS: Readonly<Record<string, string>> = {
  A: 'span',
  ...Object.fromEntries(['H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((tag) => [tag, 'div'])),
  ...Object.fromEntries(
    'p div br hr blockquote pre ul ol li span strong b em i u s sub sup small mark code'
      .split(' ')
      .map((tag) => [tag.toUpperCase(), tag]),
  ),
};

/** Their content goes with them. */
const TAGS_WITHOUT_TEXT =
  /^(?:script|style|textarea|option|xmp|plaintext|noscript|noembed|noframes|iframe|object|svg|math|template|title)$/i;

/** Lengths of a text are px of the page that it is published on. A card is smaller: `--text-unit` is one of them here. */
const PX_OF_UNIT: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, rem: 16 };

function scaledSize(size: string): string | undefined {
  const [, number, unit = ''] = /^([\d.]+)(px|pt|rem|em|%)$/.exec(size) ?? [];
  if (number === undefined) return undefined;
  const px = PX_OF_UNIT[unit];
  return px === undefined ? size : `calc(var(--text-unit) * ${Number(number) * px})`;
}

/** Of the declarations that a text may hold, those that a card shows. The parser has dropped what they cannot be. */
function styleOf({ style }: HTMLElement): CSSProperties | undefined {
  const known: CSSProperties = {};
  if (style.color !== '') known.color = style.color;
  if (style.backgroundColor !== '') known.backgroundColor = style.backgroundColor;
  if (/^(?:left|right|center|justify|start|end)$/.test(style.textAlign))
    known.textAlign = style.textAlign as 'left';
  if (style.fontWeight !== '') known.fontWeight = style.fontWeight;
  if (style.fontStyle !== '') known.fontStyle = style.fontStyle;
  const line = style.textDecorationLine;
  if (/^(?:underline|line-through|none)$/.test(line)) known.textDecorationLine = line;
  const size = scaledSize(style.fontSize);
  if (size !== undefined) known.fontSize = size;
  return Object.keys(known).length === 0 ? undefined : known;
}

function nodeOf(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof HTMLElement)) return null;
  if (TAGS_WITHOUT_TEXT.test(node.tagName)) return null;
  const tag = TAGS[node.tagName];
  const children = [...node.childNodes].map(nodeOf);
  if (tag === undefined) return createElement(Fragment, { key }, ...children);
  const { dir } = node;
  const attributes = {
    key,
    style: styleOf(node),
    ...(dir === '' ? {} : { dir }),
    ...(node.lang === '' ? {} : { lang: node.lang }),
    ...(/^(?:A|H\d)$/.test(node.tagName) ? { className: `text-card-${node.tagName.toLowerCase()}` } : {}),
    ...(node instanceof HTMLOListElement ? { start: node.start } : {}),
  };
  return tag === 'br' || tag === 'hr'
    ? createElement(tag, { key })
    : createElement(tag, attributes, ...children);
}

/**
 * A text with its formats, as elements. Parsed apart from the page and made anew of what is known to be harmless: nothing of it is loaded, run,
 * focused or followed, whoever wrote the file that it is from.
 */
export function richTextOf(html: string): ReactNode {
  return createElement(Fragment, null, ...[...parsedText(html).childNodes].map(nodeOf));
}
