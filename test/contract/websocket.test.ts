import path from 'node:path';
import { noDesktop } from '../../main/router/desktop.ts';
import { createRouter } from '../../main/router/router.ts';
import { connectToControl } from '../../main/cli/control-client.ts';
import { startBrowserServer } from '../../main/server/browser-server.ts';
import { serveControl } from '../../main/server/control-endpoint.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { contractOver, enter, openSocket } from '../main/http/loopback-client.ts';
import { openTestLibrary } from '../support/test-library.ts';
import { contractSuite } from './contract-suite.ts';

contractSuite("over browser mode's WebSocket", async () => {
  const opened = await openTestLibrary();
  const { library, mediaFolder } = opened;
  const rendererFolder = path.join(library.folder, 'cache', 'renderer');
  await mkdir(rendererFolder, { recursive: true });
  await writeFile(path.join(rendererFolder, 'index.html'), '');
  const server = await startBrowserServer({
    router: createRouter(library, noDesktop),
    media: library.media,
    uploads: library.adding.uploads,
    rendererFolder,
    report: console.error,
  });
  const socket = await openSocket(`ws://127.0.0.1:${server.port}/contract`, {
    headers: { cookie: await enter(server.address) },
  });
  return {
    client: contractOver(socket),
    mediaFolder,
    async close() {
      await server.close();
      await opened.remove();
    },
  };
});

contractSuite("over the command line's socket", async () => {
  const opened = await openTestLibrary();
  const { library, mediaFolder } = opened;
  const control = await serveControl(createRouter(library, noDesktop));
  const connection = await connectToControl(control.endpoint);
  if (connection === undefined) throw new Error('Nobody answers.');
  return {
    client: connection.client,
    mediaFolder,
    async close() {
      await connection.close();
      await control.close();
      await opened.remove();
    },
  };
});
