import { Extension, Mark, mergeAttributes } from '@tiptap/react';

/*
 * What the editor does not offer but texts from other programs have. It stays with the words it belongs to: writing in a text must not take
 * away what somebody gave it elsewhere.
 */

/** A mark that is one tag, as it comes. */
function markOf(tag: string) {
  return Mark.create({
    name: tag,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  });
}

/** The name of a declaration in a `style`, such as `lineHeight`. */
type Declaration = Extract<keyof CSSStyleDeclaration, string>;

const cssName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A declaration as an attribute of nodes or marks. */
function kept(name: Declaration) {
  return {
    default: null,
    parseHTML: (element: HTMLElement): string | null => {
      const value = element.style[name];
      return typeof value === 'string' && value !== '' ? value : null;
    },
    renderHTML: (attributes: Readonly<Record<string, unknown>>): Record<string, string> => {
      const value = attributes[name];
      return typeof value === 'string' ? { style: `${cssName(name)}: ${value}` } : {};
    },
  };
}

const attributesOf = (names: readonly Declaration[]) =>
  Object.fromEntries(names.map((name) => [name, kept(name)]));

/** An attribute of the element, where it has one. */
function keptAttribute(name: 'dir' | 'lang') {
  return {
    default: null,
    parseHTML: (element: HTMLElement): string | null => element.getAttribute(name),
    renderHTML: (attributes: Readonly<Record<string, unknown>>): Record<string, string> => {
      const value = attributes[name];
      return typeof value === 'string' ? { [name]: value } : {};
    },
  };
}

const BLOCKS = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'listItem', 'codeBlock'];

const KeptStyles = Extension.create({
  name: 'keptStyles',
  addGlobalAttributes: () => [
    {
      types: BLOCKS,
      attributes: {
        dir: keptAttribute('dir'),
        lang: keptAttribute('lang'),
        ...attributesOf([
          'color',
          'backgroundColor',
          'fontSize',
          'fontFamily',
          'fontWeight',
          'fontStyle',
          'lineHeight',
          'letterSpacing',
          'textTransform',
          'direction',
        ]),
      },
    },
    {
      types: ['textStyle'],
      attributes: {
        dir: keptAttribute('dir'),
        lang: keptAttribute('lang'),
        ...attributesOf([
          'backgroundColor',
          'fontSize',
          'fontFamily',
          'lineHeight',
          'letterSpacing',
          'textTransform',
        ]),
      },
    },
  ],
});

export const KEPT_FORMATS = [markOf('mark'), markOf('sub'), markOf('sup'), markOf('small'), KeptStyles];
