/** The file's name without its ending. */
export function baseNameOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? fileName.slice(0, dot) : fileName;
}

/** What cameras, telephones and scanners write before their numbers. */
const MACHINE_PREFIXES = [
  '_?dsc[fn]?|_?img|_?mg|_?mvi|imag|hpim|cimg|sany|mah|sam|pict?',
  'mov|vid|video|pxl|gopr|g[hxp]\\d{0,2}|dji|wp|100',
  's\\d{2}|r\\d{2}|l\\d{3}|p\\d{3}|c\\d{3}',
  'photo|image|picture|bild|foto|scan',
].join('|');

/** A number or date, with letters of its own before it; or nothing. */
const MACHINE_NUMBER = String.raw`(?:[-_ ]?[a-z]{0,2}[-_ ]?\d{2,}[-_\d]*|[-_ ]?\d*)`;

/** How it was taken, and which copy it is. */
const MACHINE_SUFFIXES = [
  String.raw`(?:[-_ .~]?(?:wa\d+|hdr|pano|burst|edit(?:ed)?|mp|cover|portrait|night|ts|lrt))*`,
  String.raw`(?:[-_ ]?\(?\d+\)?)?`,
].join('');

/**
 * Names that cameras, telephones and programs give: they say nothing about the picture. The prefixes are those of the makers' own
 * numbering under DCF (JEITA CP-3461, four letters and four digits) and of the common telephones and messengers.
 */
const NAMED_BY_MACHINE: readonly RegExp[] = [
  new RegExp(`^(?:${MACHINE_PREFIXES})${MACHINE_NUMBER}${MACHINE_SUFFIXES}$`, 'i'),
  /^_?[A-Z]{3}[A-Z\d]\d{4}$/,
  /^(?:whatsapp|signal|telegram|screenshot|screen shot|bildschirmfoto|snapchat|fb_img)\b.*\d{2,}/i,
  /^signal-\d{4}/i,
  // Nothing but a date, a time or a number
  /^[\d\s._\-()~:T]+$/,
  // Nothing but a hash or a GUID
  /^(?=.*\d)[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/i,
  /^(?=.*\d)(?=.*[a-f])[\da-f]{16,}$/i,
];

/** Texts that introduce their folder. */
const INTRODUCTION = /^(?:description|readme|about|index|intro(?:duction)?|caption|text)$/i;

/** Whether a text file introduces the folder it lies in. */
export function isIntroduction(fileName: string): boolean {
  return INTRODUCTION.test(baseNameOf(fileName));
}

/** The number that a file's name begins with. */
export function leadingNumberOf(fileName: string): number | undefined {
  const digits = /^\d{1,15}/.exec(fileName)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** A title out of a file's name: `03_harbour-at-dawn.jpg` is “Harbour at dawn”. Undefined for names that no person gave. */
export function titleOfFileName(fileName: string): string | undefined {
  const base = baseNameOf(fileName).normalize('NFC').trim();
  if (NAMED_BY_MACHINE.some((form) => form.test(base)) || INTRODUCTION.test(base)) return undefined;
  const unnumbered = base.replace(/^\d{1,4}(?:\s*[-_.)–—]+\s*|(?<=^0\d*)\s+)(?=\S)/, '');
  const spaced = unnumbered.replaceAll('_', ' ');
  // Hyphens part words only where nothing else does: “well-known places” keeps its own.
  const words = (/\s/.test(spaced) ? spaced : spaced.replaceAll('-', ' ')).replace(/\s+/g, ' ').trim();
  const title = /\p{L}/u.test(words) ? words : base;
  return title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
