import type { ListenOptions, Server } from 'node:net';

/** Begins to listen. Rejects with the system's error, such as EADDRINUSE. */
export async function listen(server: Server, options: ListenOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
