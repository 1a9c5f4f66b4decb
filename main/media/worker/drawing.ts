import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { MediaFailure } from './failure.ts';
import { DECODING, PIXEL_LIMIT, damaged, type Picture } from './decoding.ts';

/** Bytes. A drawing above it takes longer to draw than anyone waits. */
const SVG_LIMIT = 16 * 1024 * 1024;

/** dpi at which a unit of a drawing is a pixel, and the least and the most that the renderer takes. */
const UNIT_DENSITY = 72;
const LEAST_DENSITY = 1;
const MOST_DENSITY = 2400;

/**
 * An SVG drawing. It is read from memory: without an address of its own it cannot reach other files, and the renderer knows no scripts and no
 * network.
 *
 * @throws MediaFailure `DAMAGED` when it is none or cannot be drawn; what the disk says.
 */
export async function openDrawing(file: string, path: string): Promise<Picture> {
  const { size } = await stat(file);
  if (size > SVG_LIMIT) {
    throw new MediaFailure(
      'DAMAGED',
      `“${path}” is a drawing of more than 16 MB. Simplify it or save it as a picture.`,
    );
  }
  const text = await readFile(file);
  // Only the header is read here, and a drawing of any size can be drawn small.
  const { width, height } = await sharp(text, { ...DECODING, limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw damaged(path, error);
    });
  const least = LEAST_DENSITY / UNIT_DENSITY;
  if (width * height * least * least > PIXEL_LIMIT) {
    throw new MediaFailure(
      'DAMAGED',
      `“${path}” is a drawing of ${width} × ${height} units. Save it smaller.`,
    );
  }
  return {
    width,
    height,
    hasAlpha: true,
    mimeType: 'image/svg+xml',
    // Drawn at its final size a small drawing stays sharp.
    decode: (longer) => {
      const density = (UNIT_DENSITY * longer) / Math.max(width, height);
      return Promise.resolve(
        sharp(text, {
          ...DECODING,
          density: Math.min(MOST_DENSITY, Math.max(LEAST_DENSITY, density)),
        }).resize({
          width: longer,
          height: longer,
          fit: 'inside',
        }),
      );
    },
  };
}
