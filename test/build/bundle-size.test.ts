import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { buildWhenNeeded } from '../../build/build.mjs';
import { firstBundleSize } from '../bench/ui/bundle-size.ts';

const RENDERER = fileURLToPath(new URL('../../out/renderer', import.meta.url));

/** bytes, gzipped: more than this is worth a part that is loaded when it is needed. */
const LIMIT = 350_000;

// What lies there may be of another day.
beforeAll(() => {
  buildWhenNeeded();
});

it('what the window loads before it shows anything stays small', async () => {
  const size = await firstBundleSize(RENDERER);
  expect(size).toBeGreaterThan(50_000);
  expect(size).toBeLessThan(LIMIT);
});
