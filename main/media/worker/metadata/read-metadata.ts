import type { ExpandedTags } from 'exifreader';
import type { OpenFile } from '../../fingerprint.ts';
import { exifFieldsOf } from './exif-fields.ts';
import { type FileView, lookInto, withFile } from './file-view.ts';
import { isIptcChanged } from './iptc-digest.ts';
import { iptcFieldsOf } from './iptc-fields.ts';
import { type FileMetadata, mergedMetadata, type MetadataSources } from './merge-metadata.ts';
import { parseTags, parseTagsOfBytes, understood } from './parse-tags.ts';
import { pngFieldsOf } from './png-fields.ts';
import { pngWithoutPixels } from './png-parts.ts';
import { tagsOfRaw } from './raw-tags.ts';
import { readSidecar } from './sidecar.ts';
import { xmpFieldsOf } from './xmp-fields.ts';

/**
 * What a picture says of itself in EXIF, IPTC and XMP, and what its sidecar says of it. Reads the first 64 KiB and what those lead to, a
 * few kilobytes of it. Whatever is in the files, the answer is what could be understood of it.
 *
 * @param sidecar absolute path of an `.xmp` file
 * @throws what the disk says
 */
export function readMetadata(file: string, sidecar?: string): FileMetadata {
  return withSidecar(withFile(file, embeddedMetadataOf), sidecar);
}

/**
 * The same of a file that is open and whose first bytes were read already.
 *
 * @throws what the disk says
 */
export function metadataIn(opened: OpenFile, sidecar?: string): FileMetadata {
  return withSidecar(lookInto(opened, embeddedMetadataOf), sidecar);
}

function withSidecar(embedded: MetadataSources, sidecar: string | undefined): FileMetadata {
  return mergedMetadata(sidecar === undefined ? embedded : { ...embedded, sidecar: readSidecar(sidecar) });
}

function embeddedMetadataOf(view: FileView): MetadataSources {
  const tags = understood(() => tagsOf(view));
  if (tags === undefined) return {};
  const { exif, gps, iptc, xmp, pngText } = tags;
  return {
    exif: exif && understood(() => exifFieldsOf(exif, gps)),
    iptc: iptc && understood(() => iptcFieldsOf(iptc)),
    xmp: xmp && understood(() => xmpFieldsOf(xmp)),
    png: pngText && understood(() => pngFieldsOf(pngText)),
    isIptcNewer: iptc !== undefined && xmp !== undefined && understood(() => isIptcChanged(view)),
  };
}

function tagsOf(view: FileView): ExpandedTags {
  const isPng = view.head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n';
  if (isPng) return parseTagsOfBytes(pngWithoutPixels(view));
  const raw = tagsOfRaw(view);
  if (raw !== undefined) return raw;
  // ExifReader goes by the shape, and this has all of it that it uses.
  return parseTags(view as unknown as DataView);
}
