/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bytes at the beginning of a file in which most of its structure is. */
const HEAD = 512;

/** A file as a bad disk, an interrupted copy or somebody with bad intentions leaves it. */
export function spoiled(content: Buffer, random: () => number): Buffer {
  const below = (end: number): number => Math.floor(random() * end);
  const bytes = Buffer.from(content);
  const place = (): number => (random() < 0.5 ? below(Math.min(HEAD, bytes.length)) : below(bytes.length));
  switch (below(7)) {
    case 0:
      return bytes.subarray(0, below(bytes.length));
    case 1:
      for (let flips = 1 + below(64); flips > 0; flips--) {
        const at = place();
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      }
      return bytes;
    case 2: {
      // Numbers at their limits: lengths, offsets and counts.
      const limits = [0, 0xff, 0x7f, 0x80];
      for (let fields = 1 + below(4); fields > 0; fields--) {
        const at = place();
        bytes.fill(limits[below(limits.length)] ?? 0, at, Math.min(bytes.length, at + 1 + below(8)));
      }
      return bytes;
    }
    case 3: {
      const at = place();
      for (let index = at; index < Math.min(bytes.length, at + 1 + below(256)); index++)
        bytes[index] = below(256);
      return bytes;
    }
    case 4: {
      const at = place();
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(64))]);
    }
    case 5: {
      const at = place();
      const part = bytes.subarray(below(bytes.length));
      return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
    }
    default: {
      // Nothing but the signature.
      const noise = Buffer.from(Array.from({ length: 16 + below(4000) }, () => below(256)));
      bytes.copy(noise, 0, 0, Math.min(below(64), bytes.length));
      return noise;
    }
  }
}
