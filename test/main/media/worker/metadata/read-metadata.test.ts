import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../../../main/media/worker/metadata/read-metadata.ts';
import {
  alternative,
  dataset,
  IPTC,
  jpegWith,
  list,
  plainJpeg,
  UTF8_MARK,
  xmpPacket,
} from '../../../../support/metadata-files.ts';
import { temporaryFolder } from '../../media-fixture.ts';
import { read } from './reading-fixture.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('IPTC', () => {
  it('that says it is UTF-8 is read as that', async () => {
    const iptc = [
      UTF8_MARK,
      dataset(2, IPTC.title, 'Čaj v Ústí'),
      dataset(2, IPTC.caption, '朝の港'),
      dataset(2, IPTC.keyword, 'čaj'),
      dataset(2, IPTC.keyword, '港'),
      dataset(2, IPTC.byline, 'Jiří'),
      dataset(2, IPTC.copyright, '© Jiří'),
      dataset(2, IPTC.dateCreated, '20240531'),
      dataset(2, IPTC.timeCreated, '180311+0200'),
    ];
    expect(await read(jpegWith(await plainJpeg(), { iptc }))).toEqual({
      dateTaken: '2024-05-31T18:03:11+02:00',
      metadata: {
        title: 'Čaj v Ústí',
        description: '朝の港',
        keywords: ['čaj', '港'],
        creator: 'Jiří',
        copyright: '© Jiří',
      },
    });
  });

  it('that does not say it is read as UTF-8 where it can be, and as Windows-1252 where not', async () => {
    const iptc = [
      dataset(2, IPTC.title, 'Zürich – Café'),
      dataset(2, IPTC.caption, Buffer.from([...latin1('Caf\xe9 '), 0x96, ...latin1(' Z\xfcrich')])),
    ];
    expect((await read(jpegWith(await plainJpeg(), { iptc }))).metadata).toEqual({
      title: 'Zürich – Café',
      description: 'Café – Zürich',
    });
  });

  it('is overruled by XMP, but not when it was changed after both were brought into agreement', async () => {
    const iptc = [UTF8_MARK, dataset(2, IPTC.title, 'from IPTC')];
    const xmp = xmpPacket(alternative('dc:title', 'from XMP'));
    const digest = createHash('md5').update(Buffer.concat(iptc)).digest();
    const titleWith = async (iptcDigest?: Uint8Array) =>
      (await read(jpegWith(await plainJpeg(), { iptc, xmp, iptcDigest }))).metadata?.title;
    expect(await titleWith()).toBe('from XMP');
    expect(await titleWith(digest)).toBe('from XMP');
    expect(await titleWith(createHash('md5').update('as it was').digest())).toBe('from IPTC');
  });
});

