import type { BoundedFile } from '../bounded-file.ts';
import { ifReadable } from './if-readable.ts';
import { jpegAt, type EmbeddedJpeg } from './jpeg-frame.ts';
import { tiffAt, TiffReader, type TiffDirectory } from './tiff-directories.ts';

/** What a raw file has to show. */
export interface RawPreviews {
  readonly jpegs: readonly EmbeddedJpeg[];
  /** EXIF orientation, 1..8, of the raw file itself, which holds for its previews. */
  readonly orientation?: number;
}

const COMPRESSION = 0x0103;
const STRIP_OFFSETS = 0x0111;
const ORIENTATION = 0x0112;
const STRIP_LENGTHS = 0x0117;
const SUB_DIRECTORIES = 0x014a;
const JPEG_OFFSET = 0x0201;
const JPEG_LENGTH = 0x0202;
const EXIF_DIRECTORY = 0x8769;
const MAKER_NOTE = 0x927c;
/** `JpgFromRaw` of Panasonic: the picture itself is the value. */
const PANASONIC_JPEG = 0x002e;
/** `CameraSettings` of Olympus, a directory in the maker's note. */
const OLYMPUS_SETTINGS = 0x2020;
const OLYMPUS_PREVIEW_OFFSET = 0x0101;
const OLYMPUS_PREVIEW_LENGTH = 0x0102;
/** The directory of the preview in the maker's note of Nikon. */
const NIKON_PREVIEW = 0x0011;

/**
 * The previews in a raw file that is a TIFF structure: CR2, NEF, NRW, ARW, SR2, SRF, DNG, PEF, SRW, ORF, RW2, 3FR, ERF and others. They are told
 * by the tags of TIFF 6.0 and EXIF, and, where cameras put them there, in the maker's note (after ExifTool's tables).
 *
 * @param base where the structure begins
 */
export async function previewsOfTiff(file: BoundedFile, base = 0): Promise<RawPreviews> {
  const tiff = await tiffAt(file, base);
  if (tiff === undefined) return { jpegs: [] };
  const jpegs: EmbeddedJpeg[] = [];
  const take = async (offset: number | undefined, length: number | undefined) => {
    if (offset === undefined || length === undefined) return;
    const jpeg = await ifReadable(() => jpegAt(file, offset, length));
    if (jpeg !== undefined) jpegs.push(jpeg);
  };
  const { reader } = tiff;
  const pending = await reader.chain(tiff.first);
  const orientation = await pending[0]?.number(ORIENTATION);
  for (let directory = pending.shift(); directory !== undefined; directory = pending.shift()) {
    const offset = await directory.number(JPEG_OFFSET);
    if (offset !== undefined) await take(base + offset, await directory.number(JPEG_LENGTH));
    await takeStrip(directory, base, take);
    const panasonic = directory.fields.get(PANASONIC_JPEG);
    if (panasonic?.type === 7) await take(panasonic.offset, panasonic.count);
    for (const below of [
      ...(await directory.numbers(SUB_DIRECTORIES)),
      ...(await directory.numbers(EXIF_DIRECTORY)),
    ]) {
      pending.push(...(await reader.chain(below)));
    }
    const note = directory.fields.get(MAKER_NOTE);
    if (note !== undefined) await ifReadable(() => takeFromNote(file, note.offset, take));
  }
  return { jpegs, ...(isOrientation(orientation) && { orientation }) };
}

export function isOrientation(value: number | undefined): value is number {
  return value !== undefined && value >= 1 && value <= 8;
}

type Take = (offset: number | undefined, length: number | undefined) => Promise<void>;

/** One strip of compression 6 or 7 is a JPEG file. */
async function takeStrip(directory: TiffDirectory, base: number, take: Take): Promise<void> {
  const compression = await directory.number(COMPRESSION);
  if (compression !== 6 && compression !== 7) return;
  const offsets = await directory.numbers(STRIP_OFFSETS);
  const [offset] = offsets;
  if (offset === undefined || offsets.length > 1) return;
  await take(base + offset, await directory.number(STRIP_LENGTHS));
}

/** Makers put their own structures there, each with its own idea of where offsets count from. */
async function takeFromNote(file: BoundedFile, note: number, take: Take): Promise<void> {
  const head = await file.readUpTo(note, 16);
  const name = head.toString('latin1');
  if (name.startsWith('Nikon\0')) {
    const tiff = await tiffAt(file, note + 10);
    if (tiff === undefined) return;
    const [directory] = await tiff.reader.chain(tiff.first);
    for (const below of (await directory?.numbers(NIKON_PREVIEW)) ?? []) {
      const preview = await tiff.reader.directory(below);
      const offset = await preview?.number(JPEG_OFFSET);
      if (offset !== undefined) await take(note + 10 + offset, await preview?.number(JPEG_LENGTH));
    }
    return;
  }
  const [start, order] = name.startsWith('OLYMPUS\0')
    ? [12, name.slice(8, 10)]
    : name.startsWith('OM SYSTEM\0')
      ? [16, name.slice(12, 14)]
      : [0, ''];
  if (start === 0) return;
  const reader = new TiffReader(file, note, order === 'II');
  const directory = await reader.directory(start);
  const settings = await directory?.numbers(OLYMPUS_SETTINGS);
  const preview = settings?.[0] === undefined ? undefined : await reader.directory(settings[0]);
  const offset = await preview?.number(OLYMPUS_PREVIEW_OFFSET);
  if (offset !== undefined) await take(note + offset, await preview?.number(OLYMPUS_PREVIEW_LENGTH));
}
