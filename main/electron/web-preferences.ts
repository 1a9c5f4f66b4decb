import type { WebPreferences } from 'electron';

/**
 * What the page of a window may do: what a web page may, and nothing more. Most of these are Electron's defaults; they are named so that
 * none of them depends on a default.
 *
 * @param preloadFile absolute path
 */
export function webPreferences(preloadFile: string): WebPreferences {
  return {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Elsewhere than on macOS the dictionaries would be fetched from a server.
    spellcheck: process.platform === 'darwin',
  };
}
