import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { assertNever } from '../../../shared/assert-never.ts';
import { formatOfFile } from './format-of-file.ts';
import type { Derivative, DerivativeOutput, DeriveRequest } from './derive-messages.ts';
import { MediaFailure } from './failure.ts';
import { isWideGamut } from './colour-profile.ts';
import { damaged, PIXEL_LIMIT, type Picture } from './decoding.ts';
import { exifOfMetadata } from './metadata/exif-of-metadata.ts';
import { readMetadata } from './metadata/read-metadata.ts';
import { openPicture } from './picture.ts';
import { posterOf } from './poster.ts';
import { exifOfRights, rightsOf } from './rights.ts';
import { writeWhole } from './thumbnail-files.ts';

/** WebP's effort, 0..6: 3 takes twice as long for 4 % fewer bytes. */
const WEBP_EFFORT = 2;

/** AVIF's effort, 0..9: 4 takes three and a half times as long as 3 for 7 % fewer bytes. */
const AVIF_EFFORT = 3;

/** Frames of a moving picture are compressed one by one, hundreds of them. */
const MOVING_EFFORT = 1;

/** What every output of one picture goes through. */
interface Finish {
  /** Undefined: everything but the colour profile is left out. */
  readonly exif: Parameters<Sharp['withExif']>[0] | undefined;
  readonly isWide: boolean;
  readonly hasAlpha: boolean;
}

/** Pixels that several outputs are cut from. */
type Pixels = () => Sharp;

/**
 * Makes the published sizes of a picture: decoded once, each width cut from the next wider one, written whole.
 *
 * @throws MediaFailure; what the disk says.
 */
export async function derive(request: DeriveRequest): Promise<{ readonly outputs: readonly Derivative[] }> {
  const { file, path, outputs } = request;
  const format = await formatOfFile(file, path);
  if (format.kind === 'TEXT' || format.kind === 'OTHER') {
    throw new MediaFailure(
      'DAMAGED',
      `“${path}” is no picture any more. Look through the media folder again.`,
    );
  }
  if (outputs.every((output) => output.format === 'original')) return deriveDrawing(request);
  const picture =
    format.kind === 'VIDEO'
      ? await posterOf(file, path, request.keptPoster)
      : await openPicture(file, path, format);
  try {
    return { outputs: await derivePicture(request, picture) };
  } catch (error) {
    throw isDiskError(error) || error instanceof MediaFailure ? error : damaged(path, error);
  }
}

async function deriveDrawing(request: DeriveRequest): Promise<{ outputs: Derivative[] }> {
  // Loaded when the first drawing comes: what parses it is larger than all the rest of the worker.
  const { drawingWithoutScript } = await import('./inert-drawing.ts');
  const content = await drawingWithoutScript(request.file, request.path);
  const outputs: Derivative[] = [];
  for (const output of request.outputs) outputs.push(await written(output, content));
  return { outputs };
}

async function derivePicture(request: DeriveRequest, picture: Picture): Promise<Derivative[]> {
  const { file, metadata } = request;
  const isFile = picture.mimeType !== 'image/svg+xml';
  const facts = isFile
    ? await sharp(file, { limitInputPixels: PIXEL_LIMIT })
        .metadata()
        .catch(() => undefined)
    : undefined;
  const isMoving =
    (facts?.pages ?? 1) > 1 && (picture.mimeType === 'image/gif' || picture.mimeType === 'image/webp');
  const finish: Finish = {
    exif: exifOfRights(request.rights ?? (isFile ? rightsOf(file) : {})),
    isWide: isWideGamut(facts?.icc),
    hasAlpha: picture.hasAlpha,
  };
  // A width is compressed while the next one is cut.
  const works: Promise<Derivative>[] = [];
  try {
    let pixels: Pixels | undefined;
    for (const { width, height, ofWidth } of widestFirst(request.outputs)) {
      const still = ofWidth.filter(({ format }) => !(isMoving && format === 'webp'));
      for (const output of ofWidth) {
        if (!still.includes(output)) works.push(movingWebp(file, output, request, finish));
      }
      if (still.length === 0) continue;
      if (metadata === 'ALL') {
        // Decoded for each size: only then the decoder hands on what the file says of itself.
        const whole = async () =>
          sized(await picture.decode(Math.max(width, height)), width, height).keepMetadata();
        const plain = { ...finish, isWide: false, exif: isFile ? exifApart(file, picture) : finish.exif };
        works.push(...still.map(async (output) => encodedFile(await whole(), output, request, plain)));
      } else {
        const wider = pixels?.() ?? (await picture.decode(Math.max(width, height)));
        const cut = await pixelsOf(sized(wider, width, height), finish);
        pixels = cut;
        works.push(...still.map((output) => encodedFile(cut(), output, request, finish)));
      }
    }
    return await Promise.all(works);
  } catch (error) {
    // What is under way ends before its failure is told: the next picture finds the worker free.
    await Promise.allSettled(works);
    throw error;
  }
}

