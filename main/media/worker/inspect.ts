import { stat } from 'node:fs/promises';
import { rgbaToThumbHash } from 'thumbhash';
import sharp from 'sharp';
import { formatOfName, type NamedFormat } from '../formats.ts';
import { unsupportedReason } from '../unsupported-formats.ts';
import { dateTakenOf } from './date-taken.ts';
import { formatOfFile } from './format-of-file.ts';
import { MediaFailure } from './failure.ts';
import type { Inspection, InspectRequest } from './messages.ts';
import { encoded } from './make-thumbnail.ts';
import { damaged, type Picture } from './decoding.ts';
import { openPicture } from './picture.ts';
import { posterOf } from './poster.ts';
import { thumbnailPath, writeWhole } from './thumbnail-files.ts';
import { readVideo } from './video.ts';

/** Longer side of what a placeholder is made from, px; more than 100 the format does not take. */
const PLACEHOLDER_SOURCE = 100;

/**
 * Looks into a file. A picture is decoded once, at reduced scale: its two small thumbnails and its placeholder come from the same pixels,
 * and a picture that is damaged anywhere is found.
 *
 * @throws what the disk says; MediaFailure `GONE`.
 */
export async function inspect(request: InspectRequest): Promise<Inspection> {
  const { file, path } = request;
  const named = formatOfName(path);
  try {
    const format = await formatOfFile(file, path);
    switch (format.kind) {
      case 'IMAGE':
        return await inspectPicture(request, format);
      case 'VIDEO':
        return await inspectVideo(request, format);
      case 'TEXT':
        return { ...format, status: 'READY' };
      case 'OTHER':
        return { ...format, status: 'UNSUPPORTED', problem: unsupportedReason(path, format) };
    }
  } catch (error) {
    if (!(error instanceof MediaFailure)) throw error;
    if (error.failure !== 'DAMAGED' && error.failure !== 'UNSUPPORTED') throw error;
    // Whoever replaced or removed the file meanwhile did not damage it.
    await stat(file);
    return { ...named, status: error.failure, problem: error.message };
  }
}

async function inspectPicture(request: InspectRequest, format: NamedFormat): Promise<Inspection> {
  const picture = await openPicture(request.file, request.path, format);
  return {
    kind: 'IMAGE',
    mimeType: picture.mimeType,
    width: picture.width,
    height: picture.height,
    ...(picture.orientation === undefined ? {} : { orientation: picture.orientation }),
    ...dateTakenOf(picture.exif),
    ...(picture.isPreviewOnly === undefined ? {} : { isPreviewOnly: true }),
    thumbhash: await makePreviews(request, picture),
    status: 'READY',
  };
}

async function inspectVideo(request: InspectRequest, format: NamedFormat): Promise<Inspection> {
  const video = await readVideo(request.file, request.path);
  const inspection: Inspection = { kind: 'VIDEO', mimeType: format.mimeType, ...video, status: 'READY' };
  try {
    return {
      ...inspection,
      thumbhash: await makePreviews(request, await posterOf(request.file, request.path)),
    };
  } catch (error) {
    // A video without a poster is a video all the same.
    if (error instanceof MediaFailure) return inspection;
    throw error;
  }
}

/** Makes the thumbnails that lists show, and answers the placeholder, base64. */
async function makePreviews(request: InspectRequest, picture: Picture): Promise<string> {
  const { path, fingerprint, thumbnailFolder } = request;
  const extension = picture.hasAlpha ? 'webp' : 'jpg';
  try {
    const decoded = await (
      await picture.decode(512)
    )
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = decoded.info;
    const pixels = () => sharp(decoded.data, { raw: { width, height, channels } });
    const small = { width: 256, height: 256, fit: 'inside', withoutEnlargement: true } as const;
    await writeWhole(
      thumbnailPath(thumbnailFolder, fingerprint, 512, extension),
      await encoded(pixels(), extension),
    );
    await writeWhole(
      thumbnailPath(thumbnailFolder, fingerprint, 256, extension),
      await encoded(pixels().resize(small), extension),
    );
    const tiny = await pixels()
      .resize({ ...small, width: PLACEHOLDER_SOURCE, height: PLACEHOLDER_SOURCE })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return Buffer.from(rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data)).toString('base64');
  } catch (error) {
    throw isDiskError(error) ? error : damaged(path, error);
  }
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
