import { readFile, stat } from 'node:fs/promises';
import sanitizeHtml from 'sanitize-html';
import { MediaFailure } from './failure.ts';

/** Bytes; as for reading one. */
const LIMIT = 16 * 1024 * 1024;

/**
 * What can run or load something when a drawing is opened by its own address: script, handlers, foreign markup, entities that hide them,
 * and addresses other than places in the drawing itself.
 */
const DOUBTFUL =
  /<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|animate|set|style|link|meta|a)\b|[\s"'/]on[a-z]+\s*=|javascript:|<!doctype|<!entity|<\?xml-stylesheet|@import|url\s*\(\s*["']?\s*[^#"'\s)]|href\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg|gif|webp);)/i;

const SHAPES =
  'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image title desc'.split(
    ' ',
  );
const PAINT = 'linearGradient radialGradient stop pattern clipPath mask marker switch view'.split(' ');
const FILTERS =
  'filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'.split(
    ' ',
  );

/** Attributes whose value may name a place in the drawing. */
const REFERENCE = /^(?:href|xlink:href|src)$/i;
const SAFE_REFERENCE = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);)/i;
const LOADS = /url\s*\(\s*["']?\s*[^#"'\s)]|expression\s*\(|javascript\s*:|@import|[\\<>]/i;

function safeAttributes(attributes: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) =>
        !/^on/i.test(name) &&
        !/:(?:href)$/i.test(name.replace(/^xlink:/i, '')) &&
        (REFERENCE.test(name) ? SAFE_REFERENCE.test(value) : !LOADS.test(value)),
    ),
  );
}

/** Where text is seen or read; anywhere else it is what is left of something else. */
const TEXTS = new Set(['text', 'tspan', 'textPath', 'title', 'desc']);

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [...SHAPES, ...PAINT, ...FILTERS],
  allowedAttributes: false,
  // Addresses are looked at below, the same for every attribute.
  allowedSchemes: ['data'],
  allowedSchemesAppliedToAttributes: [],
  nonTextTags: [
    'script',
    'style',
    'foreignObject',
    'foreignobject',
    'iframe',
    'object',
    'embed',
    'handler',
    'listener',
    'metadata',
  ],
  parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false, decodeEntities: true },
  transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: safeAttributes(attribs) }) },
  textFilter: (text, tagName) => (TEXTS.has(tagName) ? text : ''),
  parseStyleAttributes: false,
};

/**
 * A drawing that does nothing but be seen. One without anything doubtful stays byte for byte as it is; of another, the shapes and paints
 * are kept and everything else is left out.
 *
 * @throws MediaFailure `DAMAGED` when it is too large; what the disk says.
 */
export async function drawingWithoutScript(file: string, path: string): Promise<Buffer> {
  if ((await stat(file)).size > LIMIT) {
    throw new MediaFailure(
      'DAMAGED',
      `“${path}” is a drawing of more than 16 MB. Simplify it or save it as a picture.`,
    );
  }
  const content = await readFile(file);
  const text = content.toString('utf8');
  // A drawing in another encoding could hide anything from a reader of UTF-8.
  const isUtf8 =
    Buffer.from(text).equals(content) && !/encoding\s*=\s*["'](?!utf-?8)/i.test(text.slice(0, 200));
  if (isUtf8 && !DOUBTFUL.test(text)) return content;
  return Buffer.from(inertDrawing(text));
}

/** The drawing without everything that can run or load something. */
export function inertDrawing(text: string): string {
  const inert = sanitizeHtml(text, OPTIONS).trim();
  return /^<svg[^>]*\sxmlns=/.test(inert)
    ? inert
    : inert.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg"');
}
