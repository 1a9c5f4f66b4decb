/** Small numbers that follow from a seed: the same picture for the same seed, everywhere. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

const PALETTES = [
  ['#f6d5b0', '#e59a6f', '#8c5a5f', '#3d3348'],
  ['#cfe3ee', '#8fb5cc', '#4d7590', '#22384a'],
  ['#f3e9d2', '#c9b88a', '#7c8a5c', '#3a4a36'],
  ['#2b3a55', '#4c5f86', '#1d2740', '#0d1220'],
  ['#fbe3e0', '#e8a8a6', '#a3617a', '#4a2f4c'],
  ['#dfe6e2', '#a8b8ae', '#66786f', '#2f3b37'],
] as const;

const RATIOS = [3 / 2, 3 / 2, 4 / 3, 16 / 9, 2 / 3, 3 / 4, 1] as const;

/** Width by height of the picture of a seed. */
export function ratioOf(seed: number): number {
  return RATIOS[seed % RATIOS.length] ?? 1;
}

/** The sky, far, middle and near colour of the picture of a seed. */
export function paletteOf(seed: number): readonly string[] {
  return PALETTES[Math.floor(randomFrom(seed)() * PALETTES.length)] ?? PALETTES[0];
}

/** Hills under a sky, as SVG. `size` is the longer side in px. */
export function landscapeOf(seed: number, size: number): string {
  const random = randomFrom(seed);
  random();
  const ratio = ratioOf(seed);
  const width = Math.round(ratio >= 1 ? size : size * ratio);
  const height = Math.round(ratio >= 1 ? size / ratio : size);
  const [sky, far, middle, near] = paletteOf(seed);
  const hill = (base: number, rise: number, colour: string | undefined): string => {
    const points = Array.from({ length: 9 }, (_, index) => {
      const x = (index / 8) * width;
      const y = height * (base - rise * random());
      return `${x.toFixed(0)},${y.toFixed(0)}`;
    });
    return `<polygon fill="${colour}" points="0,${height} ${points.join(' ')} ${width},${height}"/>`;
  };
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<linearGradient id="s" x2="0" y2="1"><stop stop-color="${far}"/><stop offset=".7" stop-color="${sky}"/></linearGradient>` +
    `<rect width="${width}" height="${height}" fill="url(#s)"/>` +
    `<circle cx="${(random() * width).toFixed(0)}" cy="${(height * (0.2 + random() * 0.2)).toFixed(0)}" r="${(height * 0.06).toFixed(0)}" fill="#fff" opacity=".8"/>` +
    hill(0.7, 0.2, far) +
    hill(0.82, 0.22, middle) +
    hill(0.98, 0.2, near) +
    '</svg>'
  );
}
