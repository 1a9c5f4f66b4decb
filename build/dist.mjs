import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the application and packs it for this system into `dist/`. Arguments go on to electron-builder: `--dir` leaves the installers out,
 * `--config.electronDist=<folder>` takes an Electron that is on the disk already.
 */
buildWhenNeeded();
const { status } = spawnSync(
  process.execPath,
  [
    path.join(ROOT, 'node_modules/electron-builder/cli.js'),
    '--config',
    'electron-builder.yml',
    '--publish',
    'never',
    ...process.argv.slice(2),
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    // Its look for a newer version of itself would be a request to elsewhere.
    env: { ...process.env, CI: process.env.CI ?? 'true', NO_UPDATE_NOTIFIER: '1' },
  },
);
process.exitCode = status ?? 1;
