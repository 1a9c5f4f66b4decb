/** A field of a TIFF directory: numbers, bytes, text, or directories that it refers to. */
type Value =
  | { readonly type: 'SHORT' | 'LONG'; readonly values: readonly number[] }
  | { readonly type: 'UNDEFINED'; readonly bytes: Buffer }
  | { readonly type: 'ASCII'; readonly text: string }
  /** The offset of bytes that lie elsewhere in the file. */
  | { readonly type: 'PLACE'; readonly bytes: Buffer }
  | { readonly type: 'DIRECTORIES'; readonly directories: readonly Directory[] };

export type Directory = ReadonlyMap<number, Value>;

export const short = (...values: readonly number[]): Value => ({ type: 'SHORT', values });
export const long = (...values: readonly number[]): Value => ({ type: 'LONG', values });
export const bytes = (content: Buffer): Value => ({ type: 'UNDEFINED', bytes: content });
export const ascii = (text: string): Value => ({ type: 'ASCII', text });
export const place = (content: Buffer): Value => ({ type: 'PLACE', bytes: content });
export const directories = (...list: readonly Directory[]): Value => ({
  type: 'DIRECTORIES',
  directories: list,
});
export const directory = (fields: Readonly<Record<number, Value>>): Directory =>
  new Map(Object.entries(fields).map(([tag, value]) => [Number(tag), value]));

export interface TiffOptions {
  readonly order?: 'II' | 'MM';
  /** In place of TIFF's 42. */
  readonly magic?: number;
  /** Bytes between the header and the first directory. */
  readonly afterHeader?: Buffer;
  /** The header and what comes before the first directory, for structures that have no TIFF header. */
  readonly prefix?: Buffer;
}

/** A file of TIFF structure (TIFF 6.0) whose first directories form a chain. */
export function tiffFile(
  chain: readonly Directory[],
  { order = 'II', magic = 42, afterHeader = Buffer.alloc(0), prefix }: TiffOptions = {},
): Buffer {
  const isLittle = order === 'II';
  const parts: Buffer[] = [];
  let size = 0;
  const put = (content: Buffer): number => {
    const at = size;
    const padded = content.length % 2 === 0 ? content : Buffer.concat([content, Buffer.alloc(1)]);
    parts.push(padded);
    size += padded.length;
    return at;
  };
  const numbers = (values: readonly number[], width: 2 | 4): Buffer => {
    const content = Buffer.alloc(values.length * width);
    const write = isLittle ? 'writeUIntLE' : 'writeUIntBE';
    for (const [index, value] of values.entries()) content[write](value, index * width, width);
    return content;
  };
  put(
    prefix ??
      Buffer.concat([
        Buffer.from(order),
        numbers([magic], 2),
        numbers([8 + afterHeader.length], 4),
        afterHeader,
      ]),
  );
  /** Answers where the directory stands; `hasNext` leaves its last offset to be filled. */
  const write = (fields: Directory, next: () => number): number => {
    const table = Buffer.alloc(2 + fields.size * 12 + 4);
    const at = put(table);
    numbers([fields.size], 2).copy(table);
    for (const [index, [tag, value]] of [...fields].sort(([a], [b]) => a - b).entries()) {
      const { type, count, content } = encoded(value);
      const entry = 2 + index * 12;
      numbers([tag, type], 2).copy(table, entry);
      numbers([count], 4).copy(table, entry + 4);
      if (content.length <= 4) content.copy(table, entry + 8);
      else numbers([put(content)], 4).copy(table, entry + 8);
    }
    numbers([next()], 4).copy(table, 2 + fields.size * 12);
    return at;
  };
  const encoded = (value: Value): { type: number; count: number; content: Buffer } => {
    switch (value.type) {
      case 'SHORT':
        return { type: 3, count: value.values.length, content: numbers(value.values, 2) };
      case 'LONG':
        return { type: 4, count: value.values.length, content: numbers(value.values, 4) };
      case 'UNDEFINED':
        return { type: 7, count: value.bytes.length, content: value.bytes };
      case 'ASCII':
        return { type: 2, count: value.text.length + 1, content: Buffer.from(`${value.text}\0`, 'latin1') };
      case 'PLACE':
        return { type: 4, count: 1, content: numbers([put(value.bytes)], 4) };
      case 'DIRECTORIES': {
        const places = value.directories.map((below) => write(below, () => 0));
        return { type: 4, count: places.length, content: numbers(places, 4) };
      }
    }
  };
  const writeChain = (index: number): number => {
    const fields = chain[index];
    return fields === undefined ? 0 : write(fields, () => writeChain(index + 1));
  };
  writeChain(0);
  return Buffer.concat(parts);
}

export function isoBox(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
