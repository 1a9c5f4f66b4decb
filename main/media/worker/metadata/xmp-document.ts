import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Characters. Honest packets have some ten thousand; one that keeps a hand-drawn mask may have a million. */
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** Elements and attributes that are kept, at most. */
const MOST_NODES = 20_000;

/** How deep elements may lie in one another. */
const DEEPEST = 40;

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/**
 * The namespaces whose properties are asked for, with the prefixes that ExifReader knows them by; a file may use others. What stands in
 * none of these is left out: the develop settings and editing history of a packet are most of it.
 */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [RDF, 'rdf'],
  ['adobe:ns:meta/', 'x'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://ns.adobe.com/exif/1.0/aux/', 'aux'],
  ['http://cipa.jp/exif/1.0/', 'exifEX'],
  ['http://ns.adobe.com/lightroom/1.0/', 'lr'],
  ['http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/', 'Iptc4xmpCore'],
  ['http://ns.microsoft.com/photo/1.0/', 'MicrosoftPhoto'],
  ['http://ns.microsoft.com/photo/1.0', 'MicrosoftPhoto'],
]);

/** What programs declare by omission: packets in the wild use these prefixes and forget to say what they stand for. */
const KNOWN_PREFIXES: ReadonlySet<string> = new Set(PREFIXES.values());

interface TextNode {
  readonly nodeName: '#text';
  nodeValue: string;
}

interface ElementNode {
  readonly nodeName: string;
  readonly tagName: string;
  readonly childNodes: (ElementNode | TextNode)[];
  readonly attributes: readonly { readonly nodeName: string; readonly value: string }[];
}

interface XmpDocument {
  readonly childNodes: readonly ElementNode[];
  getElementsByTagName(): readonly never[];
}

/** A prefix that is not declared stands for itself. */
function nameOf(uri: string, prefix: string, local: string): string | undefined {
  const known = PREFIXES.get(uri) ?? (uri === prefix && KNOWN_PREFIXES.has(prefix) ? prefix : undefined);
  return known === undefined ? undefined : `${known}:${local}`;
}

function attributesOf(tag: SaxesTagNS): { nodeName: string; value: string }[] {
  return Object.values(tag.attributes).flatMap(({ uri, prefix, local, value }) => {
    const nodeName = prefix === 'xml' ? `xml:${local}` : nameOf(uri, prefix, local);
    return nodeName === undefined ? [] : [{ nodeName, value }];
  });
}

/**
 * Reads an XMP packet into as much of a document as ExifReader looks at. Several times faster than a real one, and safe with packets that
 * strangers made: a packet with a document type, and so with entities of its own, is refused, and so is one too long, too deep or too
 * full.
 *
 * @throws Error when the packet is no well-formed XML or one of the above
 */
function parseXmp(xml: string): XmpDocument {
  if (xml.length > MOST_CHARACTERS) throw new Error('The packet is too long.');
  const root: ElementNode[] = [];
  const open: ElementNode[] = [];
  let depth = 0;
  /** The depth of the element that is left out with all in it. */
  let skipped = Number.POSITIVE_INFINITY;
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    if (!error.message.includes('unbound namespace prefix')) throw error;
  });
  parser.on('doctype', () => {
    throw new Error('The packet has a document type.');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new Error('The packet is too deep.');
    if (depth > skipped) return;
    const name = nameOf(tag.uri, tag.prefix, tag.local);
    if (name === undefined) {
      skipped = depth;
      return;
    }
    const element: ElementNode = {
      nodeName: name,
      tagName: name,
      childNodes: [],
      attributes: attributesOf(tag),
    };
    nodes += 1 + element.attributes.length;
    if (nodes > MOST_NODES) throw new Error('The packet is too full.');
    (open.at(-1)?.childNodes ?? root).push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    if (depth < skipped) open.pop();
    else if (depth === skipped) skipped = Number.POSITIVE_INFINITY;
    depth -= 1;
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element === undefined || depth >= skipped) return;
    const last = element.childNodes.at(-1);
    if (last !== undefined && 'nodeValue' in last) last.nodeValue += text;
    else element.childNodes.push({ nodeName: '#text', nodeValue: text });
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  // Behind the last element there are two to four kilobytes of room for later changes.
  parser.write(xml.slice(0, xml.indexOf('>', xml.lastIndexOf('</')) + 1)).close();
  return { childNodes: root, getElementsByTagName: () => [] };
}

/** For ExifReader: what it reads XMP with. */
export const XMP_PARSER = { parseFromString: parseXmp };
