import { describe, expect, it } from 'vitest';
import { chooseHost } from '../../build/choose-host.mjs';

const DISPLAY = { DISPLAY: ':0' };

/** A machine on which Electron is installed, unless told otherwise. */
const choose = (situation: Partial<Parameters<typeof chooseHost>[0]>) =>
  chooseHost({
    args: [],
    platform: 'linux',
    environment: DISPLAY,
    userId: 1000,
    installed: () => '/electron',
    get: () => Promise.resolve({ problem: 'nobody answers' }),
    ...situation,
  });

const downloadNothing = () =>
  Promise.reject(new Error('Nothing is downloaded for a window that cannot be shown.'));

describe('the host that is opened', () => {
  it('is Electron where it is installed', async () => {
    expect(await choose({})).toEqual({ kind: 'electron', executable: '/electron' });
    expect(await choose({ environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toMatchObject({
      kind: 'electron',
    });
    expect(await choose({ platform: 'darwin', environment: {} })).toMatchObject({ kind: 'electron' });
    expect(await choose({ platform: 'win32', environment: {}, userId: undefined })).toMatchObject({
      kind: 'electron',
    });
  });

  it.each([['--browser'], ['--port=8080'], ['--port'], ['--help'], ['--version']])(
    'is browser mode for %s, without a word why',
    async (flag) => {
      expect(await choose({ args: ['--library', 'x', flag] })).toEqual({ kind: 'browser' });
    },
  );

  it('is the executable that ELECTRON_EXECUTABLE names, whatever else there is', async () => {
    const environment = { ELECTRON_EXECUTABLE: '/mine' };
    expect(await choose({ environment, userId: 0 })).toEqual({ kind: 'electron', executable: '/mine' });
    expect(await choose({ environment, args: ['--browser'] })).toEqual({ kind: 'browser' });
  });

  it.each([
    [{ environment: {} }, 'There is no display for a window: opening browser mode.'],
    [
      { environment: { DISPLAY: '', WAYLAND_DISPLAY: '' } },
      'There is no display for a window: opening browser mode.',
    ],
    [{ userId: 0 }, 'Electron does not run as root: opening browser mode.'],
  ])(
    'is browser mode where no window can be shown, with the reason in one line: %o',
    async (situation, reason) => {
      expect(await choose({ ...situation, installed: () => undefined, get: downloadNothing })).toEqual({
        kind: 'browser',
        reason,
      });
    },
  );

  it('is Electron where it can be had, else browser mode with the reason', async () => {
    const absent = { installed: () => undefined };
    expect(await choose({ ...absent, get: () => Promise.resolve({ executable: '/got' }) })).toEqual({
      kind: 'electron',
      executable: '/got',
    });
    expect(await choose(absent)).toEqual({
      kind: 'browser',
      reason:
        "Electron's binary is not here and cannot be downloaded (nobody answers): opening browser mode.",
    });
  });
});
