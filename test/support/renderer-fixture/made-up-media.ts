import { rgbaToThumbHash } from 'thumbhash';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { paletteOf, ratioOf } from './landscape.ts';

const PLACES = ['Lofoten', 'Alentejo', 'Skye', 'Dolomites', 'Hokkaido', 'Patagonia'];
const START = Date.UTC(2024, 3, 2, 6, 12);
const MINUTE_IN_MS = 60_000;

const thumbhashes = new Map<string, string>();

/** A placeholder with the colours of the picture, without drawing it. */
function thumbhashOf(seed: number): string {
  const palette = paletteOf(seed);
  const key = `${palette.join()}${ratioOf(seed) >= 1}`;
  const known = thumbhashes.get(key);
  if (known !== undefined) return known;
  const colours = palette.map((hex) =>
    [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)),
  );
  const [width, height] = ratioOf(seed) >= 1 ? [24, 16] : [16, 24];
  const rgba = Array.from({ length: width * height }, (_, pixel) => {
    const row = Math.floor(pixel / width) / height;
    const [r = 0, g = 0, b = 0] = colours[row < 0.3 ? 1 : row < 0.6 ? 0 : row < 0.8 ? 2 : 3] ?? [];
    return [r, g, b, 255];
  }).flat();
  const thumbhash = btoa(String.fromCharCode(...rgbaToThumbHash(width, height, rgba)));
  thumbhashes.set(key, thumbhash);
  return thumbhash;
}

/** The file with this number: mostly pictures, now and then a video, a text, or a file with a problem. */
export function mediaFileOf(seed: number): MediaFile {
  const place = PLACES[seed % PLACES.length] ?? '';
  const ratio = ratioOf(seed);
  const time = START + seed * 7 * MINUTE_IN_MS;
  const common = {
    id: `m${seed}`,
    sizeInBytes: 1_800_000 + ((seed * 7919) % 6_000_000),
    modifiedTime: time,
    fingerprint: `f${seed}`,
    addedDate: new Date(time).toISOString(),
    updatedDate: new Date(time).toISOString(),
  };
  const number = String(seed).padStart(5, '0');
  if (seed % 23 === 7) {
    return {
      ...common,
      path: `${place}/broken-${number}.jpg`,
      kind: 'IMAGE',
      mimeType: 'image/jpeg',
      status: 'DAMAGED',
      problem: `“broken-${number}.jpg” ends in the middle of the picture. Copy it from the camera again.`,
    };
  }
  if (seed % 29 === 11) {
    return {
      ...common,
      path: `${place}/layers-${number}.xcf`,
      kind: 'OTHER',
      mimeType: 'image/x-xcf',
      status: 'UNSUPPORTED',
      problem: 'Galleries cannot show XCF files. Export it as JPEG or PNG.',
    };
  }
  const isVideo = seed % 17 === 5;
  return {
    ...common,
    path: `${place}/${isVideo ? 'MOV' : 'DSC'}_${number}.${isVideo ? 'mp4' : 'jpg'}`,
    kind: isVideo ? 'VIDEO' : 'IMAGE',
    mimeType: isVideo ? 'video/mp4' : 'image/jpeg',
    width: Math.round(ratio >= 1 ? 6000 : 6000 * ratio),
    height: Math.round(ratio >= 1 ? 6000 / ratio : 6000),
    ...(isVideo ? { durationInMillis: 4000 + ((seed * 997) % 90_000) } : {}),
    dateTaken: new Date(time).toISOString(),
    thumbhash: thumbhashOf(seed),
    status: 'READY',
  };
}
