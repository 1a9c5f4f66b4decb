import { Color, TextStyle } from '@tiptap/extension-text-style';
import { TextAlign } from '@tiptap/extension-text-align';
import { StarterKit } from '@tiptap/starter-kit';
import { KEPT_FORMATS } from './kept-formats.ts';

/** Addresses that a link of a text may have: those that the core lets through. */
const LINK_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

export function isLinkAddress(address: string): boolean {
  return URL.canParse(address) && LINK_SCHEMES.includes(new URL(address).protocol);
}

/** What texts can hold: no more than the core keeps of them, so that what is written is what is published. */
export const TEXT_EXTENSIONS = [
  StarterKit.configure({
    // An empty paragraph behind a heading would be published with it.
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      isAllowedUri: (address) => isLinkAddress(address),
      HTMLAttributes: { rel: 'noopener noreferrer', target: null, class: null },
    },
  }),
  TextStyle,
  Color,
  TextAlign.configure({ types: ['heading', 'paragraph'] }),
  ...KEPT_FORMATS,
];
