import { MalformedError, withBoundedFile, type BoundedFile } from '../bounded-file.ts';
import { boxAt, boxesIn } from '../iso-boxes.ts';

/** What the numbers of a picture mean, by the codes of ITU-T H.273. Files write it in place of an ICC profile. */
export interface CodedColours {
  readonly primaries: number;
  readonly transfer: number;
}

/** Bytes. Boxes of properties are a few kilobytes. */
const PROPERTIES_LIMIT = 4 * 1024 * 1024;

/**
 * The colours that an AVIF, HEIC or PNG file codes; undefined when it codes none.
 *
 * @throws what the disk says.
 */
export async function codedColoursOf(path: string, mimeType: string): Promise<CodedColours | undefined> {
  try {
    return await withBoundedFile(path, (file) =>
      mimeType === 'image/png' ? coloursOfPng(file) : coloursOfHeif(file),
    );
  } catch (error) {
    // Whether the picture itself can be decoded is the decoder's to say.
    if (error instanceof MalformedError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The `cICP` chunk, which stands before the pixels (PNG, third edition, 11.3.2.6). */
async function coloursOfPng(file: BoundedFile): Promise<CodedColours | undefined> {
  let position = 8;
  for (let chunks = 0; chunks < 100; chunks++) {
    const head = await file.read(position, 12);
    const type = head.toString('latin1', 4, 8);
    if (type === 'cICP') return { primaries: head.readUInt8(8), transfer: head.readUInt8(9) };
    if (type === 'IDAT' || type === 'IEND') return undefined;
    position += 12 + head.readUInt32BE(0);
  }
  return undefined;
}

/** The `colr` property of kind `nclx` that the main picture has (ISO/IEC 23008-12, 6.5.5). */
async function coloursOfHeif(file: BoundedFile): Promise<CodedColours | undefined> {
  const whole = { start: 0, end: file.size };
  const meta = await boxAt(file, whole, [{ type: 'meta' }]);
  if (meta === undefined) return undefined;
  const inMeta = { start: meta.start + 4, end: meta.end };
  const primary = await boxAt(file, inMeta, [{ type: 'pitm' }]);
  const container = await boxAt(file, inMeta, [{ type: 'iprp' }, { type: 'ipco' }]);
  const association = await boxAt(file, inMeta, [{ type: 'iprp' }, { type: 'ipma' }]);
  if (primary === undefined || container === undefined || association === undefined) return undefined;
  if (association.end - association.start > PROPERTIES_LIMIT) return undefined;
  const head = await file.readUpTo(primary.start, 8);
  const itemId = head.readUInt8(0) === 0 ? head.readUInt16BE(4) : head.readUInt32BE(4);
  const associated = await file.read(association.start, association.end - association.start);
  const properties = await boxesIn(file, container.start, container.end);
  for (const index of propertiesOf(itemId, associated)) {
    const box = properties[index - 1];
    if (box?.type !== 'colr') continue;
    const content = await file.readUpTo(box.start, Math.min(11, box.end - box.start));
    if (content.toString('latin1', 0, 4) === 'nclx') {
      return { primaries: content.readUInt16BE(4), transfer: content.readUInt16BE(6) };
    }
  }
  return undefined;
}

/** The numbers, from 1, of an item's properties, read from the content of an `ipma` box. */
function propertiesOf(itemId: number, content: Buffer): number[] {
  const hasLongIds = content.readUInt8(0) > 0;
  const hasLongIndexes = (content.readUInt8(3) & 1) === 1;
  const entries = content.readUInt32BE(4);
  let position = 8;
  for (let entry = 0; entry < entries && position < content.length; entry++) {
    const id = hasLongIds ? content.readUInt32BE(position) : content.readUInt16BE(position);
    position += hasLongIds ? 4 : 2;
    const count = content.readUInt8(position++);
    const size = hasLongIndexes ? 2 : 1;
    if (id === itemId) {
      // The first bit says whether a reader must understand the property.
      return Array.from({ length: count }, (_, index) =>
        hasLongIndexes
          ? content.readUInt16BE(position + index * 2) & 0x7fff
          : content.readUInt8(position + index) & 0x7f,
      );
    }
    position += count * size;
  }
  return [];
}
