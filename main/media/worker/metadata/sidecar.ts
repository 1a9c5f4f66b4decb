import { readFileSync, statSync } from 'node:fs';
import type { FoundMetadata } from './found-metadata.ts';
import { parseTagsOfBytes, understood } from './parse-tags.ts';
import { xmpFieldsOf } from './xmp-fields.ts';

/** Bytes. A sidecar above it is not read: honest ones have some ten kilobytes. */
const SIDECAR_LIMIT = 8 * 1024 * 1024;

/** The mark that ExifReader knows a packet by; sidecars have it or not. */
const PACKET_MARK = '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>';

/**
 * What a sidecar says. One that is gone meanwhile, or is none, says nothing.
 *
 * @throws what the disk says
 */
export function readSidecar(path: string): FoundMetadata | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size > SIDECAR_LIMIT) return undefined;
  const packet = readFileSync(path);
  return understood(() => {
    const start = /^\s*(?:<\?xml[^>]*\?>)?\s*(?:<\?xpacket begin[^>]*\?>)?/;
    const { xmp } = parseTagsOfBytes(Buffer.from(textOfPacket(packet).replace(start, PACKET_MARK)));
    return xmp && xmpFieldsOf(xmp);
  });
}

/** XMP is UTF-8 nearly always; UTF-16 is allowed and tells itself by its mark. */
function textOfPacket(packet: Buffer): string {
  const utf16 = packet.subarray(2, packet.length - (packet.length % 2));
  if (packet[0] === 0xff && packet[1] === 0xfe) return utf16.toString('utf16le');
  if (packet[0] === 0xfe && packet[1] === 0xff) return Buffer.from(utf16).swap16().toString('utf16le');
  return packet.toString('utf8').replace(/^\ufeff/, '');
}
