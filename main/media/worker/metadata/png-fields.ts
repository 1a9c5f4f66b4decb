import type { ExpandedTags } from 'exifreader';
import { isoDateOf } from './dates.ts';
import { present, type FoundMetadata } from './found-metadata.ts';
import { cleanText } from './text-of-file.ts';

/** The texts that are asked for. */
export const PNG_TAGS = ['Title', 'Description', 'Author', 'Copyright', 'Creation Time'];

/** The texts of a PNG by the keywords that its specification registers. */
export function pngFieldsOf(tags: NonNullable<ExpandedTags['pngText']>): FoundMetadata {
  const text = (name: string) => cleanText(tags[name]?.description);
  return present({
    title: text('Title'),
    description: text('Description'),
    creator: text('Author'),
    copyright: text('Copyright'),
    dateTaken: creationTimeOf(text('Creation Time')),
  });
}

/** By the specification, `Fri, 31 May 2024 18:03:11 +0200`; by many programs, as EXIF or XMP writes it. */
function creationTimeOf(text: string | undefined): string | undefined {
  const iso = isoDateOf(text);
  if (iso !== undefined || text === undefined) return iso;
  const local = /^(?:\w{3}, )?(\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d)(?: ([+-]\d{4}|GMT))?$/.exec(text);
  const time = Date.parse(`${local?.[1] ?? ''} GMT`);
  if (local === null || Number.isNaN(time)) return undefined;
  return isoDateOf(new Date(time).toISOString().slice(0, 19), local[2] === 'GMT' ? 'Z' : local[2]);
}
