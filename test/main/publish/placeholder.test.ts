import sharp from 'sharp';
import { rgbaToThumbHash, thumbHashToRGBA } from 'thumbhash';
import { describe, expect, it } from 'vitest';
import { placeholderOf } from '../../../main/publish/placeholder.ts';

async function pixelsOf(address: string) {
  const png = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, ...info };
}

/** A gradient of soft colours, with a transparent half when asked for. */
function hashOf(width: number, height: number, isClear: boolean): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rgba.set(
        [(x * 255) / width, (y * 255) / height, 120, isClear && x < width / 2 ? 0 : 255],
        (y * width + x) * 4,
      );
    }
  }
  return rgbaToThumbHash(width, height, rgba);
}

describe('a placeholder', () => {
  it.each([
    [90, 60],
    [60, 90],
    [100, 20],
    [80, 80],
  ])('of a thumbhash of %i by %i shows what its own decoder shows', async (width, height) => {
    const hash = hashOf(width, height, false);
    const own = await pixelsOf(placeholderOf(Buffer.from(hash).toString('base64')) ?? '');
    const { w, h, rgba } = thumbHashToRGBA(hash);
    const expected = await sharp(rgba, { raw: { width: w, height: h, channels: 4 } })
      .removeAlpha()
      .resize(own.width, own.height, { kernel: 'linear', fit: 'fill' })
      .raw()
      .toBuffer();
    expect(Math.max(own.width, own.height)).toBe(8);
    let difference = 0;
    for (const [index, value] of own.data.entries()) difference += Math.abs(value - (expected[index] ?? 0));
    expect(difference / own.data.length).toBeLessThan(10);
  });

  it('is short enough to stand in a page two hundred times', () => {
    const hash = Buffer.from(hashOf(90, 60, false)).toString('base64');
    expect(placeholderOf(hash)?.length).toBeLessThan(500);
  });

  it('is none for a picture that is transparent in places, through which it would show', () => {
    expect(placeholderOf(Buffer.from(hashOf(80, 80, true)).toString('base64'))).toBeUndefined();
  });

  it('is none for what is no thumbhash', () => {
    expect(placeholderOf('')).toBeUndefined();
    expect(placeholderOf('AAA=')).toBeUndefined();
  });
});
