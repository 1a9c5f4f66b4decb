type CssValues = Readonly<Record<string, unknown>>;

const COLOUR = /^(?:#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/deg-]{1,60}\)|[a-z]{3,25})$/i;

/** What `textVerticalAlignment` is for a column of flex. */
const ALIGNMENTS: Readonly<Record<string, string>> = {
  top: 'start',
  start: 'start',
  middle: 'safe center',
  center: 'safe center',
  bottom: 'end',
  end: 'end',
};

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** Width by height of a text item: as its style says, otherwise a square. */
export function ratioOfText(css: CssValues): number {
  const ratio = numberOf(css['ratio']);
  if (ratio !== undefined) return ratio;
  const [width, height] = [numberOf(css['width']), numberOf(css['height'])];
  return width !== undefined && height !== undefined ? width / height : 1;
}

/** The ground that texts are written on where they say nothing else, and the inks that can be read on light and on dark. */
const PAPER = '#eeece6';
const DARK_INK = '#1d1c1a';
const LIGHT_INK = '#f4f2ee';

/** Red, green and blue, 0..255 each, of a colour in hexadecimal or `rgb()`; undefined for what is not written so. */
function channelsOf(colour: string): readonly number[] | undefined {
  const hexadecimal = /^#(?:([\da-f]{3})[\da-f]?|([\da-f]{6})(?:[\da-f]{2})?)$/i.exec(colour);
  if (hexadecimal !== null) {
    const digits = hexadecimal[2] ?? (hexadecimal[1] ?? '').replaceAll(/./g, '$&$&');
    return [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16));
  }
  const channels = /^rgba?\(([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(colour);
  return channels === null ? undefined : channels.slice(1, 4).map(Number);
}

/** Whether light text is read better on it than dark text: by relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
function isDark(colour: string): boolean {
  const channels = channelsOf(colour);
  if (channels === undefined) return false;
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179;
}

/** The ink that is read best on a ground of a text; undefined for what is no colour. */
export function inkOn(background: unknown): string | undefined {
  if (typeof background !== 'string' || !COLOUR.test(background)) return undefined;
  return isDark(background) ? LIGHT_INK : DARK_INK;
}

/**
 * The ground and the ink of a text: a text with a ground of its own, or with colours chosen for a light one, looks the same in light and in
 * dark. Any other follows the theme of the page.
 */
function coloursOf(background: unknown, html: string): string {
  const ink = inkOn(background);
  if (ink !== undefined) return `background-color:${String(background)};color:${ink};`;
  const hasColours = /style="[^"]*color\s*:/i.test(html);
  return hasColours ? `background-color:${PAPER};color:${DARK_INK};` : '';
}

/** The style of a text item from those of its key-values that pages know; whatever else they hold is left out. */
export function styleOfText(css: CssValues, html: string): string {
  const { backgroundColor, textVerticalAlignment } = css;
  let style = coloursOf(backgroundColor, html);
  if (typeof textVerticalAlignment === 'string') {
    const alignment = ALIGNMENTS[textVerticalAlignment.toLowerCase()];
    if (alignment !== undefined) style += `justify-content:${alignment};`;
  }
  const padding = numberOf(css['padding']);
  if (padding !== undefined) style += `padding:${Math.min(padding, 200)}px;`;
  return style;
}
