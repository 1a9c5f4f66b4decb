/** Text that is HTML already. Only `markup`, `attribute` and `trustedMarkup` make one, so that nothing unescaped gets into a page by mistake. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type MarkupValue = string | number | Markup | false | undefined | readonly MarkupValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe in the text of an element and in a quoted attribute. */
export function escapeText(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function toText(value: MarkupValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  let text = '';
  for (const part of value) text += toText(part);
  return text;
}

/**
 * HTML from a template in which every value is escaped: `` markup`<p title="${title}">${text}</p>` ``. Lists follow each other, `undefined`
 * and `false` are nothing. Attributes must be quoted, and values have no place in names, scripts, styles or comments.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += toText(value) + (strings[index + 1] ?? '');
  return new Markup(text);
}

/** For what was sanitised before, and for nothing else. */
export function trustedMarkup(text: string): Markup {
  return new Markup(text);
}

/** ` name="value"`, or nothing without a value; the name alone for `true`. */
export function attribute(name: string, value: string | number | boolean | undefined): Markup {
  if (value === undefined || value === false) return new Markup('');
  if (value === true) return new Markup(` ${name}`);
  return new Markup(` ${name}="${escapeText(String(value))}"`);
}

/** JSON that can stand in a script element: nothing in it ends the element. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
