import type { ExpandedTags } from 'exifreader';
import type { Exposure } from '../../../../shared/model/media-metadata.ts';
import { cameraNameOf, lensNameOf } from './camera-name.ts';
import { isoDateOf } from './dates.ts';
import { present, type FoundMetadata } from './found-metadata.ts';
import { locationFrom } from './location.ts';
import { ratingOf, ratingOfPercent } from './rating.ts';
import { cleanText, cleanTexts, textOfBytes, textOfUtf16 } from './text-of-file.ts';

type Tags = NonNullable<ExpandedTags['exif']>;

/** The tags that are asked for; the notes of the maker, which can be most of the block, are not. */
export const EXIF_TAGS = [
  'ImageDescription',
  'Make',
  'Model',
  'Artist',
  'Copyright',
  'Rating',
  'RatingPercent',
  'XPTitle',
  'XPComment',
  'XPAuthor',
  'XPKeywords',
  'XPSubject',
  'ExposureTime',
  'FNumber',
  'ISOSpeedRatings',
  'ISOSpeed',
  'DateTimeOriginal',
  'DateTimeDigitized',
  'OffsetTimeOriginal',
  'OffsetTimeDigitized',
  'FocalLength',
  'UserComment',
  'LensModel',
];

/** What cameras write where their owner has written nothing. */
const NO_DESCRIPTION =
  /^(?:(?:olympus|konica minolta|minolta|samsung|sanyo|kodak|exif|my) (?:digital )?(?:camera|jpeg|picture)s?|sony dsc|dcim\\.*|default|untitled|binary comment|screenshot|charset="?ascii"?|ascii|processed with .*)$/i;

export function exifFieldsOf(tags: Tags, gps: ExpandedTags['gps']): FoundMetadata {
  const wide = (name: 'XPTitle' | 'XPComment' | 'XPAuthor' | 'XPKeywords' | 'XPSubject') =>
    cleanText(wideTextOf(valueOf(tags, name)));
  const title = wide('XPTitle');
  const about = describing(asciiOf(tags, 'ImageDescription'));
  // Windows writes the title in both fields and the description in this one.
  const comment = describing(wide('XPComment')) ?? describing(userCommentOf(valueOf(tags, 'UserComment')));
  return present({
    title,
    description: about === title ? (comment ?? about) : (about ?? comment),
    keywords: cleanTexts(wide('XPKeywords')?.split(';') ?? []),
    creator: namesOf(asciiOf(tags, 'Artist')) ?? namesOf(wide('XPAuthor')),
    copyright: asciiOf(tags, 'Copyright'),
    location: locationFrom(gps?.Latitude, gps?.Longitude, gps?.Altitude),
    rating: ratingOf(numberOf(tags, 'Rating')) ?? ratingOfPercent(numberOf(tags, 'RatingPercent')),
    camera: cameraNameOf(asciiOf(tags, 'Make'), asciiOf(tags, 'Model')),
    lens: lensNameOf(asciiOf(tags, 'LensModel')),
    exposure: exposureOf(tags),
    dateTaken:
      isoDateOf(asciiOf(tags, 'DateTimeOriginal'), asciiOf(tags, 'OffsetTimeOriginal')) ??
      isoDateOf(asciiOf(tags, 'DateTimeDigitized'), asciiOf(tags, 'OffsetTimeDigitized')),
  });
}

/** Several people, as EXIF 2.3 has them: with semicolons between them. */
function namesOf(text: string | undefined): string | undefined {
  return cleanTexts(text?.split(';') ?? [])?.join(', ');
}

function describing(text: string | undefined): string | undefined {
  return text === undefined || NO_DESCRIPTION.test(text) ? undefined : text;
}

function valueOf(tags: Tags, name: string): unknown {
  const tag: unknown = (tags as Readonly<Record<string, unknown>>)[name];
  return typeof tag === 'object' && tag !== null && 'value' in tag ? tag.value : undefined;
}

/** The first part with text: the copyright has those of the photographer and of the editor, with a zero between them. */
function asciiOf(tags: Tags, name: string): string | undefined {
  const value = valueOf(tags, name);
  if (!Array.isArray(value)) return undefined;
  for (const part of value) {
    const text = typeof part === 'string' ? cleanText(part) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A number or a fraction; of several, the first. */
function numberOf(tags: Tags, name: string): number | undefined {
  const value = valueOf(tags, name);
  if (typeof value === 'number') return value;
  if (!Array.isArray(value)) return undefined;
  const [first, second]: unknown[] = value;
  if (typeof first !== 'number') return undefined;
  return name.startsWith('ISO') || typeof second !== 'number' ? first : first / second;
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (!Array.isArray(value) || value.length > 64_000) return undefined;
  // ExifReader answers numbers here; whatever else there was would become 0.
  return new Uint8Array(value as readonly number[]);
}

function wideTextOf(value: unknown): string | undefined {
  const bytes = bytesOf(value);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf16le', 0, bytes.length & ~1);
}

/** Eight bytes that name the characters, then the text. What stands for no or unknown characters is taken for what it looks like. */
function userCommentOf(value: unknown): string | undefined {
  const bytes = bytesOf(value);
  if (bytes === undefined || bytes.length <= 8) return undefined;
  const characters = Buffer.from(bytes.subarray(0, 8)).toString('latin1').replaceAll('\0', '').trim();
  const text = bytes.subarray(8);
  if (characters === 'UNICODE') return cleanText(textOfUtf16(text));
  if (characters === 'ASCII' || characters === '') return cleanText(textOfBytes(text));
  return undefined;
}

function positive(number: number | undefined): number | undefined {
  return number !== undefined && Number.isFinite(number) && number > 0 ? number : undefined;
}

function exposureOf(tags: Tags): Exposure | undefined {
  const exposure = present({
    exposureTime: positive(numberOf(tags, 'ExposureTime')),
    fNumber: positive(numberOf(tags, 'FNumber')),
    iso: positive(isoOf(numberOf(tags, 'ISOSpeedRatings'), numberOf(tags, 'ISOSpeed'))),
    focalLength: positive(numberOf(tags, 'FocalLength')),
  });
  return Object.keys(exposure).length === 0 ? undefined : exposure;
}

/** The first field has 16 bits: what does not fit is 65535 there, and whole in the second (EXIF 2.3, annex G). */
function isoOf(sensitivity: number | undefined, speed: number | undefined): number | undefined {
  return sensitivity === undefined || (sensitivity === 65_535 && speed !== undefined) ? speed : sensitivity;
}
