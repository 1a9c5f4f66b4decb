import type { ExpandedTags } from 'exifreader';
import { isoDateOfIptc } from './dates.ts';
import { present, type FoundMetadata } from './found-metadata.ts';
import { cleanText, cleanTexts, textOfBytes } from './text-of-file.ts';

/** The datasets that are asked for, by ExifReader's names (IPTC-NAA Information Interchange Model 4.2). */
export const IPTC_TAGS = [
  'Coded Character Set',
  'Object Name',
  'Headline',
  'Caption/Abstract',
  'Keywords',
  'By-line',
  'Copyright Notice',
  'Date Created',
  'Time Created',
];

/** ESC % G: what follows is UTF-8. */
const UTF8_MARK = [0x1b, 0x25, 0x47];

export function iptcFieldsOf(tags: NonNullable<ExpandedTags['iptc']>): FoundMetadata {
  const fields = tags as Readonly<Record<string, unknown>>;
  const isUtf8 = valuesOf(fields['Coded Character Set']).some((mark) =>
    UTF8_MARK.every((byte, index) => mark[index] === byte),
  );
  const texts = (name: string) => valuesOf(fields[name]).map((bytes) => textOf(bytes, isUtf8));
  const text = (name: string) => cleanText(texts(name)[0]);
  return present({
    title: text('Object Name') ?? text('Headline'),
    description: text('Caption/Abstract'),
    keywords: cleanTexts(texts('Keywords')),
    creator: cleanTexts(texts('By-line'))?.join(', '),
    copyright: text('Copyright Notice'),
    dateTaken: isoDateOfIptc(text('Date Created'), text('Time Created')),
  });
}

/** A text that says that it is UTF-8 and is cut within a character, as programs do at the limit of a field, loses that character only. */
function textOf(bytes: Uint8Array, isUtf8: boolean): string {
  return isUtf8 ? new TextDecoder().decode(bytes).replace(/\ufffd+$/, '') : textOfBytes(bytes);
}

/** The bytes of each occurrence. */
function valuesOf(tag: unknown): Uint8Array[] {
  const occurrences: unknown[] = Array.isArray(tag) ? tag : [tag];
  return occurrences.flatMap((occurrence) =>
    typeof occurrence === 'object' &&
    occurrence !== null &&
    'value' in occurrence &&
    Array.isArray(occurrence.value)
      ? [Uint8Array.from(occurrence.value, (byte: unknown) => (typeof byte === 'number' ? byte : 0))]
      : [],
  );
}
