import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { shrunkenPixels } from '../../../../main/media/worker/shrunken-pixels.ts';

describe('shrunken pixels', () => {
  it('are the means of those they stand for, and do not take the colour of what is not seen', () => {
    const data = Uint8Array.from([255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 255, 200, 200, 200, 255]);
    const { data: shrunken } = shrunkenPixels({ data, width: 4, height: 1, channels: 4 }, 2);
    expect([...shrunken]).toEqual([255, 0, 0, 128, 100, 100, 100, 255]);
  });

  it('keep the shape and the colour of one colour, whatever the channels', () => {
    const side = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.constantFrom(1, 2, 3, 4),
        fc.integer({ min: 0, max: 255 }),
        (width, height, channels, value) => {
          const pixel = [value, channels === 2 ? 255 : value, value, 255].slice(0, channels);
          const data = Uint8Array.from(
            { length: width * height * channels },
            (_, index) => pixel[index % channels] ?? 0,
          );
          const shrunken = shrunkenPixels({ data, width, height, channels }, 48);
          expect(Math.max(shrunken.width, shrunken.height)).toBe(Math.min(48, Math.max(width, height)));
          expect([...new Set(shrunken.data)].every((found) => found === value || found === 255)).toBe(true);
          expect(shrunken.data).toHaveLength(shrunken.width * shrunken.height * 4);
        },
      ),
    );
  });

  it('look like those of an image library', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="340"><linearGradient id="g"><stop stop-color="#c33"/><stop offset="1" stop-color="#36c"/></linearGradient><rect width="512" height="340" fill="url(#g)"/><circle cx="200" cy="160" r="90" fill="#fd6"/></svg>`;
    const { data, info } = await sharp(Buffer.from(svg))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const ours = shrunkenPixels({ data, ...info }, 48);
    const theirs = await sharp(data, { raw: info })
      .resize(48, 32, { kernel: 'linear', fit: 'fill' })
      .ensureAlpha()
      .raw()
      .toBuffer();
    expect([ours.width, ours.height]).toEqual([48, 32]);
    let difference = 0;
    for (const [index, value] of ours.data.entries()) difference += Math.abs(value - (theirs[index] ?? 0));
    expect(difference / ours.data.length).toBeLessThan(3);
  });
});
