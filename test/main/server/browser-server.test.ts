import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startBrowserServer, type BrowserServer } from '../../../main/server/browser-server.ts';
import type { MediaSource } from '../../../main/http/media-responses.ts';
import { GalleryDeskError } from '../../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere } from '../../../shared/text/core-text.ts';
import { breakProtocol, closed, contractOver, enter, openSocket, request } from '../http/loopback-client.ts';
import { smallRouter, type Calls } from './small-router.ts';

let folder: string;
let server: BrowserServer;
let calls: Calls;
let reports: string[];

const noMedia: MediaSource = {
  thumbnail: () =>
    Promise.reject(new GalleryDeskError('NOT_FOUND', textFromElsewhere('There is no such media file.'))),
  original: () =>
    Promise.reject(new GalleryDeskError('NOT_FOUND', textFromElsewhere('There is no such media file.'))),
};

async function start(port?: number): Promise<BrowserServer> {
  return startBrowserServer({
    router: smallRouter(calls),
    media: noMedia,
    uploads: {
      take: () =>
        Promise.reject(new GalleryDeskError('NOT_FOUND', textFromElsewhere('There is no such upload.'))),
    },
    rendererFolder: path.join(folder, 'renderer'),
    port,
    report: (message) => reports.push(message),
  });
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
  await mkdir(path.join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'renderer', 'index.html'), '<title>Gallery Desk</title>');
  await writeFile(path.join(folder, 'renderer', 'assets', 'index-abc123.js'), 'export {};');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  calls = { cancelled: [], openStreams: 0 };
  reports = [];
  server = await start();
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
  if (reports.length > 0) throw new Error(`Reported: ${reports.join(', ')}`);
});

const own = (): string => `http://127.0.0.1:${server.port}`;

