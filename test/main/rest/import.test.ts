import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer as createPlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateOf } from '../../../main/rest/certificate.ts';
import {
  buildPrograms,
  startProgram,
  type BuiltPrograms,
  type Running,
} from '../../support/built-programs.ts';
import { greyPng } from '../../support/media-files.ts';
import { TOKEN, type Json, type RestAnswer } from './rest-fixture.ts';

let folder: string;
let media: string;
let programs: BuiltPrograms;
let serving: Running;
let address: string;
/** The server that the person allowed, and one that nobody did; both with a certificate that Node was told to trust. */
let allowed: Server;
let foreign: Server;
/** What the foreign server was asked for. */
const askedOfForeign: string[] = [];

const originOf = (server: Server): string => `https://localhost:${(server.address() as AddressInfo).port}`;
const PICTURE = greyPng(40, 30, 7);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-import-'));
  media = path.join(folder, 'library', 'media');
  await mkdir(media, { recursive: true });
  const { certificate, privateKey } = await certificateOf(path.join(folder, 'authority'));
  await writeFile(path.join(folder, 'ca.pem'), certificate);
  foreign = createServer({ cert: certificate, key: privateKey }, (request, response) => {
    askedOfForeign.push(request.url ?? '');
    response.end(PICTURE);
  });
  allowed = createServer({ cert: certificate, key: privateKey }, (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'https://localhost');
    switch (pathname) {
      case '/moved':
        return void response.writeHead(302, { location: '/pictures/dawn%20bay.png' }).end();
      case '/elsewhere':
        return void response.writeHead(302, { location: `${originOf(foreign)}/x.png` }).end();
      case '/inside':
        return void response.writeHead(302, { location: 'http://127.0.0.1:22/' }).end();
      case '/round':
        return void response.writeHead(307, { location: '/round' }).end();
      case '/gone':
        return void response.writeHead(404).end();
      case '/endless': {
        // Without a length: how much comes shows only as it comes.
        const timer = setInterval(() => response.write(Buffer.alloc(64 * 1024)), 1);
        response.once('close', () => clearInterval(timer));
        return;
      }
      case '/large':
        return response.writeHead(200, { 'content-length': 1e12 }).flushHeaders();
      case '/torn':
        response.writeHead(200, { 'content-length': 1000 });
        return void response.write('half', () => response.destroy());
      default:
        return void response.end(PICTURE);
    }
  });
  for (const server of [allowed, foreign]) await once(server.listen(0), 'listening');
  await mkdir(path.join(folder, 'pictures'));
  programs = await buildPrograms();
  const from = ['--import-from', originOf(allowed), '--import-from', path.join(folder, 'pictures')];
  serving = startProgram(
    programs.cli,
    ['--library', path.join(folder, 'library'), 'serve', '--token', TOKEN.replaceAll(' ', '-'), ...from],
    { environment: { NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') } },
  );
  [, address = ''] = await serving.printed(/"address":"([^"]+)"/);
});

afterAll(async () => {
  serving.child.kill('SIGTERM');
  expect(await serving.ended).toMatchObject({ status: 0, stderr: '' });
  for (const server of [allowed, foreign]) {
    server.closeAllConnections();
    server.close();
  }
  await programs.remove();
  await rm(folder, { recursive: true, force: true });
});

async function importFrom(url: string, more: Json = {}): Promise<RestAnswer> {
  const response = await fetch(`${address}/site-media/v1/files/import`, {
    method: 'POST',
    headers: { authorization: TOKEN.replaceAll(' ', '-') },
    body: JSON.stringify({ url, ...more }),
  });
  return { status: response.status, body: await response.json() };
}

const hidden = async (): Promise<string[]> =>
  (await readdir(media)).filter((name) => name.startsWith('.gallery-desk-upload-'));

it('a file is imported over https, under the name of its address and in the folder that is asked for', async () => {
  const { status, body } = await importFrom(`${originOf(allowed)}/pictures/harbour.png?size=full`, {
    filePath: '/trips/2026/harbour.png',
    labels: ['sea'],
  });
  expect(status).toBe(200);
  expect(body.file).toMatchObject({ displayName: 'harbour.png', operationStatus: 'READY', labels: ['sea'] });
  expect(await readFile(path.join(media, 'trips', '2026', 'harbour.png'))).toEqual(PICTURE);
});

it('a redirect is followed to an address that is allowed as well, and to no other', async () => {
  const moved = await importFrom(`${originOf(allowed)}/moved`);
  // The content is there already, and is not kept twice.
  expect(moved.body.file).toMatchObject({ displayName: 'harbour.png' });
  const elsewhere = await importFrom(`${originOf(allowed)}/elsewhere`);
  expect(elsewhere.status).toBe(403);
  expect(elsewhere.body.message).toContain(originOf(foreign));
  expect(askedOfForeign).toEqual([]);
  expect((await importFrom(`${originOf(allowed)}/inside`)).status).toBe(400);
  const round = await importFrom(`${originOf(allowed)}/round`);
  expect([round.status, round.body.message]).toEqual([502, expect.stringContaining('leads on')]);
});

it.each<[string, () => string, number]>([
  ['another origin', () => `${originOf(foreign)}/x.png`, 403],
  ['the origin by another name', () => originOf(allowed).replace('localhost', '127.0.0.1'), 403],
  ['plain http', () => originOf(allowed).replace('https:', 'http:'), 400],
  ['another protocol', () => 'ftp://localhost/x.png', 400],
  ['an address with a password', () => originOf(allowed).replace('//', '//me:secret@'), 400],
  ['a file that is not there', () => `${originOf(allowed)}/gone`, 502],
  ['a file that ends early', () => `${originOf(allowed)}/torn`, 502],
  ['a file that says it is larger than allowed', () => `${originOf(allowed)}/large`, 413],
  ['a folder', () => path.join(folder, 'pictures'), 400],
  ['a file outside of the folder', () => path.join(folder, 'ca.pem'), 403],
  ['a file that a link in the folder leads to', () => path.join(folder, 'pictures', 'link.png'), 403],
  ['a file by a way out of the folder', () => `file://${folder}/pictures/%2e%2e/ca.pem`, 403],
])('%s is refused, and leaves nothing', async (_what, url, expected) => {
  await symlink(path.join(folder, 'ca.pem'), path.join(folder, 'pictures', 'link.png')).catch(
    () => undefined,
  );
  const before = await readdir(media);
  const { status, body } = await importFrom(url());
  expect({ status, message: body.message }).toEqual({ status: expected, message: expect.any(String) });
  expect(await readdir(media)).toEqual(before);
});

it('a file that is larger than announced is given up as it comes', async () => {
  const { status } = await importFrom(`${originOf(allowed)}/endless`, { sizeInBytes: '100000' });
  expect(status).toBe(413);
  expect(await hidden()).toEqual([]);
});

it('a server whose certificate nobody vouches for is not believed', async () => {
  // A plain server at the port where https is expected stands for one: either way there is no certificate to believe.
  const plain = createPlainServer((_request, response) => response.end(PICTURE));
  const { port } = allowed.address() as AddressInfo;
  allowed.closeAllConnections();
  await new Promise((resolve) => allowed.close(resolve));
  await once(plain.listen(port), 'listening');
  try {
    const { status, body } = await importFrom(`https://localhost:${port}/harbour.png`);
    expect([status, body.message]).toEqual([502, expect.stringContaining('does not answer')]);
  } finally {
    plain.closeAllConnections();
    await new Promise((resolve) => plain.close(resolve));
  }
});
