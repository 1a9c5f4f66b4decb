import { contextBridge, ipcRenderer } from 'electron';

/** The page's only sign of its host: that the contract is reached through a message port. No function, no channel name, no data. */
contextBridge.exposeInMainWorld('galleryDesk', { transport: 'message-port' });

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
