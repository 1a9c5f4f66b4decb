import type { NamedFormat } from '../../formats.ts';
import type { BoundedFile } from '../bounded-file.ts';
import { ifReadable } from './if-readable.ts';
import { tiffAt } from './tiff-directories.ts';

const MAKE = 0x010f;
const PHOTOMETRIC = 0x0106;
const SUB_DIRECTORIES = 0x014a;
const DNG_VERSION = 0xc612;

/** Colour filter array, and the linear form of DNG. */
const SENSOR = [32_803, 34_892];

const MAKERS: readonly (readonly [RegExp, string])[] = [
  [/^nikon/i, 'image/x-nikon-nef'],
  [/^sony/i, 'image/x-sony-arw'],
  [/^canon/i, 'image/x-canon-cr2'],
  [/^pentax|^ricoh/i, 'image/x-pentax-pef'],
  [/^samsung/i, 'image/x-samsung-srw'],
];

/** The raw format of a TIFF file that holds what a sensor saw, whatever it is named; undefined for ordinary pictures. */
export async function rawFormatOfTiff(file: BoundedFile): Promise<NamedFormat | undefined> {
  const mimeType = await ifReadable(async () => {
    const tiff = await tiffAt(file, 0);
    const directory = await tiff?.reader.directory(tiff.first);
    if (tiff === undefined || directory === undefined) return undefined;
    if (directory.fields.has(DNG_VERSION)) return 'image/x-adobe-dng';
    const kinds = [await directory.number(PHOTOMETRIC)];
    for (const offset of await directory.numbers(SUB_DIRECTORIES)) {
      kinds.push(await (await ifReadable(() => tiff.reader.directory(offset)))?.number(PHOTOMETRIC));
    }
    if (!kinds.some((kind) => kind !== undefined && SENSOR.includes(kind))) return undefined;
    const make = await directory.text(MAKE);
    return MAKERS.find(([maker]) => maker.test(make))?.[1] ?? 'image/x-adobe-dng';
  });
  return mimeType === undefined ? undefined : { kind: 'IMAGE', mimeType };
}
