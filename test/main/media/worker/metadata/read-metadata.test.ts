import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../../../main/media/worker/metadata/read-metadata.ts';
import {
  alternative,
  dataset,
  exifBlock,
  type ExifParts,
  IPTC,
  jpegWith,
  list,
  plainJpeg,
  UTF8_MARK,
  xmpPacket,
} from '../../../../support/metadata-files.ts';
import { temporaryFolder } from '../../media-fixture.ts';

async function read(content: Uint8Array, sidecar?: string | Uint8Array, name = 'photo.jpg') {
  const folder = await temporaryFolder();
  const file = join(folder, name);
  await writeFile(file, content);
  if (sidecar === undefined) return readMetadata(file);
  const sidecarFile = join(folder, 'photo.xmp');
  await writeFile(sidecarFile, sidecar);
  return readMetadata(file, sidecarFile);
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Moves the places that the directories of a TIFF point to, for all that was moved by `distance`. */
function moveOffsets(tiff: Buffer, directory: number, distance: number): Buffer {
  for (let entry = 0; entry < tiff.readUInt16LE(directory); entry++) {
    const at = directory + 2 + entry * 12;
    const size = ([0, 1, 1, 2, 4, 8][tiff.readUInt16LE(at + 2)] ?? 1) * tiff.readUInt32LE(at + 4);
    const isDirectory = [0x8769, 0x8825].includes(tiff.readUInt16LE(at));
    if (size <= 4 && !isDirectory) continue;
    const offset = tiff.readUInt32LE(at + 8) + distance;
    tiff.writeUInt32LE(offset, at + 8);
    if (isDirectory) moveOffsets(tiff, offset, distance);
  }
  return tiff;
}

/** UTF-16, as Windows writes it into EXIF. */
const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le');

/** The numbers of the tags of EXIF 2.3. */
const TAG = {
  description: 0x010e,
  make: 0x010f,
  model: 0x0110,
  artist: 0x013b,
  rating: 0x4746,
  copyright: 0x8298,
  xpTitle: 0x9c9b,
  xpComment: 0x9c9c,
  xpAuthor: 0x9c9d,
  xpKeywords: 0x9c9e,
  exposureTime: 0x829a,
  fNumber: 0x829d,
  iso: 0x8827,
  taken: 0x9003,
  offset: 0x9011,
  focalLength: 0x920a,
  userComment: 0x9286,
  lens: 0xa434,
} as const;

const place = (latitude: readonly (readonly [number, number])[], longitude = latitude) => ({
  1: 'N',
  2: latitude,
  3: 'W',
  4: longitude,
});

describe('EXIF', () => {
  const EXIF: ExifParts = {
    main: {
      [TAG.description]: 'Hafen von Zürich',
      [TAG.make]: 'Canon',
      [TAG.model]: 'Canon EOS 40D',
      [TAG.artist]: 'Ann Lee; Bo Ek',
      [TAG.copyright]: ' \0© Ann Lee',
      [TAG.rating]: 3,
    },
    camera: {
      [TAG.taken]: '2024:05:31 18:03:11',
      [TAG.offset]: '+02:00',
      [TAG.exposureTime]: [[1, 250]],
      [TAG.fNumber]: [[28, 10]],
      [TAG.iso]: 400,
      [TAG.focalLength]: [[50, 1]],
      [TAG.lens]: 'EF 50mm f/1.8 II',
    },
    gps: {
      1: 'S',
      2: [
        [43, 1],
        [28, 1],
        [2814, 1000],
      ],
      3: 'W',
      4: [
        [11, 1],
        [53, 1],
        [6456, 1000],
      ],
      5: new Uint8Array([1]),
      6: [[25, 2]],
    },
  };
  const whole = {
    dateTaken: '2024-05-31T18:03:11+02:00',
    metadata: {
      description: 'Hafen von Zürich',
      creator: 'Ann Lee, Bo Ek',
      copyright: '© Ann Lee',
      location: { latitude: -43.4674483, longitude: -11.8851267, altitude: -12.5 },
      rating: 3,
      camera: 'Canon EOS 40D',
      lens: 'EF 50mm f/1.8 II',
      exposure: { exposureTime: 0.004, fNumber: 2.8, iso: 400, focalLength: 50 },
    },
  };

  it('is read whole from a JPEG and from a TIFF', async () => {
    expect(await read(jpegWith(await plainJpeg(), { exif: EXIF }))).toEqual(whole);
    expect(await read(exifBlock(EXIF), undefined, 'photo.tif')).toEqual(whole);
  });

  it('at the end of a large TIFF is read without what lies before it', async () => {
    const block = exifBlock(EXIF);
    const distance = 5_000_000;
    const file = Buffer.concat([block.subarray(0, 8), Buffer.alloc(distance), block.subarray(8)]);
    file.writeUInt32LE(8 + distance, 4);
    const moved = moveOffsets(file, 8 + distance, distance);
    expect(await read(moved, undefined, 'photo.tif')).toEqual(whole);
  });

  it.each(['png', 'webp', 'avif'] as const)('is read from a %s', async (format) => {
    const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#642' } }).withExif({
      IFD0: { Make: 'Canon', Model: 'Canon EOS 40D' },
      IFD2: { DateTimeOriginal: '2024:05:31 18:03:11', FNumber: '28/10' },
    });
    expect(await read(await picture.toFormat(format).toBuffer())).toEqual({
      dateTaken: '2024-05-31T18:03:11',
      metadata: { camera: 'Canon EOS 40D', exposure: { fNumber: 2.8 } },
    });
  });

  it('has its texts in the fields of Windows too', async () => {
    const main = {
      [TAG.xpTitle]: wide('Tor zum Süden'),
      [TAG.description]: 'Tor zum Süden',
      [TAG.xpComment]: wide('Früh am Morgen'),
      [TAG.xpKeywords]: wide('Wien;Tor;Wien'),
      [TAG.xpAuthor]: wide('Jörg'),
    };
    expect((await read(jpegWith(await plainJpeg(), { exif: { main } }))).metadata).toEqual({
      title: 'Tor zum Süden',
      description: 'Früh am Morgen',
      keywords: ['Wien', 'Tor'],
      creator: 'Jörg',
    });
  });

  it.each([
    ['UTF-16', Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('Früh 朝', 'utf16le')])],
    [
      'UTF-16, the other way round',
      Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('Früh 朝', 'utf16le').swap16()]),
    ],
    ['UTF-8 that says it is ASCII', Buffer.from('ASCII\0\0\0Früh 朝')],
    ['UTF-8 that says nothing', Buffer.from('\0\0\0\0\0\0\0\0Früh 朝')],
  ])('has a comment in %s', async (_what, comment) => {
    const exif = { camera: { [TAG.userComment]: comment } };
    expect((await read(jpegWith(await plainJpeg(), { exif }))).metadata).toEqual({ description: 'Früh 朝' });
  });

  it.each<[string, ExifParts]>([
    [
      'what the camera writes where its owner wrote nothing',
      { main: { [TAG.description]: 'OLYMPUS DIGITAL CAMERA' } },
    ],
    ['spaces', { main: { [TAG.description]: '                ', [TAG.artist]: ' ' } }],
    ['a date of a clock that was never set', { camera: { [TAG.taken]: '0000:00:00 00:00:00' } }],
    ['a date that no calendar has', { camera: { [TAG.taken]: '2024:02:31 10:00:00' } }],
    ['a lens of dashes', { camera: { [TAG.lens]: '----' } }],
    [
      'the place of a receiver that has not found its own',
      {
        gps: place([
          [0, 1],
          [0, 1],
          [0, 1],
        ]),
      },
    ],
    [
      'a place of fractions of nothing',
      {
        gps: place([
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
      },
    ],
    [
      'a place beyond the pole',
      {
        gps: place([
          [91, 1],
          [0, 1],
          [0, 1],
        ]),
      },
    ],
    ['a time of nothing', { camera: { [TAG.exposureTime]: [[0, 0]], [TAG.fNumber]: [[0, 1]] } }],
  ])('says nothing with %s', async (_what, exif) => {
    expect(await read(jpegWith(await plainJpeg(), { exif }))).toEqual({});
  });

  it.each([
    ['NIKON CORPORATION', 'NIKON D90', 'NIKON D90'],
    ['NIKON', 'COOLPIX P6000', 'NIKON COOLPIX P6000'],
    ['OLYMPUS IMAGING CORP.', 'E-M1', 'OLYMPUS E-M1'],
    ['EASTMAN KODAK COMPANY', 'KODAK Z650', 'KODAK Z650'],
    ['Apple', 'iPhone 6', 'Apple iPhone 6'],
  ])('of make %s and model %s names the camera %s', async (make, model, camera) => {
    const exif = { main: { [TAG.make]: make, [TAG.model]: model } };
    expect((await read(jpegWith(await plainJpeg(), { exif }))).metadata).toEqual({ camera });
  });
});

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
