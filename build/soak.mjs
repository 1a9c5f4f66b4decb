import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './bundle-node.mjs';

/** Runs the long form of the crash test; the short one runs with the other tests. */
const program = await bundleForNode('test/soak/crash.ts');
const child = await bundleForNode('test/soak/crash-child.ts');
const { status } = spawnSync(process.execPath, [program, child, ...process.argv.slice(2)], {
  cwd: path.dirname(path.dirname(fileURLToPath(import.meta.url))),
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
