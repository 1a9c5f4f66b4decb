import { deflateSync, crc32 } from 'node:zlib';
import type { MediaFile } from '../../shared/model/media-file.ts';

/** A file of the catalog with everything a test does not care about filled in. */
export function mediaFile(given: Partial<MediaFile> & Pick<MediaFile, 'id'>): MediaFile {
  return {
    path: `${given.id}.jpg`,
    kind: 'IMAGE',
    mimeType: 'image/jpeg',
    sizeInBytes: 1000,
    modifiedTime: 0,
    status: 'READY',
    addedDate: '2024-01-01T00:00:00.000Z',
    updatedDate: '2024-01-01T00:00:00.000Z',
    ...given,
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A real PNG file of one grey (0..255), `width` × `height` px. */
export function greyPng(width: number, height: number, grey: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, grey)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
