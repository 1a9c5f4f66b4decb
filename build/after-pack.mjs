import { stat } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/** Electron's executable has well over a hundred megabytes; what is smaller than this many bytes is no Electron. */
const SMALLEST_ELECTRON = 1024 * 1024;

/**
 * What the packed executable can do. All fuses are named: a new one in a later Electron stops the build until somebody decides it.
 *
 * @type {import('@electron/fuses').FuseConfig & { strictlyRequireAllFuses: true }}
 */
export const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
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
 * Sets the fuses of a packed application.
 *
 * @param {string} executable absolute path; on macOS that of the `.app`
 * @param {string} fuseFile the file that holds the fuses: the executable, on macOS the framework in the `.app`
 * @param {(line: string) => void} [log]
 * @returns {Promise<boolean>} whether they were set; false when there is no Electron in the package, as in a trial with a stub
 * @throws when Electron's file has no fuses, or others than those that are decided here
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