/** What the decoder of this format does not hand on. */
function exifApart(file: string, { mimeType }: Picture): Finish['exif'] {
  return mimeType === 'image/heic' ? exifOfMetadata(readMetadata(file)) : undefined;
}

interface OfWidth {
  readonly width: number;
  readonly height: number;
  readonly ofWidth: readonly DerivativeOutput[];
}

function widestFirst(outputs: readonly DerivativeOutput[]): OfWidth[] {
  const byWidth = new Map<number, DerivativeOutput[]>();
  for (const output of outputs) byWidth.set(output.width, [...(byWidth.get(output.width) ?? []), output]);
  return [...byWidth]
    .toSorted(([a], [b]) => b - a)
    .map(([width, ofWidth]) => ({ width, height: ofWidth[0]?.height ?? width, ofWidth }));
}

/** The catalog's sizes are rounded once; what is cut from a cut must not drift away from them. */
function sized(picture: Sharp, width: number, height: number): Sharp {
  return picture.resize({ width, height, fit: 'fill' });
}

/**
 * Decoded pixels in memory. Those with more colours than sRGB are held as TIFF, uncompressed, because raw pixels cannot say which colours
 * they mean.
 */
async function pixelsOf(picture: Sharp, { isWide }: Finish): Promise<Pixels> {
  if (isWide) {
    const content = await picture.withIccProfile('p3').tiff({ compression: 'none' }).toBuffer();
    return () => sharp(content, { limitInputPixels: PIXEL_LIMIT });
  }
  const { data, info } = await picture
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return () => sharp(data, { raw: { width, height, channels } });
}

function encoded(
  picture: Sharp,
  output: DerivativeOutput,
  { quality, sharpening }: DeriveRequest,
  finish: Finish,
): Promise<Buffer> {
  let result = picture;
  if (sharpening !== undefined) result = sharpened(result, sharpening);
  // JPEG has no transparency; most pages are white.
  if (finish.hasAlpha && output.format === 'jpeg') result = result.flatten({ background: '#ffffff' });
  if (finish.isWide) result = result.withIccProfile('p3');
  if (finish.exif !== undefined) result = result.withExif(finish.exif);
  switch (output.format) {
    case 'avif':
      // At 65 % of JPEG's number AVIF looks the same.
      return result.avif({ quality: Math.round(quality * 0.65), effort: AVIF_EFFORT }).toBuffer();
    case 'webp':
      return result.webp({ quality, effort: WEBP_EFFORT }).toBuffer();
    case 'jpeg':
      return result.jpeg({ quality }).toBuffer();
    case 'original':
      throw new TypeError('A drawing is not cut into sizes.');
    default:
      return assertNever(output.format);
  }
}

async function encodedFile(
  picture: Sharp,
  output: DerivativeOutput,
  request: DeriveRequest,
  finish: Finish,
): Promise<Derivative> {
  return written(output, await encoded(picture, output, request, finish));
}

async function movingWebp(
  file: string,
  output: DerivativeOutput,
  { quality }: DeriveRequest,
  { exif }: Finish,
): Promise<Derivative> {
  const { width, height } = output;
  const picture = sharp(file, { animated: true, limitInputPixels: PIXEL_LIMIT }).resize({
    width,
    height,
    fit: 'fill',
  });
  const told = exif === undefined ? picture : picture.withExif(exif);
  return written(output, await told.webp({ quality, effort: MOVING_EFFORT }).toBuffer());
}

/**
 * Unsharp masking in the terms of Pro Gallery: how much of the difference to a blurred copy is added, the radius of the blur in px, and the
 * difference, as a share of the full range, below which nothing is added.
 */
function sharpened(
  picture: Sharp,
  { amount = 0, radius = 1, threshold = 0 }: NonNullable<DeriveRequest['sharpening']>,
): Sharp {
  if (amount <= 0) return picture;
  return picture.sharpen({
    sigma: Math.min(10, Math.max(0.3, radius)),
    m1: threshold > 0 ? 0 : amount,
    m2: amount,
    x1: Math.max(0, threshold) * 100,
    y2: 50,
    y3: 50,
  });
}

async function written({ file }: DerivativeOutput, content: Uint8Array): Promise<Derivative> {
  await writeWhole(file, content);
  return { file, size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
