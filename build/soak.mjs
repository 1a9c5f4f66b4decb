import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './bundle-node.mjs';

/** The long forms of the crash test and of the REST API's soak, each with a file that it starts; the short ones run with the other tests. */
const SOAKS = [
  ['test/soak/crash.ts', 'test/soak/crash-child.ts'],
  ['test/soak/rest.ts', 'main/media/worker/main.ts'],
];

for (const files of SOAKS) {
  const programs = await Promise.all(files.map((file) => bundleForNode(file)));
  const { status } = spawnSync(process.execPath, [...programs, ...process.argv.slice(2)], {
    cwd: path.dirname(path.dirname(fileURLToPath(import.meta.url))),
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
