import ExifReader from 'exifreader';

/** `Exif\0\0`, which precedes the block in a JPEG file. */
const EXIF_PREFIX = Buffer.from('Exif\0\0', 'latin1');

/**
 * When the camera took a picture, as it wrote it: ISO 8601, local time, with an offset only if it wrote one. Nothing when there is no
 * date, or none that can be read: many programs write broken EXIF into good pictures.
 */
export function dateTakenOf(exif: Buffer | undefined): { dateTaken?: string } {
  if (exif === undefined) return {};
  const block = exif.subarray(0, 6).equals(EXIF_PREFIX) ? exif.subarray(6) : exif;
  try {
    // oxlint-disable-next-line import/no-named-as-default-member -- as CommonJS it has no named exports
    const { exif: tags } = ExifReader.load(block, { expanded: true });
    const date = isoOf(tags?.DateTimeOriginal?.description) ?? isoOf(tags?.DateTimeDigitized?.description);
    if (date === undefined) return {};
    const offset = tags?.OffsetTimeOriginal?.description ?? '';
    return { dateTaken: /^[+-]\d\d:\d\d$/.test(offset) ? `${date}${offset}` : date };
  } catch {
    return {};
  }
}

/** EXIF writes `2024:05:31 18:03:11`; a camera whose clock was never set writes zeros or spaces. */
function isoOf(text: string | undefined): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text ?? '');
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return year !== '0000' && !Number.isNaN(Date.parse(`${iso}Z`)) ? iso : undefined;
}
