import ExifReader, { type ExpandedTags, type IncludeTagsOptions } from 'exifreader';
import { EXIF_TAGS } from './exif-fields.ts';
import { IPTC_TAGS } from './iptc-fields.ts';
import { PNG_TAGS } from './png-fields.ts';
import { XMP_PARSER } from './xmp-document.ts';

/** Only these are parsed; thumbnails, colour profiles and notes of makers are not even looked at. */
const WANTED: IncludeTagsOptions = {
  exif: EXIF_TAGS,
  gps: true,
  iptc: IPTC_TAGS,
  xmp: true,
  png: PNG_TAGS,
};

/** @throws any error, for bytes that make no sense */
export function parseTags(view: DataView): ExpandedTags {
  return ExifReader.loadView(view, { expanded: true, includeTags: WANTED, domParser: XMP_PARSER });
}

/** @throws any error, for bytes that make no sense */
export function parseTagsOfBytes(bytes: Uint8Array): ExpandedTags {
  return parseTags(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/**
 * Undefined when what is read makes no sense: its lengths may lie and its values be of any kind, so any error may come of it.
 *
 * @throws what the disk says
 */
export function understood<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    return undefined;
  }
}
