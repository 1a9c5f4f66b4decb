import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build.mjs';
import { bundleForNode } from './bundle-node.mjs';
import { findBrowser } from './find-browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = path.join(ROOT, 'test', 'bench');

/** Every file of test/bench whose name has no dot but the extension's is a benchmark. */
const names = readdirSync(FOLDER)
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => path.basename(file, '.ts'));

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !existsSync(path.join(FOLDER, `${name}.ts`)) || !names.includes(name)) {
  console.error(
    `Usage: npm run bench -- <name> [--json] [--rounds n] [--quick]\nBenchmarks: ${names.join(', ')}`,
  );
  process.exitCode = 2;
} else {
  buildWhenNeeded({ log: (line) => console.error(line) });
  const program = await bundleForNode(`test/bench/${name}.ts`);
  const { executablePath } = await findBrowser();
  const { status } = spawnSync(process.execPath, ['--expose-gc', program, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, GALLERY_DESK_TEST_BROWSER: executablePath },
  });
  process.exitCode = status ?? 1;
}
