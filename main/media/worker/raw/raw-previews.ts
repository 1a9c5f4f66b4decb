import type { BoundedFile } from '../bounded-file.ts';
import { boxAt, boxesIn, type IsoBox } from '../iso-boxes.ts';
import { ifReadable } from './if-readable.ts';
import { jpegAt, type EmbeddedJpeg } from './jpeg-frame.ts';
import { tiffAt } from './tiff-directories.ts';
import { isOrientation, previewsOfTiff, type RawPreviews } from './tiff-raw.ts';

/** All pictures that a raw file of a camera has to show, by the container that its first bytes tell. */
export async function rawPreviewsOf(file: BoundedFile): Promise<RawPreviews> {
  const head = await file.readUpTo(0, 16);
  if (head.toString('latin1', 0, 15) === 'FUJIFILMCCD-RAW') return previewsOfFuji(file);
  if (head.toString('latin1', 4, 8) === 'ftyp') return previewsOfCanon(file);
  return previewsOfTiff(file);
}

/** RAF: the header says where a JPEG file is, which carries its own orientation. */
async function previewsOfFuji(file: BoundedFile): Promise<RawPreviews> {
  const place = await file.read(84, 8);
  const jpeg = await jpegAt(file, place.readUInt32BE(0), place.readUInt32BE(4));
  return { jpegs: jpeg === undefined ? [] : [jpeg] };
}

/** Of the box in `moov` that holds what the camera says of the picture, and of the one at the top that holds the preview. */
const CANON_METADATA = '85c0b687820f11e08111f4ce462b6a48';
const CANON_PREVIEW = 'eaf42b5e1c984b88b9fbb7dc406e4d16';

/** CR3: a preview in a box of its own, and mostly a picture of full size as the first sample of a track. */
async function previewsOfCanon(file: BoundedFile): Promise<RawPreviews> {
  const jpegs: EmbeddedJpeg[] = [];
  let orientation: number | undefined;
  for (const box of await boxesIn(file, 0, file.size)) {
    if (box.uuid === CANON_PREVIEW) jpegs.push(...(await jpegsInBox(file, box, 64)));
    if (box.type !== 'moov') continue;
    for (const inner of await boxesIn(file, box.start, box.end)) {
      if (inner.uuid === CANON_METADATA) {
        orientation = (await ifReadable(() => orientationOf(file, inner))) ?? orientation;
        const thumbnail = (await boxesIn(file, inner.start, inner.end)).find(({ type }) => type === 'THMB');
        if (thumbnail !== undefined) jpegs.push(...(await jpegsInBox(file, thumbnail, 32)));
      }
      if (inner.type === 'trak') {
        const sample = await ifReadable(() => firstSample(file, inner));
        if (sample !== undefined) jpegs.push(sample);
      }
    }
  }
  return { jpegs, ...(isOrientation(orientation) && { orientation }) };
}

/** The JPEG file that begins within the first bytes of a box, behind a header of which there are several versions. */
async function jpegsInBox(
  file: BoundedFile,
  { start, end }: IsoBox,
  within: number,
): Promise<EmbeddedJpeg[]> {
  const head = await file.readUpTo(start, Math.min(within + 3, end - start));
  const at = head.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
  if (at < 0) return [];
  const jpeg = await ifReadable(() => jpegAt(file, start + at, end - start - at));
  return jpeg === undefined ? [] : [jpeg];
}

/** `CMT1` is the first directory of a TIFF file. */
async function orientationOf(file: BoundedFile, metadata: IsoBox): Promise<number | undefined> {
  const box = await boxAt(file, metadata, [{ type: 'CMT1' }]);
  if (box === undefined) return undefined;
  const tiff = await tiffAt(file, box.start);
  return (await tiff?.reader.directory(tiff.first))?.number(0x0112);
}

async function firstSample(file: BoundedFile, track: IsoBox): Promise<EmbeddedJpeg | undefined> {
  const table = await boxAt(file, track, [{ type: 'mdia' }, { type: 'minf' }, { type: 'stbl' }]);
  if (table === undefined) return undefined;
  const boxes = await boxesIn(file, table.start, table.end);
  const sizes = boxes.find(({ type }) => type === 'stsz');
  const offsets = boxes.find(({ type }) => type === 'co64' || type === 'stco');
  if (sizes === undefined || offsets === undefined) return undefined;
  const size = await file.read(sizes.start, 16);
  const offset = await file.read(offsets.start, 16);
  const place = offsets.type === 'co64' ? Number(offset.readBigUInt64BE(8)) : offset.readUInt32BE(8);
  // All samples are of one size, or else a list of sizes follows.
  return jpegAt(file, place, size.readUInt32BE(4) || size.readUInt32BE(12));
}
