import path from 'node:path';
import { app } from 'electron';

/** A built file of the application, absolute; in a package it lies inside `app.asar`. */
const built = (...parts: string[]): string => path.join(app.getAppPath(), 'out', ...parts);

/** Where the parts of the built application are, absolute. */
export const programFiles = {
  renderer: (): string => built('renderer'),
  preload: (): string => built('preload', 'preload.cjs'),
  /** For desktops that take a window's icon from the window. */
  icon: (): string =>
    app.isPackaged
      ? path.join(process.resourcesPath, 'icon.png')
      : path.join(app.getAppPath(), 'build', 'icons', 'linux', '256x256.png'),
  /** The program's own files of published sites. */
  site: (): string => built('site'),
  mediaWorker: (): string => built('main', 'media-worker.js'),
};
