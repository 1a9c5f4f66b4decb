import ExifReader from 'exifreader';
import type { Rights } from './derive-messages.ts';

/** `Exif\0\0`, which precedes the block in a JPEG file. */
const EXIF_PREFIX = Buffer.from('Exif\0\0', 'latin1');

/** Characters of a text that are kept: no name is longer, and a file may claim anything. */
const LONGEST = 1000;

/** Who made a picture, as its EXIF block says it. Nothing when it says nothing, or cannot be read. */
export function rightsOf(exif: Buffer | undefined): Rights {
  if (exif === undefined) return {};
  const block = exif.subarray(0, 6).equals(EXIF_PREFIX) ? exif.subarray(6) : exif;
  try {
    const { exif: tags } = ExifReader.load(block, { expanded: true });
    const copyright = textOf(tags?.Copyright?.description);
    const creator = textOf(tags?.Artist?.description);
    return { ...(copyright !== undefined && { copyright }), ...(creator !== undefined && { creator }) };
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  // Some cameras write an empty owner as blanks.
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, LONGEST) : '';
  return text === '' ? undefined : text;
}

/** The EXIF block of a published picture, holding that alone; undefined when there is nothing to say. */
export function exifOfRights({ copyright, creator }: Rights): { IFD0: Record<string, string> } | undefined {
  const fields = {
    ...(copyright !== undefined && { Copyright: copyright }),
    ...(creator !== undefined && { Artist: creator }),
  };
  return Object.keys(fields).length === 0 ? undefined : { IFD0: fields };
}
