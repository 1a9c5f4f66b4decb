import type { CoreText } from '../../shared/text/core-text.ts';
import { extensionOf, type NamedFormat } from './formats.ts';

interface Unsupported {
  readonly mimeType: string;
  /** For people, in the middle of a sentence. */
  readonly name: string;
  /** What to save it as. */
  readonly instead: string;
}

const PICTURE = 'JPEG or PNG';
const FILM = 'MP4';

const unsupported = (mimeType: string, name: string, instead: string): Unsupported => ({
  mimeType,
  name,
  instead,
});

/* oxlint-disable no-control-regex -- signatures are bytes, read as Latin-1 */
/** What the first bytes of files tell that people may try, and that browsers do not show. */
const SIGNATURES: readonly (readonly [RegExp, Unsupported])[] = [
  [/^%PDF-/, unsupported('application/pdf', 'a PDF document', PICTURE)],
  [/^8BPS/, unsupported('image/vnd.adobe.photoshop', 'a Photoshop document', PICTURE)],
  [
    /^%!PS|^\u00c5\u00d0\u00d3\u00c6/,
    unsupported('application/postscript', 'a PostScript drawing', 'SVG or PNG'),
  ],
  [/^BM[\s\S]{4}\0\0\0\0/, unsupported('image/bmp', 'a bitmap (BMP)', PICTURE)],
  [/^\0\0\u0001\0/, unsupported('image/x-icon', 'an icon', 'PNG')],
  [/^\0\0\0\u000cjP {2}|^\u00ff\u004f\u00ff\u0051/, unsupported('image/jp2', 'a JPEG 2000 picture', PICTURE)],
  [/^\0\0\0\u000cJXL |^\u00ff\u000a/, unsupported('image/jxl', 'a JPEG XL picture', PICTURE)],
  [/^v\/1\u0001/, unsupported('image/x-exr', 'an OpenEXR picture', PICTURE)],
  [/^#\?R(?:ADIANCE|GBE)/, unsupported('image/vnd.radiance', 'a Radiance picture', PICTURE)],
  [
    /^FOVb/,
    unsupported('image/x-sigma-x3f', 'a raw file of Sigma, of which no preview can be read', PICTURE),
  ],
  [
    /^\0MRM/,
    unsupported('image/x-minolta-mrw', 'a raw file of Minolta, of which no preview can be read', PICTURE),
  ],
  [/^gimp xcf/, unsupported('image/x-xcf', 'a GIMP document', PICTURE)],
  [/^RIFF[\s\S]{4}AVI /, unsupported('video/x-msvideo', 'an AVI video', FILM)],
  [/^RIFF[\s\S]{4}WAVE/, unsupported('audio/wav', 'sound', FILM)],
  [
    /^\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011/,
    unsupported('video/x-ms-asf', 'a Windows Media video', FILM),
  ],
  [/^FLV\u0001/, unsupported('video/x-flv', 'a Flash video', FILM)],
  [/^\0\0\u0001[\u00ba\u00b3]/, unsupported('video/mpeg', 'an MPEG video', FILM)],
  [/^G[\s\S]{187}G/, unsupported('video/mp2t', 'an MPEG transport stream', FILM)],
  [/^OggS/, unsupported('application/ogg', 'an Ogg file', 'MP4 or WebM')],
  [/^ID3|^\u00ff[\u00fb\u00f3\u00f2]/, unsupported('audio/mpeg', 'sound', FILM)],
  [/^fLaC/, unsupported('audio/flac', 'sound', FILM)],
  [/^PK\u0003\u0004/, unsupported('application/zip', 'an archive', PICTURE)],
  [/^\u001f\u008b/, unsupported('application/gzip', 'a compressed file', 'SVG, if it is a drawing,')],
];
/* oxlint-enable no-control-regex */

/** The format of a file that is known and cannot be shown, by its first bytes. */
export function unsupportedFormatOf(head: Uint8Array): NamedFormat | undefined {
  const found = entryOf(Buffer.from(head.subarray(0, 256)).toString('latin1'));
  return found === undefined ? undefined : { kind: 'OTHER', mimeType: found.mimeType };
}

function entryOf(head: string): Unsupported | undefined {
  return SIGNATURES.find(([signature]) => signature.test(head))?.[1];
}

/** For people: why a file of this format cannot be shown, and what to do. */
export function unsupportedReason(path: string, { mimeType }: NamedFormat): CoreText {
  if (mimeType === 'audio/mp4') {
    return `“${path}” is sound without pictures, which cannot be shown in a gallery.`;
  }
  const known = SIGNATURES.find(([, entry]) => entry.mimeType === mimeType)?.[1];
  if (known !== undefined) {
    return `“${path}” is ${known.name}, which cannot be shown in a gallery. Save a copy of it as ${known.instead}.`;
  }
  const extension = extensionOf(path);
  if (extension === 'xmp') {
    return `“${path}” holds the metadata of a file of the same name, and there is none beside it. Put it beside that file again, or remove it.`;
  }
  const type = extension === '' ? 'Files of unknown content' : (`Files of the type .${extension}` as const);
  return `${type} cannot be shown in a gallery. Save a copy of “${path}” as JPEG, PNG, MP4 or text.`;
}
