import type { MetadataTags } from 'mediabunny';
import type { GeographicLocation } from '../../../../shared/model/media-metadata.ts';
import { cameraNameOf } from './camera-name.ts';
import { isoDateOf } from './dates.ts';
import { present, type FoundMetadata } from './found-metadata.ts';
import { locationFrom } from './location.ts';
import { type FileMetadata, mergedMetadata } from './merge-metadata.ts';
import { ratingOf } from './rating.ts';
import { readSidecar } from './sidecar.ts';
import { cleanText, cleanTexts } from './text-of-file.ts';

/**
 * What a video says of itself, and what its sidecar says of it.
 *
 * @throws what the disk says
 */
export function videoMetadataOf(tags: MetadataTags, sidecar?: string): FileMetadata {
  return mergedMetadata({
    exif: containerFieldsOf(tags),
    ...(sidecar !== undefined && { sidecar: readSidecar(sidecar) }),
  });
}

/** The texts of MP4 and QuickTime, and those that Apple's cameras keep under names of their own. */
function containerFieldsOf({
  title,
  description,
  comment,
  artist,
  date,
  raw = {},
}: MetadataTags): FoundMetadata {
  const text = (...names: readonly string[]) => {
    for (const name of names) {
      const found = rawTextOf(raw[name]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const apple = (name: string) => text(`com.apple.quicktime.${name}`);
  return present({
    title: cleanText(title) ?? apple('title') ?? apple('displayname'),
    description: cleanText(description) ?? apple('description') ?? cleanText(comment),
    keywords: cleanTexts((apple('keywords') ?? text('keyw') ?? '').split(/[,;]/)),
    creator: cleanText(artist) ?? apple('artist') ?? apple('author'),
    copyright: text('cprt', '©cpy') ?? apple('copyright'),
    location: placeOf(apple('location.ISO6709') ?? text('©xyz')),
    rating: ratingOf(Number(apple('rating.user') ?? Number.NaN)),
    camera: cameraNameOf(apple('make') ?? text('©mak'), apple('model') ?? text('©mod')),
    dateTaken: isoDateOf(apple('creationdate')) ?? isoDateOf(text('©day')) ?? dateOf(date),
  });
}

/** Text, or the bytes of an atom of QuickTime: length (16 bits), language (16 bits), text. */
function rawTextOf(value: unknown): string | undefined {
  if (typeof value === 'string') return cleanText(value);
  if (!(value instanceof Uint8Array) || value.length <= 4) return undefined;
  const bytes = Buffer.from(value);
  const length = bytes.readUInt16BE(0);
  return cleanText(bytes.toString('utf8', 4, Math.min(bytes.length, 4 + length)));
}

/** A date that the container gives as a moment. 1904 is the zero of QuickTime: no date. */
function dateOf(date: Date | undefined): string | undefined {
  if (date === undefined || Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1904) return undefined;
  return isoDateOf(`${date.toISOString().slice(0, 19)}Z`);
}

/** ISO 6709 as cameras write it: `+48.8577+002.2950+035/` in degrees and metres. */
function placeOf(text: string | undefined): GeographicLocation | undefined {
  const parts = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?/.exec(text ?? '');
  if (parts === null) return undefined;
  const [, latitude, longitude, altitude] = parts;
  return locationFrom(
    Number(latitude),
    Number(longitude),
    altitude === undefined ? undefined : Number(altitude),
  );
}
