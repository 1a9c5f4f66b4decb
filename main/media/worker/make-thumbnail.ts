import { formatOfFile } from './format-of-file.ts';
import { MediaFailure } from './failure.ts';
import type { ThumbnailRequest } from './messages.ts';
import { damaged } from './decoding.ts';
import { openPicture } from './picture.ts';
import { posterOf } from './poster.ts';
import { thumbnailPath, writeWhole, type ThumbnailExtension } from './thumbnail-files.ts';
import type { Sharp } from 'sharp';

/** Quality of a thumbnail, 1..100: none that a person sees at its size is lost, and it stays below 60 KB at 512 px. */
const QUALITY = 80;

/** Encodes a thumbnail. */
export function encoded(picture: Sharp, extension: ThumbnailExtension): Promise<Buffer> {
  return extension === 'webp'
    ? picture.webp({ quality: QUALITY, effort: 2 }).toBuffer()
    : picture.jpeg({ quality: QUALITY }).toBuffer();
}

/**
 * Makes one thumbnail and answers where it is.
 *
 * @throws MediaFailure; what the disk says.
 */
export async function makeThumbnail(request: ThumbnailRequest): Promise<{ path: string }> {
  const { file, path, fingerprint, size, thumbnailFolder } = request;
  const format = await formatOfFile(file, path);
  if (format.kind === 'TEXT' || format.kind === 'OTHER') {
    throw new MediaFailure('NO_POSTER', `“${path}” is no picture and has no thumbnail.`);
  }
  const picture =
    format.kind === 'VIDEO' ? await posterOf(file, path) : await openPicture(file, path, format);
  const extension = picture.hasAlpha ? 'webp' : 'jpg';
  const target = thumbnailPath(thumbnailFolder, fingerprint, size, extension);
  let content: Buffer;
  try {
    content = await encoded(await picture.decode(size), extension);
  } catch (error) {
    throw damaged(path, error);
  }
  await writeWhole(target, content);
  return { path: target };
}
