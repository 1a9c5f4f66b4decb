import sharp, { type Sharp } from 'sharp';
import type { NamedFormat } from '../../formats.ts';
import { withBoundedFile } from '../bounded-file.ts';
import { MediaFailure } from '../failure.ts';
import { damaged, DECODING, fitted, refuseHuge, type Picture } from '../decoding.ts';
import { ifReadable } from './if-readable.ts';
import type { EmbeddedJpeg } from './jpeg-frame.ts';
import { rawPreviewsOf } from './raw-previews.ts';

/** Bytes. Larger than any camera's preview. */
const PREVIEW_LIMIT = 64 * 1024 * 1024;

/**
 * The largest picture that a camera put into its raw file: what the sensor saw is not developed here.
 *
 * @throws MediaFailure `UNSUPPORTED` when there is none in it, `DAMAGED` when it cannot be read; what the disk says.
 */
export async function openRaw(file: string, path: string, format: NamedFormat): Promise<Picture> {
  const { jpeg, orientation } = await withBoundedFile(file, async (opened) => {
    const previews = await ifReadable(() => rawPreviewsOf(opened));
    const largest = largestOf(previews?.jpegs ?? []);
    if (largest === undefined) throw withoutPreview(path);
    const bytes = await ifReadable(() => opened.read(largest.offset, largest.length));
    if (bytes === undefined) throw withoutPreview(path);
    return { jpeg: bytes, orientation: previews?.orientation };
  });
  const metadata = await sharp(jpeg, DECODING)
    .metadata()
    .catch((error: unknown) => {
      throw damaged(path, error);
    });
  refuseHuge(metadata.width, metadata.height, path);
  // What the raw file says of itself comes first: most previews carry no orientation, and none another one.
  const turn = orientation ?? metadata.orientation ?? 1;
  const isTurned = turn >= 5;
  return {
    width: isTurned ? metadata.height : metadata.width,
    height: isTurned ? metadata.width : metadata.height,
    orientation: turn,
    hasAlpha: false,
    mimeType: format.mimeType,
    isPreviewOnly: true,
    decode: (size) => Promise.resolve(fitted(upright(sharp(jpeg, DECODING), turn), size)),
  };
}

function largestOf(jpegs: readonly EmbeddedJpeg[]): EmbeddedJpeg | undefined {
  return jpegs
    .filter(({ length }) => length <= PREVIEW_LIMIT)
    .toSorted((a, b) => b.width * b.height - a.width * a.height || b.length - a.length)[0];
}

function withoutPreview(path: string): MediaFailure {
  return new MediaFailure(
    'UNSUPPORTED',
    `“${path}” is a raw file without a preview picture that can be read. Develop it and save a copy as JPEG.`,
  );
}

/** Turns and mirrors as an EXIF orientation says. The decoder mirrors first, in whatever order it is told. */
function upright(picture: Sharp, orientation: number): Sharp {
  switch (orientation) {
    case 2:
      return picture.flop();
    case 3:
      return picture.rotate(180);
    case 4:
      return picture.flip();
    case 5:
      return picture.rotate(270).flop();
    case 6:
      return picture.rotate(90);
    case 7:
      return picture.rotate(90).flop();
    case 8:
      return picture.rotate(270);
    default:
      return picture;
  }
}
