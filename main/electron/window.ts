import { BrowserWindow, nativeTheme, screen, type MessageBoxOptions } from 'electron';
import { appPage } from './addresses.ts';
import { showBox } from './dialogs.ts';
import type { Preferences } from './preferences.ts';
import { programFiles } from './program-files.ts';
import { t } from './text/text.ts';
import { webPreferences } from './web-preferences.ts';
import { cascaded, MINIMUM_SIZE, openingBounds } from './window-bounds.ts';

/** The page's `--canvas`, so that nothing flashes before it is painted. */
const BACKGROUND = { light: '#fbfbfa', dark: '#171717' } as const;

const background = (): string => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light);

function rememberState(window: BrowserWindow, hostName: string, preferences: Preferences): void {
  const remember = (): void =>
    preferences.setWindowState(hostName, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    });
  window.on('resize', remember);
  window.on('move', remember);
  window.on('maximize', remember);
  window.on('unmaximize', remember);
  window.on('enter-full-screen', remember);
  window.on('leave-full-screen', remember);
}

function followTheme(window: BrowserWindow): void {
  const follow = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
}

/** A page that died is offered again; the library lives in the main process and is not touched by it. */
function offerReload(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    console.error(`The page of a window ended: ${reason}, exit code ${exitCode}.`);
    const box: MessageBoxOptions = {
      type: 'error',
      message: t('problem.windowGone'),
      detail: t('problem.windowGoneDetail'),
      buttons: [t('problem.loadAgain'), t('problem.closeWindow')],
      defaultId: 0,
      cancelId: 1,
    };
    void showBox(window, box).then((answer) => {
      if (window.isDestroyed()) return undefined;
      return answer === 0 ? window.webContents.reload() : window.destroy();
    });
  });
}

/**
 * Opens the window of a library where it was last, hidden until its page is painted.
 *
 * @param onShown called once, when the person sees it
 */
export function createLibraryWindow(
  hostName: string,
  preferences: Preferences,
  onShown: () => void,
): BrowserWindow {
  const saved = preferences.windowState(hostName);
  const primary = screen.getPrimaryDisplay();
  const displays = [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)];
  const bounds = openingBounds(
    saved?.bounds,
    displays.map(({ workArea }) => workArea),
  );
  const others = BrowserWindow.getAllWindows().map((other) => other.getBounds());
  const window = new BrowserWindow({
    ...cascaded(bounds, others),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Gallery Desk',
    backgroundColor: background(),
    // Windows and macOS take it from the executable.
    ...(process.platform === 'linux' ? { icon: programFiles.icon() } : {}),
    webPreferences: webPreferences(programFiles.preload()),
  });
  rememberState(window, hostName, preferences);
  followTheme(window);
  offerReload(window);
  window.once('ready-to-show', () => {
    if (saved?.isMaximized === true) window.maximize();
    window.show();
    if (saved?.isFullScreen === true) window.setFullScreen(true);
    onShown();
  });
  window.loadURL(appPage(hostName)).catch((error: unknown) => {
    console.error('The window could not load its page.', error);
    if (!window.isDestroyed()) window.show();
  });
  return window;
}
