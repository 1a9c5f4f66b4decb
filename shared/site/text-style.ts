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

/** The style of a text item from those of its key-values that pages know; whatever else they hold is left out. */
export function styleOfText(css: CssValues): string {
  let style = '';
  const { backgroundColor, textVerticalAlignment } = css;
  if (typeof backgroundColor === 'string' && COLOUR.test(backgroundColor)) {
    style += `background-color:${backgroundColor};`;
  }
  if (typeof textVerticalAlignment === 'string') {
    const alignment = ALIGNMENTS[textVerticalAlignment.toLowerCase()];
    if (alignment !== undefined) style += `justify-content:${alignment};`;
  }
  const padding = numberOf(css['padding']);
  if (padding !== undefined) style += `padding:${Math.min(padding, 200)}px;`;
  return style;
}
