import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { formatOfFile } from './format-of-file.ts';
import { MediaFailure } from './failure.ts';
import { encoded } from './make-thumbnail.ts';
import type { PreviewRequest, Previews } from './messages.ts';
import { damaged, type Picture } from './decoding.ts';
import { openPicture } from './picture.ts';
import { posterOf } from './poster.ts';
import { thumbhashOfPixels } from './thumbhash-of.ts';
import { keepThumbnail, keptPosterPath, thumbnailPath } from './thumbnail-files.ts';

/**
 * Makes what lists show of a file. A picture is decoded once, at reduced scale: its two small thumbnails and its placeholder come from
 * the same pixels, and a picture that is damaged anywhere is found.
 *
 * @throws MediaFailure `DAMAGED`; `NO_POSTER` for a video without one; `GONE` when the file is not the one that was asked for any more.
 */
export async function makePreviews(request: PreviewRequest): Promise<Previews> {
  const { file, path } = request;
  await requireSame(request);
  try {
    const format = await formatOfFile(file, path);
    const picture =
      format.kind === 'VIDEO'
        ? await posterOf(file, path, keptPosterPath(request.thumbnailFolder, request.fingerprint))
        : await openPicture(file, path, format);
    return await previewsOf(request, picture);
  } catch (error) {
    // Whoever replaced or removed the file meanwhile did not damage it.
    await requireSame(request);
    throw error;
  }
}

async function previewsOf(request: PreviewRequest, picture: Picture): Promise<Previews> {
  const extension = picture.hasAlpha ? 'webp' : 'jpg';
  const { large, small, tiny } = await pixelsOf(picture, request.path);
  const thumbnails = [
    [512, await encoded(large, extension)],
    [256, await encoded(small, extension)],
  ] as const;
  // A thumbnail is kept under the name of its content: that of other content must not get there.
  await requireSame(request);
  for (const [size, content] of thumbnails) {
    keepThumbnail(thumbnailPath(request.thumbnailFolder, request.fingerprint, size, extension), content);
  }
  return { thumbhash: tiny };
}

async function pixelsOf(picture: Picture, path: string) {
  try {
    const decoded = await (
      await picture.decode(512)
    )
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = decoded.info;
    const pixels = () => sharp(decoded.data, { raw: { width, height, channels } });
    const fitted = (size: number) =>
      pixels().resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true });
    const tiny = thumbhashOfPixels({ data: decoded.data, width, height, channels });
    return { large: pixels(), small: fitted(256), tiny };
  } catch (error) {
    throw damaged(path, error);
  }
}

/** @throws MediaFailure `GONE` when the file was changed since it was entered in the catalog; what the disk says. */
async function requireSame({ file, path, sizeInBytes, modifiedTime }: PreviewRequest): Promise<void> {
  const now = await stat(file);
  if (now.size !== sizeInBytes || Math.trunc(now.mtimeMs) !== modifiedTime) {
    throw new MediaFailure('GONE', `“${path}” was changed meanwhile.`);
  }
}
