import { existsSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface ElectronExecutable {
  /** Undefined: Playwright finds Electron's own binary. */
  readonly executablePath: string | undefined;
  /** For the run's summary. */
  readonly description: string;
}

/**
 * What runs the Electron half of the suite: Electron's own binary where it is installed (the package then has a `path.txt`; requiring
 * `electron` would try to download it), else the executable that `ELECTRON_EXECUTABLE` names, else nothing.
 */
export function electronExecutable(): ElectronExecutable | undefined {
  const manifest = createRequire(path.join(ROOT, 'package.json')).resolve('electron/package.json');
  if (existsSync(path.join(path.dirname(manifest), 'path.txt'))) {
    return { executablePath: undefined, description: 'Electron' };
  }
  const named = process.env.ELECTRON_EXECUTABLE;
  if (named === undefined || named === '') return undefined;
  return { executablePath: named, description: `Electron (through ${path.basename(named)})` };
}
