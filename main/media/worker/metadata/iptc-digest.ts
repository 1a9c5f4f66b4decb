import { createHash } from 'node:crypto';
import type { FileView } from './file-view.ts';

const START_OF_IMAGE = 0xffd8;
const START_OF_SCAN = 0xffda;
const PHOTOSHOP_SEGMENT = 0xffed;

const PHOTOSHOP_MARK = 'Photoshop 3.0\0';

/** Segments before the pixels, at most. */
const MOST_SEGMENTS = 1000;

const IPTC = 0x0404;
const IPTC_DIGEST = 0x0425;

/**
 * Whether the IPTC of a JPEG was changed after it was last brought into agreement with its XMP: whoever writes both leaves a digest of the
 * IPTC beside it, and who knows only IPTC leaves that as it was (Metadata Working Group, chapter 3.3.1.1). Without a digest nobody knows, and the answer is
 * no.
 */
export function isIptcChanged(view: FileView): boolean {
  const resources = resourcesOf(photoshopBytesOf(view));
  const iptc = resources.get(IPTC);
  const digest = resources.get(IPTC_DIGEST);
  if (iptc === undefined || digest?.length !== 16 || digest.every((byte) => byte === 0)) return false;
  return !createHash('md5').update(iptc).digest().equals(digest);
}

/** What Photoshop keeps in a JPEG, put together from all its segments. */
function photoshopBytesOf(view: FileView): Buffer {
  const parts: Buffer[] = [];
  if (view.getUint16(0) !== START_OF_IMAGE) return Buffer.alloc(0);
  let offset = 2;
  for (let segment = 0; segment < MOST_SEGMENTS && offset + 4 <= view.byteLength; segment++) {
    const marker = view.getUint16(offset);
    const length = view.getUint16(offset + 2);
    if (marker < 0xff00 || marker === START_OF_SCAN || length < 2) break;
    if (marker === PHOTOSHOP_SEGMENT) {
      const bytes = view.bytes(offset + 4, length - 2);
      if (bytes.toString('latin1', 0, PHOTOSHOP_MARK.length) === PHOTOSHOP_MARK) {
        parts.push(bytes.subarray(PHOTOSHOP_MARK.length));
      }
    }
    offset += length + 2;
  }
  return Buffer.concat(parts);
}

/** The image resources by their ids (Adobe Photoshop File Formats Specification): `8BIM`, id, name, length, content, each of even length. */
function resourcesOf(bytes: Buffer): Map<number, Buffer> {
  const resources = new Map<number, Buffer>();
  for (let offset = 0; bytes.toString('latin1', offset, offset + 4) === '8BIM';) {
    const nameLength = bytes[offset + 6] ?? 0;
    const sizeOffset = offset + 6 + nameLength + 1 + ((nameLength + 1) % 2);
    if (sizeOffset + 4 > bytes.length) break;
    const start = sizeOffset + 4;
    const end = start + bytes.readUInt32BE(sizeOffset);
    if (end > bytes.length) break;
    resources.set(bytes.readUInt16BE(offset + 4), bytes.subarray(start, end));
    offset = end + (end % 2 === start % 2 ? 0 : 1);
  }
  return resources;
}
