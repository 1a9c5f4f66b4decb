import { getElectron, installedElectron } from './get-electron.mjs';

/**
 * @typedef {{ kind: 'electron', executable: string }} ElectronHost
 * @typedef {{ kind: 'browser', reason?: string }} BrowserHost `reason` says why when it was not asked for
 */

/** @param {string | undefined} value */
const isSet = (value) => value !== undefined && value !== '';

/**
 * Decides what Gallery Desk opens in: Electron, or browser mode where that was asked for or Electron cannot run.
 *
 * @param {object} situation
 * @param {readonly string[]} situation.args
 * @param {NodeJS.Platform} situation.platform
 * @param {Readonly<Record<string, string | undefined>>} situation.environment
 * @param {number | undefined} situation.userId undefined on Windows
 * @param {() => string | undefined} [situation.installed]
 * @param {() => Promise<{ executable: string } | { problem: string }>} [situation.get]
 * @returns {Promise<ElectronHost | BrowserHost>}
 */
export async function chooseHost({
  args,
  platform,
  environment,
  userId,
  installed = () => installedElectron(),
  get = () => getElectron(),
}) {
  // A port is one of browser mode; help and version are only text.
  const isForBrowser = args.some((arg) => /^--(browser|port(=.*)?|help|version)$/.test(arg));
  if (isForBrowser) return { kind: 'browser' };
  const named = environment.ELECTRON_EXECUTABLE;
  if (named !== undefined && named !== '') return { kind: 'electron', executable: named };
  if (platform === 'linux') {
    if (!isSet(environment.DISPLAY) && !isSet(environment.WAYLAND_DISPLAY)) {
      return { kind: 'browser', reason: 'There is no display for a window: opening browser mode.' };
    }
    if (userId === 0) {
      return { kind: 'browser', reason: 'Electron does not run as root: opening browser mode.' };
    }
  }
  const executable = installed();
  if (executable !== undefined) return { kind: 'electron', executable };
  const got = await get();
  if ('executable' in got) return { kind: 'electron', executable: got.executable };
  return {
    kind: 'browser',
    reason: `Electron's binary is not here and cannot be downloaded (${got.problem}): opening browser mode.`,
  };
}
