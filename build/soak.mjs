import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build.mjs';
import { bundleForNode } from './bundle-node.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Runs the long forms of the tests that wear the program out; the short ones run with the other tests. `npm run soak -- crash`
 * (or `decode`, `identity`, `publish`, `rest`) runs one of them; options without a name are for the first.
 *
 * @type {ReadonlyMap<string, readonly [program: string, companion: string]>}
 */
const SOAKS = new Map([
  ['crash', ['test/soak/crash.ts', 'test/soak/crash-child.ts']],
  ['decode', ['test/soak/decode.ts', 'main/media/worker/main.ts']],
  ['identity', ['test/soak/identity.ts', 'main/media/worker/main.ts']],
  ['publish', ['test/soak/publish.ts', 'out/main/cli.js']],
  ['rest', ['test/soak/rest.ts', 'main/media/worker/main.ts']],
]);

const args = process.argv.slice(2);
const isNamed = SOAKS.has(args[0] ?? '');
const names = isNamed ? args.splice(0, 1) : args.length > 0 ? ['crash'] : [...SOAKS.keys()];
for (const name of names) {
  const [program, companion] = SOAKS.get(name) ?? [];
  if (program === undefined || companion === undefined) continue;
  // The product itself where that is what is worn out.
  const isBuilt = companion.startsWith('out/');
  if (isBuilt) buildWhenNeeded();
  const bundles = [
    await bundleForNode(program),
    isBuilt ? path.join(ROOT, companion) : await bundleForNode(companion),
  ];
  const { status } = spawnSync(process.execPath, [...bundles, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
