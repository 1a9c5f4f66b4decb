import type { ExpandedTags } from 'exifreader';
import type { Exposure } from '../../../../shared/model/media-metadata.ts';
import { cameraNameOf, lensNameOf } from './camera-name.ts';
import { isoDateOf } from './dates.ts';
import { present, type FoundMetadata } from './found-metadata.ts';
import { locationFrom } from './location.ts';
import { ratingOf, ratingOfPercent } from './rating.ts';
import { cleanText, cleanTexts } from './text-of-file.ts';

interface TextOfTag {
  readonly text: string;
  readonly language?: string;
}

/** ExifReader names properties without their namespace. */
export function xmpFieldsOf(tags: NonNullable<ExpandedTags['xmp']>): FoundMetadata {
  const fields = tags as Readonly<Record<string, unknown>>;
  const texts = (name: string) => textsOf(fields[name]).map(({ text }) => text);
  const text = (name: string) => preferred(textsOf(fields[name]));
  const number = (name: string) => fractionOf(text(name));
  return present({
    title: text('title') ?? text('Headline'),
    description: text('description'),
    altText: text('AltTextAccessibility'),
    keywords: cleanTexts(texts('subject')) ?? cleanTexts(texts('hierarchicalSubject').map(leafOf)),
    creator: cleanTexts(texts('creator'))?.join(', '),
    copyright: text('rights'),
    location: locationFrom(
      degreesOf(text('GPSLatitude')),
      degreesOf(text('GPSLongitude')),
      altitudeOf(number('GPSAltitude'), text('GPSAltitudeRef')),
    ),
    rating: ratingOf(number('Rating')) ?? ratingOfPercent(number('RatingPercent')),
    camera: cameraNameOf(text('Make'), text('Model')),
    lens: lensNameOf(text('LensModel') ?? text('Lens')),
    exposure: exposureOf(number),
    dateTaken:
      isoDateOf(text('DateTimeOriginal')) ?? isoDateOf(text('DateCreated')) ?? isoDateOf(text('CreateDate')),
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The texts of a property: one, or those of a list. */
function textsOf(tag: unknown): TextOfTag[] {
  if (!isRecord(tag)) return [];
  const { value, attributes } = tag;
  if (Array.isArray(value)) return value.flatMap((item: unknown) => textsOf(item));
  if (typeof value !== 'string') return [];
  const language = isRecord(attributes) ? attributes['lang'] : undefined;
  return [{ text: value, ...(typeof language === 'string' && { language }) }];
}

/** Of a text in several languages, the one that the file prefers itself. */
function preferred(texts: readonly TextOfTag[]): string | undefined {
  const clean = texts.flatMap(({ text, language }) => {
    const found = cleanText(text);
    return found === undefined ? [] : [{ text: found, language }];
  });
  return (clean.find(({ language }) => language === 'x-default') ?? clean[0])?.text;
}

/** `Places|Italy|Rome` */
function leafOf(path: string): string {
  return path.slice(path.lastIndexOf('|') + 1);
}

/** XMP writes numbers as `28/10` or `2.8`. */
function fractionOf(text: string | undefined): number | undefined {
  const parts = /^\s*(-?\d+(?:\.\d+)?)(?:\/(\d+))?\s*$/.exec(text ?? '');
  if (parts === null) return undefined;
  const number = Number(parts[1]) / Number(parts[2] ?? 1);
  return Number.isFinite(number) ? number : undefined;
}

/** `43,28.0469N` or `43,28,2.8N` */
function degreesOf(text: string | undefined): number | undefined {
  const parts = /^\s*(\d{1,3})(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEW])\s*$/i.exec(text ?? '');
  if (parts === null) return undefined;
  const [, degrees, minutes = 0, seconds = 0, direction] = parts;
  const angle = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return /[SW]/i.test(direction ?? '') ? -angle : angle;
}

function altitudeOf(metres: number | undefined, reference: string | undefined): number | undefined {
  return metres !== undefined && reference === '1' ? -metres : metres;
}

function exposureOf(number: (name: string) => number | undefined): Exposure | undefined {
  const positive = (name: string) => {
    const value = number(name);
    return value !== undefined && value > 0 ? value : undefined;
  };
  const exposure = present({
    exposureTime: positive('ExposureTime'),
    fNumber: positive('FNumber'),
    iso: positive('PhotographicSensitivity') ?? positive('ISOSpeedRatings'),
    focalLength: positive('FocalLength'),
  });
  return Object.keys(exposure).length === 0 ? undefined : exposure;
}