describe('XMP', () => {
  const PROPERTIES = [
    '<dc:title><rdf:Alt><rdf:li xml:lang="de">Hafen</rdf:li><rdf:li xml:lang="x-default">Harbour &amp; sea</rdf:li></rdf:Alt></dc:title>',
    alternative('dc:description', 'Early\r\nin the morning'),
    list('dc:subject', 'sea', 'Žluťásek', 'sea', ' '),
    '<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Bo Ek</rdf:li></rdf:Seq></dc:creator>',
    alternative('dc:rights', '© Ann'),
    '<photoshop:DateCreated>2024-05-31T18:03:11.25+02:00</photoshop:DateCreated>',
    '<exif:GPSLatitude>43,28.0469N</exif:GPSLatitude><exif:GPSLongitude>11,53,6.456W</exif:GPSLongitude>',
    '<crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li></rdf:Seq></crs:ToneCurve>',
  ].join('');
  const ATTRIBUTES =
    'xmp:Rating="4" tiff:Make="NIKON" tiff:Model="D750" aux:Lens="50.0 mm f/1.4" crs:Version="9"';
  const whole = {
    dateTaken: '2024-05-31T18:03:11+02:00',
    metadata: {
      title: 'Harbour & sea',
      description: 'Early\nin the morning',
      keywords: ['sea', 'Žluťásek'],
      creator: 'Ann Lee, Bo Ek',
      copyright: '© Ann',
      location: { latitude: 43.4674483, longitude: -11.8851267 },
      rating: 4,
      camera: 'NIKON D750',
      lens: '50.0 mm f/1.4',
    },
  };

  it('is read whole from a JPEG', async () => {
    expect(await read(jpegWith(await plainJpeg(), { xmp: xmpPacket(PROPERTIES, ATTRIBUTES) }))).toEqual(
      whole,
    );
  });

  it.each(['png', 'webp', 'tiff', 'avif'] as const)('is read whole from a %s', async (format) => {
    const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#642' } });
    expect(
      await read(await picture.withXmp(xmpPacket(PROPERTIES, ATTRIBUTES)).toFormat(format).toBuffer()),
    ).toEqual(whole);
  });

  it('behind the first 64 KiB of a JPEG is found', async () => {
    const xmp = xmpPacket(PROPERTIES, ATTRIBUTES);
    expect(await read(jpegWith(await plainJpeg(), { xmp, padding: 300_000 }))).toEqual(whole);
  });

  it('behind the pixels of a large PNG, WebP or TIFF is found', async () => {
    const noise = Buffer.alloc(700 * 700 * 3);
    for (let index = 0, seed = 1; index < noise.length; index++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      noise[index] = seed >> 16;
    }
    const picture = () =>
      sharp(noise, { raw: { width: 700, height: 700, channels: 3 } }).withXmp(
        xmpPacket(PROPERTIES, ATTRIBUTES),
      );
    const png = await picture().png().toBuffer();
    const chunk = png.subarray(png.indexOf('zTXt') - 4);
    const text = Buffer.from(chunk.subarray(0, chunk.readUInt32BE(0) + 12));
    const rest = Buffer.concat([png.subarray(0, png.indexOf('zTXt') - 4), chunk.subarray(text.length)]);
    const atTheEnd = Buffer.concat([rest.subarray(0, -12), text, rest.subarray(-12)]);
    expect(atTheEnd.indexOf('zTXt')).toBeGreaterThan(150_000);
    expect(await read(atTheEnd)).toEqual(whole);
    expect(await read(await picture().webp({ lossless: true }).toBuffer())).toEqual(whole);
    expect(await read(await picture().tiff({ compression: 'none' }).toBuffer())).toEqual(whole);
  });

  it('is known by its namespaces, whatever they are called, and by well-known names that are not declared', async () => {
    const packet = `<m:xmpmeta xmlns:m="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <r:Description xmlns:d="http://purl.org/dc/elements/1.1/" xmp:Rating="-1">
      <d:title><r:Alt><r:li xml:lang="x-default">Named otherwise</r:li></r:Alt></d:title>
      </r:Description></r:RDF></m:xmpmeta>`;
    expect((await read(await plainJpeg(), packet)).metadata).toEqual({
      title: 'Named otherwise',
      rating: -1,
    });
  });

  it('has keywords in a hierarchy alone', async () => {
    const xmp = xmpPacket(list('lr:hierarchicalSubject', 'Places|Italy|Rome', 'People|Ann'));
    expect((await read(jpegWith(await plainJpeg(), { xmp }))).metadata).toEqual({
      keywords: ['Rome', 'Ann'],
    });
  });

  it('that was garbled on the way is repaired where it is certain what it was', async () => {
    const xmp = xmpPacket(
      alternative('dc:title', 'ZÃ¼rich â€“ CafÃ©') + alternative('dc:description', 'Ã la carte, SÃO, Â'),
    );
    expect((await read(jpegWith(await plainJpeg(), { xmp }))).metadata).toEqual({
      title: 'Zürich – Café',
      description: 'Ã la carte, SÃO, Â',
    });
  });
});

describe('a sidecar', () => {
  it('overrules what is in the file, field by field', async () => {
    const embedded = xmpPacket(
      alternative('dc:title', 'embedded') + alternative('dc:description', 'kept'),
      'xmp:Rating="2"',
    );
    const sidecar = xmpPacket(
      alternative('dc:title', 'beside'),
      'xmp:Rating="0" exif:DateTimeOriginal="2001-02-03T04:05:06"',
    );
    expect(await read(jpegWith(await plainJpeg(), { xmp: embedded }), sidecar)).toEqual({
      dateTaken: '2001-02-03T04:05:06',
      metadata: { title: 'beside', description: 'kept' },
    });
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['an XML declaration', (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`)],
  ])('may be written as %s', async (_what, encode) => {
    const packet = xmpPacket(alternative('dc:title', 'Ústí'))
      .replace(/<\?xpacket[^>]*\?>/g, '')
      .trim();
    expect((await read(await plainJpeg(), encode(packet))).metadata).toEqual({ title: 'Ústí' });
  });

  it('that is gone, or is none, leaves what the file says', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'photo.jpg');
    await writeFile(file, jpegWith(await plainJpeg(), { xmp: xmpPacket(alternative('dc:title', 'kept')) }));
    await writeFile(join(folder, 'text.xmp'), 'Buy milk <now>');
    for (const name of ['gone.xmp', 'text.xmp', '.']) {
      expect(readMetadata(file, join(folder, name)).metadata).toEqual({ title: 'kept' });
    }
  });
});

describe('a PNG', () => {
  it('has texts of its own', async () => {
    const png = await sharp(await plainJpeg())
      .png()
      .toBuffer();
    const text = (keyword: string, content: string) => {
      const chunk = Buffer.alloc(12 + keyword.length + 1 + content.length);
      chunk.writeUInt32BE(chunk.length - 12, 0);
      chunk.write(`tEXt${keyword}\0${content}`, 4, 'latin1');
      return chunk;
    };
    const header = png.subarray(0, 33);
    const parts = [
      text('Title', 'Caf\xe9'),
      text('Author', 'Ann'),
      text('Creation Time', 'Fri, 31 May 2024 18:03:11 +0200'),
    ];
    expect(await read(Buffer.concat([header, ...parts, png.subarray(33)]))).toEqual({
      dateTaken: '2024-05-31T18:03:11+02:00',
      metadata: { title: 'Café', creator: 'Ann' },
    });
  });
});
