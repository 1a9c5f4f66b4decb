/** Numbers that look random and are the same for the same seed, 0..1. */
export type Random = () => number;

/** Mulberry32: 32 bits of state are plenty for pictures. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a scene is drawn on. */
export interface Canvas {
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  readonly random: Random;
}

/** A scene draws itself as the inside of an SVG. */
export type Scene = (canvas: Canvas) => string;

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** The colour a part of the way from one to the other; both `#rrggbb`. */
export function mix(from: string, to: string, part: number): string {
  const mixed = [0, 1, 2].map((index) => {
    const start = channelOf(from, index);
    return Math.round(start + (channelOf(to, index) - start) * part);
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channelOf(colour: string, index: number): number {
  return Number.parseInt(colour.slice(1 + index * 2, 3 + index * 2), 16);
}

/** A gradient from top to bottom as a definition to refer to by id. */
export function gradient(
  id: string,
  colours: readonly string[],
  direction: 'down' | 'across' = 'down',
): string {
  const stops = colours.map(
    (colour, index) => `<stop offset="${index / Math.max(1, colours.length - 1)}" stop-color="${colour}"/>`,
  );
  const end = direction === 'down' ? 'x2="0" y2="1"' : 'x2="1" y2="0"';
  return `<linearGradient id="${id}" x1="0" y1="0" ${end}>${stops.join('')}</linearGradient>`;
}

/** The whole canvas in a gradient from top to bottom. */
export function sky({ width, height }: Canvas, colours: readonly string[]): string {
  return `${gradient('sky', colours)}<rect width="${width}" height="${height}" fill="url(#sky)"/>`;
}

/** A disc of light with a glow around it; place and size as parts of the canvas. */
export function sun({ width, height }: Canvas, x: number, y: number, radius: number, colour: string): string {
  const [cx, cy, r] = [x * width, y * height, radius * height];
  return `<radialGradient id="glow"><stop offset="0" stop-color="${colour}" stop-opacity=".85"/><stop offset=".3" stop-color="${colour}" stop-opacity=".28"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>
<circle cx="${cx}" cy="${cy}" r="${r * 5}" fill="url(#glow)"/><circle cx="${cx}" cy="${cy}" r="${r}" fill="${mix(colour, '#ffffff', 0.55)}"/>`;
}

/** Small points of light in the upper part of the canvas. */
export function stars({ width, height, random }: Canvas, count: number, depth: number): string {
  return Array.from({ length: count }, () => {
    const [x, y, r] = [random() * width, random() * random() * height * depth, between(random, 0.4, 1.7)];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(2)}" fill="#ffffff" opacity="${between(random, 0.3, 1).toFixed(2)}"/>`;
  }).join('');
}

/** A line of hills from left to right as points, made of waves of growing fineness; `rough` 0..1. */
export function ridge(canvas: Canvas, base: number, swing: number, rough: number): string[] {
  const { width, height, random } = canvas;
  const waves = Array.from({ length: 9 }, (_, octave) => ({
    frequency: (octave + 1) ** 1.6 * between(random, 0.7, 1.3),
    phase: random() * Math.PI * 2,
    weight: (octave < 3 ? 1 : rough) / (octave + 1) ** (1.9 - rough * 0.7),
  }));
  const steps = 160;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const at = step / steps;
    const lift = waves.reduce((sum, { frequency, phase, weight }) => {
      const wave = Math.sin(at * Math.PI * frequency + phase);
      return sum + weight * (rough > 0.5 ? 1 - 2 * Math.abs(wave) : wave);
    }, 0);
    return `${(at * width).toFixed(1)},${((base - lift * swing * 0.5) * height).toFixed(1)}`;
  });
}

/** Everything below a line of hills. */
export function ground({ width, height }: Canvas, line: readonly string[], fill: string): string {
  return `<polygon points="${line.join(' ')} ${width},${height} 0,${height}" fill="${fill}"/>`;
}

/** Soft discs of light, as a lens draws lights far behind what it looks at. */
export function bokeh(canvas: Canvas, colours: readonly string[], count: number, size: number): string {
  const { width, height, random } = canvas;
  return Array.from({ length: count }, (_, index) => {
    const r = between(random, size * 0.4, size) * height;
    const colour = colours[index % colours.length] ?? '#ffffff';
    const place = `cx="${(random() * width).toFixed(0)}" cy="${(random() * height).toFixed(0)}" r="${r.toFixed(0)}"`;
    return `<circle ${place} fill="${colour}" opacity="${between(random, 0.1, 0.4).toFixed(2)}"/><circle ${place} fill="none" stroke="${mix(colour, '#ffffff', 0.5)}" stroke-width="1.5" opacity=".25"/>`;
  }).join('');
}
