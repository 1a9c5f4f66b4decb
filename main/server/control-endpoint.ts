import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, unlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { isSameSecret } from '../http/access.ts';
import { ContractSockets, refuseUpgrade, type ContractRouter } from './contract-sockets.ts';
import { listen } from '../http/listen.ts';

/** Where a running application can be reached by programs of the same user. */
export interface ControlEndpoint {
  /** What the lock file announces: a socket's path or a pipe's name, and the token that opens it. */
  readonly endpoint: { readonly address: string; readonly token: string };
  /** Ends its connections and removes the socket. */
  close(): Promise<void>;
}

/** The longest path of a Unix socket that every system takes, in bytes (macOS: 104 with the closing zero). */
const LONGEST_SOCKET_PATH = 103;

/** A folder that only this user can enter, made if need be. */
async function privateFolder(): Promise<string> {
  const runtime = process.env.XDG_RUNTIME_DIR;
  const name = `gallery-desk-${os.userInfo().uid}`;
  const candidates = [...(runtime === undefined || runtime === '' ? [] : [runtime]), os.tmpdir(), '/tmp'];
  const failures: unknown[] = [];
  for (const parent of candidates) {
    const folder = path.join(parent, name);
    if (Buffer.byteLength(folder) + '/4194304-0123456789ab.sock'.length > LONGEST_SOCKET_PATH) continue;
    try {
      await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
        if (systemCodeOf(error) !== 'EEXIST') throw error;
      });
      // In a shared folder somebody else may have made it first, or put a link there.
      const found = await lstat(folder);
      if (!found.isDirectory() || found.uid !== os.userInfo().uid) {
        throw new Error(`${folder} belongs to somebody else.`);
      }
      await chmod(folder, 0o700);
      return folder;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new GalleryDeskError(
    'UNAVAILABLE',
    textForPrograms(
      `There is no private folder for a socket in ${candidates.join(' or ')}: ${failures.map(String).join(' ')}`,
    ),
    {},
    { cause: failures[0] },
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) === 'EPERM';
  }
}

/** Removes the sockets of programs that were killed: their names begin with the process id. */
async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(\d+)-[\da-f]+\.sock$/.exec(name)?.[1]);
    if (pid > 0 && !isRunning(pid)) await unlink(path.join(folder, name)).catch(() => undefined);
  }
}

async function newAddress(): Promise<string> {
  const unique = `${process.pid}-${randomBytes(6).toString('hex')}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\gallery-desk-${unique}`;
  const folder = await privateFolder();
  await removeLeftOvers(folder);
  return path.join(folder, `${unique}.sock`);
}

/**
 * Serves the contract to the command line, on a Unix socket that only this user can reach or a Windows named pipe. The caller announces
 * the endpoint in the library's lock file.
 *
 * @throws GalleryDeskError `UNAVAILABLE` when no private place for the socket can be had
 */
export async function serveControl(router: ContractRouter): Promise<ControlEndpoint> {
  const address = await newAddress();
  const token = randomBytes(32).toString('base64url');
  const sockets = new ContractSockets(router);
  const server = createServer((_request, response) => {
    response.writeHead(404).end('Only WebSockets are answered here.');
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !isSameSecret(given, token)) {
      refuseUpgrade(socket, 401, 'The token is missing or wrong.');
    } else {
      sockets.accept(request, socket, head);
    }
  });
  await listen(server, { path: address });
  if (process.platform !== 'win32') await chmod(address, 0o600);
  return {
    endpoint: { address, token },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
