import sharp from 'sharp';
import { damaged } from './decoding.ts';
import { MediaFailure } from './failure.ts';
import { formatOfFile } from './format-of-file.ts';
import type { Poster, PosterRequest } from './messages.ts';
import { openPicture } from './picture.ts';
import { thumbhashOf } from './thumbhash-of.ts';
import { writeWhole } from './thumbnail-files.ts';

/** px of the longer side: as large as the large view of a video. */
const POSTER_SIZE = 2048;

/** 1..100: thumbnails are made from it. */
const QUALITY = 90;

/**
 * Makes a poster of a picture: upright, in sRGB, a JPEG file without anything that the picture brought beside its pixels.
 *
 * @throws MediaFailure `UNSUPPORTED` when it is no picture, `DAMAGED`; what the disk says.
 */
export async function makePoster({ file, path, target }: PosterRequest): Promise<Poster> {
  const format = await formatOfFile(file, path);
  if (format.kind !== 'IMAGE') {
    throw new MediaFailure(
      'UNSUPPORTED',
      `“${path}” is no picture. Choose a JPEG or PNG file as the poster.`,
    );
  }
  try {
    const picture = await openPicture(file, path, format);
    const { data, info } = await (
      await picture.decode(POSTER_SIZE)
    )
      .flatten({ background: 'white' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    const thumbhash = await thumbhashOf(sharp(data));
    await writeWhole(target, data);
    return { width: info.width, height: info.height, thumbhash };
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? error : damaged(path, error);
  }
}
