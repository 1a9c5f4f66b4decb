import { getSchema, type JSONContent } from '@tiptap/react';
import { DOMParser as ContentParser } from '@tiptap/pm/model';
import { parsedText } from '../gallery/parsed-text.ts';
import { TEXT_EXTENSIONS } from './text-extensions.ts';

/** HTML of a text as the editor takes it. */
export function contentOf(html: string): JSONContent {
  return ContentParser.fromSchema(getSchema(TEXT_EXTENSIONS)).parse(parsedText(html)).toJSON() as JSONContent;
}
