import { formatOfFile } from './format-of-file.ts';
import { MediaFailure } from './failure.ts';
import type { Thumbnail, ThumbnailRequest } from './messages.ts';
import { damaged } from './decoding.ts';
import { openPicture } from './picture.ts';
import { posterOf } from './poster.ts';
import { keepThumbnail, keptPosterPath, thumbnailPath, type ThumbnailExtension } from './thumbnail-files.ts';
import type { Sharp } from 'sharp';

/** Quality of a thumbnail, 1..100: none that a person sees at its size is lost, and it stays below 60 KB at 512 px. */
const QUALITY = 80;

/** Encodes a thumbnail. Tables made for each picture would save a twentieth of the bytes and cost a tenth of the time. */
export function encoded(picture: Sharp, extension: ThumbnailExtension): Promise<Buffer> {
  return extension === 'webp'
    ? picture.webp({ quality: QUALITY, effort: 2 }).toBuffer()
    : picture.jpeg({ quality: QUALITY, optimiseCoding: false }).toBuffer();
}

/**
 * Makes one thumbnail and answers where it is, or the picture itself when it could not be kept.
 *
 * @throws MediaFailure; what the disk says.
 */
export async function makeThumbnail(request: ThumbnailRequest): Promise<Thumbnail> {
  const { file, path, fingerprint, size, thumbnailFolder, isPoster } = request;
  const format = await formatOfFile(file, isPoster ? 'poster.jpg' : path);
  if (format.kind === 'TEXT' || format.kind === 'OTHER') {
    throw new MediaFailure('NO_POSTER', `“${path}” is no picture and has no thumbnail.`);
  }
  const picture =
    format.kind === 'VIDEO'
      ? await posterOf(file, path, keptPosterPath(thumbnailFolder, fingerprint))
      : await openPicture(file, path, format);
  const extension = picture.hasAlpha ? 'webp' : 'jpg';
  const target = thumbnailPath(thumbnailFolder, fingerprint, size, extension);
  let content: Buffer;
  try {
    content = await encoded(await picture.decode(size), extension);
  } catch (error) {
    throw damaged(path, error);
  }
  return keepThumbnail(target, content)
    ? { path: target }
    : { content: content.toString('base64'), mimeType: extension === 'webp' ? 'image/webp' : 'image/jpeg' };
}
