import { contextBridge, ipcRenderer, webUtils } from 'electron';

/**
 * The page's only sign of its host: that the contract is reached through a message port. No channel name, no data; the one function tells
 * where a file lies that a person dropped or chose, and nothing of files that nobody gave.
 */
contextBridge.exposeInMainWorld('galleryDesk', {
  transport: 'message-port',
  pathOf: (file: File): string => webUtils.getPathForFile(file),
});

/**
 * Forwards the page's end of a message channel to the main process, which checks the sender before it listens. Messages of frames inside
 * the page have another source and are not looked at.
 */
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin) return;
  if (event.data !== 'gallery-desk:connect') return;
  const [port] = event.ports;
  if (port !== undefined) ipcRenderer.postMessage('contract:connect', null, [port]);
});
