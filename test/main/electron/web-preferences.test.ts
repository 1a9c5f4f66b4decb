import { expect, it } from 'vitest';
import { webPreferences } from '../../../main/electron/web-preferences.ts';

it('gives the page of a window a sandbox, a world of its own beside the preload, and no Node', () => {
  expect(webPreferences('/application/preload.cjs')).toMatchObject({
    preload: '/application/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
});
