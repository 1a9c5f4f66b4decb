import { stat } from 'node:fs/promises';
import { rgbaToThumbHash } from 'thumbhash';
import sharp from 'sharp';
import { extensionOf, formatOfName, type NamedFormat } from '../formats.ts';
import { formatOfFile } from './format-of-file.ts';
import { MediaFailure } from './failure.ts';
import type { Inspection, InspectRequest } from './messages.ts';
import { readMetadata } from './metadata/read-metadata.ts';
import { encoded } from './make-thumbnail.ts';
import { damaged, openPicture, type Picture } from './picture.ts';
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
        return { ...format, status: 'UNSUPPORTED', problem: unsupported(path) };
    }
  } catch (error) {
    if (!(error instanceof MediaFailure) || error.failure !== 'DAMAGED') throw error;
    // Whoever replaced or removed the file meanwhile did not damage it.
    await stat(file);
    return { ...named, status: 'DAMAGED', problem: error.message };
  }
}

function unsupported(path: string): string {
  const extension = extensionOf(path);
  if (extension === 'xmp') {
    return `“${path}” holds the metadata of a file of the same name, and there is none beside it. Put it beside that file again, or remove it.`;
  }
  const type = extension === '' ? 'Files without an extension' : `Files of the type .${extension}`;
  return `${type} cannot be shown in a gallery. Save a copy as JPEG, PNG, MP4 or text.`;
}

async function inspectPicture(request: InspectRequest, format: NamedFormat): Promise<Inspection> {
  const picture = await openPicture(request.file, request.path, format);
  return {
    kind: 'IMAGE',
    mimeType: picture.mimeType,
    width: picture.width,
    height: picture.height,
    ...(picture.orientation === undefined ? {} : { orientation: picture.orientation }),
    ...readMetadata(request.file, request.sidecar),
    thumbhash: await makePreviews(request, picture),
    status: 'READY',
  };
}

async function inspectVideo(request: InspectRequest, format: NamedFormat): Promise<Inspection> {
  const video = await readVideo(request.file, request.path, request.sidecar);
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
    const decoded = await picture
      .decode(512)
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
