/** Characters of one text, at most. Longer ones are no texts but data that some program put there. */
const LONGEST_TEXT = 32_000;

/** What Windows-1252 has in the places 0x80 to 0x9f, where Latin-1 has control characters; 0 where it has nothing either. */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e,
  0x178,
];

const BYTES_OF_WINDOWS_1252: ReadonlyMap<number, number> = new Map(
  WINDOWS_1252.flatMap((code, index) => (code === 0 ? [] : [[code, 0x80 + index]])),
);

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Text as files bring it, made presentable: trimmed, line breaks as \n, without control characters, repaired where it is certain what it
 * was. Undefined when nothing is left.
 */
export function cleanText(text: string | undefined): string | undefined {
  if (text === undefined || text.length > LONGEST_TEXT) return undefined;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff\ufffe]/g, '');
  const repaired = withoutControls(repairedUtf8(plain)).trim().normalize('NFC');
  return repaired === '' ? undefined : repaired;
}

/**
 * Text that was UTF-8, was taken for Windows-1252 and written again as UTF-8 (“ZÃ¼rich”): all its characters have a byte there, and those
 * bytes are UTF-8. No text of any language looks like that by chance.
 */
function repairedUtf8(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code < 0x100 ? code : BYTES_OF_WINDOWS_1252.get(code);
    if (byte === undefined) return text;
    bytes[index] = byte;
  }
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return text;
  }
}

/** Characters 0x80 to 0x9f are Windows-1252 that was taken for Latin-1. */
function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => {
    const code = WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? 0;
    return code === 0 ? '' : String.fromCharCode(code);
  });
}

/** Bytes that are UTF-8 if they can be, and Windows-1252 otherwise: what programs write that do not say which it is. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return withoutControls(Buffer.from(bytes).toString('latin1'));
  }
}

/** UTF-16 without a mark: most texts have many characters below 256, and those tell where the high bytes are. */
export function textOfUtf16(bytes: Uint8Array): string {
  let [evenZeros, oddZeros] = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) evenZeros += 1;
    else oddZeros += 1;
  }
  const isBigEndian = (bytes[0] === 0xfe && bytes[1] === 0xff) || evenZeros > oddZeros;
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return (isBigEndian ? even.swap16() : even).toString('utf16le');
}

/** Each once, in order, presentable. Undefined when there is none. */
export function cleanTexts(texts: Iterable<string>): readonly string[] | undefined {
  const kept = new Map<string, string>();
  for (const text of texts) {
    const clean = cleanText(text);
    if (clean !== undefined && !kept.has(clean)) kept.set(clean, clean);
    if (kept.size === MOST_TEXTS) break;
  }
  return kept.size === 0 ? undefined : [...kept.values()];
}

const MOST_TEXTS = 1000;
