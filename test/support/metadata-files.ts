import sharp from 'sharp';

/** A JPEG of one colour, small. */
export function plainJpeg(): Promise<Buffer> {
  return sharp({ create: { width: 32, height: 24, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
}

/** A packet as programs write it; `properties` are XML in `rdf:Description`. */
export function xmpPacket(properties: string, attributes = ''): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
    xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" ${attributes}>
   ${properties}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
${' '.repeat(2000)}
<?xpacket end="w"?>`;
}

export const alternative = (name: string, text: string) =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`;

export const list = (name: string, ...texts: readonly string[]) =>
  `<${name}><rdf:Bag>${texts.map((text) => `<rdf:li>${text}</rdf:li>`).join('')}</rdf:Bag></${name}>`;

/** One dataset of IPTC: record, number, content. */
export function dataset(record: number, number: number, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([0x1c, record, number, bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

/** Says that the texts of IPTC are UTF-8: dataset 1:90. */
export const UTF8_MARK = dataset(1, 90, '\u001b%G');

/** Dataset numbers of record 2. */
export const IPTC = {
  title: 5,
  keyword: 25,
  dateCreated: 55,
  timeCreated: 60,
  byline: 80,
  headline: 105,
  copyright: 116,
  caption: 120,
} as const;

function resource(id: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(12);
  head.write('8BIM', 0, 'latin1');
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(content.length, 8);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(marker, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

export interface JpegParts {
  readonly iptc?: readonly Uint8Array[];
  /** 16 bytes */
  readonly iptcDigest?: Uint8Array;
  readonly xmp?: string;
  readonly exif?: ExifParts;
  /** Bytes of other segments before those. */
  readonly padding?: number;
}

/** A JPEG with these segments put in behind its beginning. */
export function jpegWith(jpeg: Buffer, { iptc, iptcDigest, xmp, exif, padding = 0 }: JpegParts): Buffer {
  const parts: Buffer[] = [jpeg.subarray(0, 2)];
  for (let left = padding; left > 0; left -= 60_000) {
    parts.push(segment(0xffef, Buffer.alloc(Math.min(60_000, left))));
  }
  if (exif !== undefined)
    parts.push(segment(0xffe1, Buffer.concat([Buffer.from('Exif\0\0'), exifBlock(exif)])));
  if (xmp !== undefined) {
    parts.push(segment(0xffe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)));
  }
  if (iptc !== undefined) {
    const content = [Buffer.from('Photoshop 3.0\0'), resource(0x0404, Buffer.concat(iptc))];
    if (iptcDigest !== undefined) content.push(resource(0x0425, iptcDigest));
    parts.push(segment(0xffed, Buffer.concat(content)));
  }
  return Buffer.concat([...parts, jpeg.subarray(2)]);
}

/** Text, bytes, a number of 16 bits, or fractions. */
type ExifValue = string | Uint8Array | number | readonly (readonly [number, number])[];

/** Values by the number of their tag. */
type ExifDirectory = Readonly<Record<number, ExifValue>>;

export interface ExifParts {
  readonly main?: ExifDirectory;
  readonly camera?: ExifDirectory;
  readonly gps?: ExifDirectory;
}

function encoded(value: ExifValue): { type: number; count: number; bytes: Buffer } {
  if (typeof value === 'string') {
    const bytes = Buffer.from(`${value}\0`);
    return { type: 2, count: bytes.length, bytes };
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return { type: 3, count: 1, bytes };
  }
  if (value instanceof Uint8Array) return { type: 1, count: value.length, bytes: Buffer.from(value) };
  const bytes = Buffer.alloc(value.length * 8);
  for (const [index, [top, bottom]] of value.entries()) {
    bytes.writeUInt32LE(top, index * 8);
    bytes.writeUInt32LE(bottom, index * 8 + 4);
  }
  return { type: 5, count: value.length, bytes };
}

const POINTERS = { camera: 0x8769, gps: 0x8825 } as const;

/** A block of EXIF as it stands in files, and as it is a TIFF file of its own. Text is written in UTF-8. */
export function exifBlock({ main = {}, camera, gps }: ExifParts): Buffer {
  const block: Buffer[] = [Buffer.from('II*\0\x08\0\0\0', 'latin1')];
  let length = 8;
  const write = (directory: ExifDirectory, pointers: Readonly<Record<number, ExifDirectory>>) => {
    const numbers = [...Object.keys(directory), ...Object.keys(pointers)].map(Number).sort((a, b) => a - b);
    const head = Buffer.alloc(2 + numbers.length * 12 + 4);
    head.writeUInt16LE(numbers.length, 0);
    block.push(head);
    length += head.length;
    for (const [index, number] of numbers.entries()) {
      const at = 2 + index * 12;
      const inner = pointers[number];
      head.writeUInt16LE(number, at);
      if (inner !== undefined) {
        head.writeUInt16LE(4, at + 2);
        head.writeUInt32LE(1, at + 4);
        head.writeUInt32LE(length, at + 8);
        write(inner, {});
        continue;
      }
      const { type, count, bytes } = encoded(directory[number] ?? '');
      head.writeUInt16LE(type, at + 2);
      head.writeUInt32LE(count, at + 4);
      if (bytes.length <= 4) bytes.copy(head, at + 8);
      else {
        head.writeUInt32LE(length, at + 8);
        block.push(bytes, Buffer.alloc(bytes.length % 2));
        length += bytes.length + (bytes.length % 2);
      }
    }
  };
  const pointers: Record<number, ExifDirectory> = {};
  if (camera !== undefined) pointers[POINTERS.camera] = camera;
  if (gps !== undefined) pointers[POINTERS.gps] = gps;
  write(main, pointers);
  return Buffer.concat(block);
}