describe('the way in', () => {
  it('exchanges the token of the printed address for a cookie and leads away from it', async () => {
    const url = new URL(server.address);
    expect(url.origin).toBe(own());
    expect(url.searchParams.get('token')).toMatch(/^[\w-]{43}$/);
    const answer = await request(server.port, url.pathname + url.search);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^gallery-desk-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ]);
  });

  it('answers the window to the cookie', async () => {
    const cookie = await enter(server.address);
    const page = await request(server.port, '/', { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.body.toString()).toBe('<title>Gallery Desk</title>');
    expect(page.headers['content-type']).toMatch(/^text\/html/);
  });

  it('never puts the token into the cookie', async () => {
    const cookie = await enter(server.address);
    const token = new URL(server.address).searchParams.get('token');
    expect(cookie).not.toContain(token);
    const asCookie = `gallery-desk-${server.port}=${token}`;
    expect((await request(server.port, '/', { headers: { cookie: asCookie } })).status).toBe(401);
  });

  it.each(['/?token=', '/?token=wrong', '/?token=%ff', `/?token=${'a'.repeat(43)}`])(
    'refuses the wrong token of %s without a cookie',
    async (address) => {
      const answer = await request(server.port, address);
      expect(answer.status).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it('lets one browser in by a one-time address, and no second one', async () => {
    const address = server.oneTimeAddress();
    const cookie = await enter(address);
    expect((await request(server.port, '/', { headers: { cookie } })).status).toBe(200);
    expect(await enter(address)).toBe('');
    expect(await enter(server.address)).not.toBe('');
  });

  it('keeps the cookies of two servers apart, which a browser would send to both', async () => {
    const second = await start();
    try {
      const [one, other] = [await enter(server.address), await enter(second.address)];
      const both = `${one}; ${other}`;
      expect((await request(server.port, '/', { headers: { cookie: both } })).status).toBe(200);
      expect((await request(second.port, '/', { headers: { cookie: both } })).status).toBe(200);
      expect((await request(second.port, '/', { headers: { cookie: one } })).status).toBe(401);
    } finally {
      await second.close();
    }
  });

  it('brings the cookie along when a link of another page leads here', async () => {
    const headers = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    const answer = await request(server.port, '/', { headers });
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain('http-equiv="refresh"');
    const step = { ...headers, 'sec-fetch-site': 'same-origin' };
    expect((await request(server.port, '/', { headers: step })).status).toBe(401);
  });
});

describe('a request', () => {
  it.each(['/', '/index.html', '/assets/index-abc123.js', '/media/originals/some-id', '/nothing'])(
    'for %s without the cookie is refused',
    async (address) => {
      const answer = await request(server.port, address);
      expect(answer.status).toBe(401);
      expect(answer.body.toString()).toContain('printed when Gallery Desk started');
    },
  );

  it.each([
    'attacker.example',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '0.0.0.0',
    'localhost.attacker.example',
  ])('to the host %s is refused, cookie or not: names can be made to point at 127.0.0.1', async (host) => {
    const cookie = await enter(server.address);
    const hosts = [host, host.includes(':') ? host : `${host}.x:${server.port}`];
    for (const name of hosts) {
      const answer = await request(server.port, '/', { headers: { cookie, host: name } });
      expect(answer.status).toBe(403);
    }
  });

  it('to localhost is answered as one to 127.0.0.1', async () => {
    const cookie = await enter(server.address);
    const host = `localhost:${server.port}`;
    const answer = await request(server.port, '/', { headers: { cookie, host, origin: `http://${host}` } });
    expect(answer.status).toBe(200);
  });

  it.each(['http://attacker.example', 'http://127.0.0.1:1', 'null', 'https://127.0.0.1', 'file://'])(
    'from the origin %s is refused, cookie or not',
    async (origin) => {
      const cookie = await enter(server.address);
      expect((await request(server.port, '/', { headers: { cookie, origin } })).status).toBe(403);
      const token = new URL(server.address).search;
      expect((await request(server.port, `/${token}`, { headers: { origin } })).status).toBe(403);
    },
  );

  it('from our own page is answered, and allows no other origin to read it', async () => {
    const cookie = await enter(server.address);
    const answer = await request(server.port, '/', { headers: { cookie, origin: own() } });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it.each(['same-site', 'cross-site'])(
    'that a %s page embeds is refused: cookies do not tell ports apart',
    async (site) => {
      const cookie = await enter(server.address);
      const headers = {
        cookie,
        'sec-fetch-site': site,
        'sec-fetch-mode': 'no-cors',
        'sec-fetch-dest': 'image',
      };
      expect((await request(server.port, '/media/originals/x', { headers })).status).toBe(403);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('by %s is refused', async (method) => {
    const cookie = await enter(server.address);
    const answer = await request(server.port, '/', { method, headers: { cookie } });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%5c..%5csecret.txt'])(
    'for %s does not leave the folder of the window',
    async (address) => {
      const cookie = await enter(server.address);
      const answer = await request(server.port, address, { headers: { cookie } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body.toString()).not.toContain('secret.txt'.slice(0, 6) + '\n');
      expect(answer.body.toString()).not.toBe('secret');
    },
  );
});

describe('the headers', () => {
  it('let the page run its own scripts and load nothing from elsewhere', async () => {
    const cookie = await enter(server.address);
    const { headers } = await request(server.port, '/', { headers: { cookie } });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((directive): [string, string] => {
          const [name = '', ...sources] = directive.trim().split(' ');
          return [name, sources.join(' ')];
        }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
  });

  it('are there on refusals too', async () => {
    const { headers } = await request(server.port, '/');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('let files that are named by their content be kept', async () => {
    const cookie = await enter(server.address);
    const { headers } = await request(server.port, '/assets/index-abc123.js', { headers: { cookie } });
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(headers['content-type']).toMatch(/^text\/javascript/);
  });
});

const address = (): string => `ws://127.0.0.1:${server.port}/contract`;

describe('the WebSocket', () => {
  it('carries the contract for those who hold the cookie', async () => {
    const socket = await openSocket(address(), {
      headers: { cookie: await enter(server.address), origin: own() },
    });
    await contractOver(socket).library.cancelJob({ jobId: 'some-job' });
    expect(calls.cancelled).toEqual(['some-job']);
    socket.close();
    await closed(socket);
  });

  it('is refused without the cookie, with a wrong one, from another page and to another host', async () => {
    const cookie = await enter(server.address);
    const wrong = `${cookie.slice(0, -2)}xx`;
    await expect(openSocket(address())).rejects.toThrow('Refused with 401');
    await expect(openSocket(address(), { headers: { cookie: wrong, origin: own() } })).rejects.toThrow(
      'Refused with 401',
    );
    await expect(
      openSocket(address(), { headers: { cookie, origin: 'http://127.0.0.1:1' } }),
    ).rejects.toThrow('Refused with 403');
    await expect(openSocket(address(), { headers: { cookie, origin: 'null' } })).rejects.toThrow(
      'Refused with 403',
    );
    await expect(openSocket(address(), { headers: { cookie, host: 'attacker.example' } })).rejects.toThrow(
      'Refused with 403',
    );
    await expect(
      openSocket(address(), { headers: { cookie, origin: own(), 'sec-fetch-site': 'same-site' } }),
    ).rejects.toThrow('Refused with 403');
    expect(calls.cancelled).toEqual([]);
  });

  it('is nowhere but at its address', async () => {
    const headers = { cookie: await enter(server.address) };
    await expect(openSocket(`ws://127.0.0.1:${server.port}/`, { headers })).rejects.toThrow(
      'Refused with 404',
    );
    await expect(openSocket(`ws://127.0.0.1:${server.port}/media/originals/x`, { headers })).rejects.toThrow(
      'Refused with 404',
    );
  });

  it('survives peers that send nonsense or break the protocol', async () => {
    // oRPC tells of messages it cannot read.
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const headers = { cookie: await enter(server.address) };
    const talker = await openSocket(address(), { headers });
    talker.send('{"i":');
    talker.send('null');
    talker.send(Buffer.from([0xff, 0, 1, 2]));
    // An unmasked frame with reserved bits: the server has to drop the connection.
    const ended = breakProtocol(server.port, headers.cookie, Buffer.from([0xff, 0x01, 0x00]));
    await ended;
    await contractOver(talker).library.cancelJob({ jobId: 'still-there' });
    expect(calls.cancelled).toEqual(['still-there']);
    expect(told).toHaveBeenCalledTimes(3);
    told.mockRestore();
    talker.close();
    await closed(talker);
  });

  it('ends a stream when its socket goes away', async () => {
    const headers = { cookie: await enter(server.address) };
    const socket = await openSocket(address(), { headers });
    const stream = await contractOver(socket).library.subscribe({});
    expect((await stream.next()).value).toEqual({ kind: 'subscribed', sequence: 0 });
    expect(calls.openStreams).toBe(1);
    socket.terminate();
    await expect.poll(() => calls.openStreams, { timeout: 20_000 }).toBe(0);
  });

  it('is closed politely when the server closes', async () => {
    const headers = { cookie: await enter(server.address) };
    const socket = await openSocket(address(), { headers });
    const stream = await contractOver(socket).library.subscribe({});
    await stream.next();
    const code = closed(socket);
    await server.close();
    expect(await code).toBe(1001);
    expect(calls.openStreams).toBe(0);
  });
});

describe('the port', () => {
  it('is the one that was asked for', async () => {
    const { port } = server;
    await server.close();
    server = await start(port);
    expect(server.port).toBe(port);
  });

  it('in use by another program is named, with what to do', async () => {
    await expect(start(server.port)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: `Port ${server.port} is in use by another program. Choose another one with --port, or leave --port out to get a free one.`,
    });
  });

  it('is open on the loopback interface only', async () => {
    const outside = Object.values(os.networkInterfaces())
      .flat()
      .find((address) => address !== undefined && address.family === 'IPv4' && !address.internal);
    const addresses = [...(outside === undefined ? [] : [outside.address]), '127.0.0.2'];
    for (const host of addresses) {
      await expect(
        fetch(`http://${host}:${server.port}/`, { signal: AbortSignal.timeout(5000) }),
      ).rejects.toThrow('fetch failed');
    }
  });
});

describe('the files of the window', () => {
  it('are asked for before anything is opened, with what to do when they are missing', async () => {
    await rm(path.join(folder, 'renderer'), { recursive: true });
    await expect(start()).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: expect.stringContaining('npm run build'),
    });
  });
});
