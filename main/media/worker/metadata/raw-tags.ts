import type { ExpandedTags } from 'exifreader';
import type { FileView } from './file-view.ts';
import { parseTagsOfBytes, understood } from './parse-tags.ts';

/** Of the box in `moov` that holds what a camera of Canon says of the picture. */
const CANON_METADATA = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');

/** Boxes of one level, at most: honest files have ten. */
const MOST_BOXES = 100;

/** Bytes of the JPEG file in a RAF in which its metadata lie. */
const FUJI_HEAD = 256 * 1024;

const GPS_POINTER = 0x8825;

/**
 * The tags of a raw file whose container ExifReader does not know. Undefined for all other files. Of Olympus and Panasonic, the view is made to say
 * that it is the TIFF file that it is but for its mark.
 */
export function tagsOfRaw(view: FileView): ExpandedTags | undefined {
  const start = view.head.toString('latin1', 0, 16);
  if (start.startsWith('FUJIFILMCCD-RAW')) {
    return parseTagsOfBytes(view.bytes(view.getUint32(84), Math.min(FUJI_HEAD, view.getUint32(88))));
  }
  if (start.startsWith('ftypcrx', 4)) return tagsOfCanon(view);
  if (/^(?:IIR[OS]|IIU\0)/.test(start)) view.head.writeUInt16LE(42, 2);
  if (start.startsWith('MMOR')) view.head.writeUInt16BE(42, 2);
  return undefined;
}

/** CR3: each directory of EXIF is a TIFF file of its own in a box. */
function tagsOfCanon(view: FileView): ExpandedTags {
  const movie = boxesIn(view, 0, view.byteLength).find(({ type }) => type === 'moov');
  const metadata = boxesIn(view, movie?.start ?? 0, movie?.end ?? 0).find(
    ({ type, start }) => type === 'uuid' && view.bytes(start, 16).equals(CANON_METADATA),
  );
  const directories = metadata === undefined ? [] : boxesIn(view, metadata.start + 16, metadata.end);
  const contentOf = (type: string) => {
    const box = directories.find((directory) => directory.type === type);
    return box === undefined ? undefined : view.bytes(box.start, box.end - box.start);
  };
  const [main, camera, place] = ['CMT1', 'CMT2', 'CMT4'].map(contentOf);
  const parse = (block: Buffer | undefined) => block && understood(() => parseTagsOfBytes(block));
  const gps = place && understood(() => parseTagsOfBytes(asDirectoryOf(place, GPS_POINTER)).gps);
  return { exif: { ...parse(main)?.exif, ...parse(camera)?.exif }, ...(gps !== undefined && { gps }) };
}

/** A TIFF file whose first directory is taken for one that a directory behind it points to. */
function asDirectoryOf(tiff: Buffer, pointer: number): Buffer {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const directory = Buffer.alloc(2 + 12 + 4);
  const write = (value: number, at: number, width: 2 | 4, target = directory) =>
    isLittle ? target.writeUIntLE(value, at, width) : target.writeUIntBE(value, at, width);
  write(1, 0, 2);
  write(pointer, 2, 2);
  write(4, 4, 2);
  write(1, 6, 4);
  write(isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4), 10, 4);
  const whole = Buffer.concat([tiff, directory]);
  write(tiff.length, 4, 4, whole);
  return whole;
}

interface Box {
  readonly type: string;
  /** Of its content. */
  readonly start: number;
  readonly end: number;
}

/** The boxes of an ISO base media file (ISO/IEC 14496-12) that lie side by side. */
function boxesIn(view: FileView, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let offset = start; offset + 8 <= end && boxes.length < MOST_BOXES;) {
    const head = view.bytes(offset, 16);
    const short = head.readUInt32BE(0);
    const isLong = short === 1 && head.length === 16;
    const size = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - offset : short;
    if (size < 8 || offset + size > end) break;
    boxes.push({
      type: head.toString('latin1', 4, 8),
      start: offset + (isLong ? 16 : 8),
      end: offset + size,
    });
    offset += size;
  }
  return boxes;
}
