import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegHeaderOf } from '../../../../main/media/worker/jpeg-header.ts';
import { HAS_SAMPLES, SAMPLES } from '../../../support/sample-media.ts';

/** What the decoder says of the same bytes; undefined when it says nothing. */
async function decoderSays(bytes: Buffer) {
  try {
    const { width, height, orientation, format } = await sharp(bytes).metadata();
    return format === 'jpeg' ? { width, height, orientation } : undefined;
  } catch {
    return undefined;
  }
}

function headerSays(bytes: Buffer) {
  const header = jpegHeaderOf(bytes.subarray(0, 65_536));
  return header && { width: header.width, height: header.height, orientation: header.orientation };
}

function picture(orientation?: number) {
  const plain = sharp({ create: { width: 90, height: 60, channels: 3, background: 'teal' } });
  return orientation === undefined ? plain : plain.withMetadata({ orientation });
}

describe('the header of a JPEG picture', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['without EXIF', () => picture().jpeg().toBuffer()],
    ['in grey', () => picture().toColourspace('b-w').jpeg().toBuffer()],
    ['in CMYK', () => picture().toColourspace('cmyk').jpeg().toBuffer()],
    ['that builds up', () => picture(6).jpeg({ progressive: true }).toBuffer()],
    ['with a colour profile', () => picture(3).withIccProfile('p3').jpeg().toBuffer()],
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation): [string, () => Promise<Buffer>] => [
      `of orientation ${orientation}`,
      () => picture(orientation).jpeg().toBuffer(),
    ]),
  ])('%s is read as the decoder reads it', async (_what, make) => {
    const bytes = await make();
    expect(headerSays(bytes)).toBeDefined();
    expect(headerSays(bytes)).toEqual(await decoderSays(bytes));
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['is cut off before the frame', (bytes) => bytes.subarray(0, 100)],
    ['is no picture', () => Buffer.from('Dear reader, this is no picture.')],
    ['is empty', () => Buffer.alloc(0)],
    [
      'has two EXIF blocks',
      (bytes) => Buffer.concat([bytes.subarray(0, 2), exifOf(bytes), bytes.subarray(2)]),
    ],
    [
      'has garbage between segments',
      (bytes) => Buffer.concat([bytes.subarray(0, 2), Buffer.from('xx'), bytes.subarray(2)]),
    ],
  ])('is left to the decoder when it %s', async (_what, change) => {
    expect(jpegHeaderOf(change(await picture(6).jpeg().toBuffer()))).toBeUndefined();
  });

  it('of any damaged picture says what the decoder says, or nothing', async () => {
    const whole = await picture(6).withIccProfile('p3').jpeg().toBuffer();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(700), value: fc.nat(255) }), { maxLength: 3 }),
        fc.nat(whole.length),
        async (changes, cut) => {
          const bytes = Buffer.from(whole.subarray(0, cut > 700 ? whole.length : cut));
          for (const { at, value } of changes) if (at < bytes.length) bytes[at] = value;
          const said = headerSays(bytes);
          const expected = await decoderSays(bytes);
          if (said !== undefined && expected !== undefined) expect(said).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.skipIf(!HAS_SAMPLES)('of real cameras is read as the decoder reads it', async () => {
    const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.jpe?g$/i.test(name),
    );
    let read = 0;
    for (const name of files) {
      const bytes = readFileSync(`${SAMPLES}/${name}`);
      const said = headerSays(bytes);
      if (said === undefined) continue;
      read += 1;
      expect({ name, ...said }).toEqual({ name, ...(await decoderSays(bytes)) });
    }
    expect(read).toBeGreaterThan(files.length * 0.9);
  });
});

/** The EXIF segment of a picture, marker and all. */
function exifOf(bytes: Buffer): Buffer {
  const start = bytes.indexOf('Exif\0\0') - 4;
  return bytes.subarray(start, start + 2 + bytes.readUInt16BE(start + 2));
}
