import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Goes back to the folder in which the person called npm, so that a relative folder means what it looks like: npm runs scripts in the
 * folder of the package and keeps the other one in INIT_CWD.
 */
export function enterCallersFolder() {
  const { INIT_CWD: folder } = process.env;
  if (folder !== undefined && path.resolve(process.cwd()) === path.resolve(ROOT)) process.chdir(folder);
}
