/** Pixels in memory, row by row, 8 bit. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** 1: grey, 2: grey and alpha, 3: RGB, 4: RGBA */
  readonly channels: number;
}

/**
 * Pixels as RGBA, at most `size` px on the longer side: each is the mean of those it stands for, weighted by how much of them is seen. For
 * what is looked at blurred: a tenth of what it costs to have an image library do it.
 */
export function shrunkenPixels({ data, width, height, channels }: Pixels, size: number): Pixels {
  const scale = Math.min(1, size / Math.max(width, height));
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  const sums = new Float64Array(columns * rows * 4);
  const counts = new Uint32Array(columns * rows);
  // The channels of a pixel that are its red, green, blue and alpha; looked up here, because what follows runs for each of 200,000 pixels.
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const alphaAt = channels === 2 ? 1 : channels === 4 ? 3 : undefined;
  const cellOfColumn = Uint32Array.from({ length: width }, (_, x) =>
    Math.min(columns - 1, Math.floor((x * columns) / width)),
  );
  for (let y = 0, source = 0; y < height; y += 1) {
    const row = Math.min(rows - 1, Math.floor((y * rows) / height)) * columns;
    for (let x = 0; x < width; x += 1, source += channels) {
      const cell = row + (cellOfColumn[x] ?? 0);
      const alpha = alphaAt === undefined ? 255 : (data[source + alphaAt] ?? 255);
      const at = cell * 4;
      sums[at] = (sums[at] ?? 0) + (data[source] ?? 0) * alpha;
      sums[at + 1] = (sums[at + 1] ?? 0) + (data[source + green] ?? 0) * alpha;
      sums[at + 2] = (sums[at + 2] ?? 0) + (data[source + blue] ?? 0) * alpha;
      sums[at + 3] = (sums[at + 3] ?? 0) + alpha;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const shrunken = new Uint8Array(columns * rows * 4);
  for (let cell = 0; cell < counts.length; cell += 1) {
    const at = cell * 4;
    const alpha = sums[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel += 1) {
      shrunken[at + channel] = alpha === 0 ? 0 : Math.round((sums[at + channel] ?? 0) / alpha);
    }
    shrunken[at + 3] = Math.round(alpha / Math.max(1, counts[cell] ?? 1));
  }
  return { data: shrunken, width: columns, height: rows, channels: 4 };
}
