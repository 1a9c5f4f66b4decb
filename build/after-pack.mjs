import { stat } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** Electron's executable has well over a hundred megabytes; what is smaller than this many bytes is no Electron. */
const SMALLEST_ELECTRON = 1024 * 1024;

/**
 * What the packed executable can do.
 *
 * @type {import('@electron/fuses').FuseConfig}
 */
export const FUSES = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * Fuses by their place that this version of @electron/fuses does not name and that stay as Electron sets them: 8 is `WasmTrapHandlers`, on,
 * which is the fast way to check the memory of WebAssembly.
 */
const LEFT_ALONE = ['8'];

/**
 * Reads the fuses back: those decided here must be as decided, and one that nobody knows is told of.
 *
 * @param {string} executable @param {(line: string) => void} log
 */
async function checkFuses(executable, log) {
  const wire = await getCurrentFuseWire(executable);
  const decided = Object.entries(FUSES).filter(([place]) => place !== 'version');
  for (const [place, state] of Object.entries(wire).filter(([key]) => key !== 'version')) {
    const wanted = decided.find(([known]) => known === place)?.[1];
    if (wanted === undefined && !LEFT_ALONE.includes(place)) {
      log(
        `  • fuse ${place} of this Electron is unknown here and stays as it is: decide it in build/after-pack.mjs`,
      );
    }
    if (wanted !== undefined && String(state) !== String((wanted ? '1' : '0').charCodeAt(0))) {
      throw new Error(`Fuse ${place} of ${executable} could not be set to ${wanted}.`);
    }
  }
}

/**
 * Sets the fuses of a packed application.
 *
 * @param {string} executable absolute path; on macOS that of the `.app`
 * @param {string} fuseFile the file that holds the fuses: the executable, on macOS the framework in the `.app`
 * @param {(line: string) => void} [log]
 * @returns {Promise<boolean>} whether they were set; false when there is no Electron in the package, as in a trial with a stub
 * @throws when Electron's file has no fuses, or one cannot be set
 */
export async function setFuses(executable, fuseFile, log = console.log) {
  const { size } = await stat(fuseFile).catch(() => ({ size: 0 }));
  if (size < SMALLEST_ELECTRON) {
    log(
      `  • fuses are not set: ${path.basename(executable)} is not Electron. Do not give this package to anybody.`,
    );
    return false;
  }
  await flipFuses(executable, { ...FUSES, resetAdHocDarwinSignature: executable.endsWith('.app') });
  await checkFuses(executable, log);
  return true;
}

/**
 * Called by electron-builder when the application is put together and not signed yet.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') {
    const bundle = path.join(appOutDir, `${name}.app`);
    const framework = 'Contents/Frameworks/Electron Framework.framework/Electron Framework';
    await setFuses(bundle, path.join(bundle, framework));
    return;
  }
  // Only the packager of Linux has a name of its own for the executable.
  const file = 'executableName' in packager ? String(packager.executableName) : `${name}.exe`;
  const executable = path.join(appOutDir, file);
  await setFuses(executable, executable);
}
