import { createServer, type Server } from 'node:http';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../build/find-browser.mjs';
import { officialClient, openRestFixture, TOKEN, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;
let browser: Browser;
let other: Server;
let otherAddress: string;

beforeAll(async () => {
  fixture = await openRestFixture();
  other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>A page of another origin</title>');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  otherAddress = `http://localhost:${(other.address() as { port: number }).port}`;
  const { executablePath } = await findBrowser();
  // A name that an attacker's DNS points at this machine, after the page of it was loaded.
  const rules = '--host-resolver-rules=MAP rebound.example 127.0.0.1';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', rules] });
});

afterAll(async () => {
  await browser.close();
  other.closeAllConnections();
  other.close();
  await fixture.close();
});

async function open(address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

const count = async (): Promise<number> =>
  (await fixture.library.galleries.listGalleries({ limit: 10, offset: 0, itemLimit: 1 })).totalGalleries;

describe('a page in the browser of the same machine', () => {
  it('can neither read nor write from another origin, even with the token', async () => {
    const page = await open(otherAddress);
    const before = await count();
    const outcomes = await page.evaluate(
      async ([address, token]) => {
        const url = `${address}/progallery/v2/galleries`;
        const body = JSON.stringify({ gallery: { name: 'From a page' } });
        const attempts: Record<string, RequestInit> = {
          read: {},
          'read with the token': { headers: { authorization: token! } },
          write: { method: 'POST', body, headers: { authorization: token! } },
          'simple write': { method: 'POST', body },
          'blind write': { method: 'POST', body, mode: 'no-cors' },
        };
        const found: Record<string, string> = {};
        for (const [name, init] of Object.entries(attempts)) {
          found[name] = await fetch(url, init).then(
            (response) => response.type,
            () => 'refused',
          );
        }
        return found;
      },
      [fixture.server.address, TOKEN],
    );
    expect(outcomes).toEqual({
      read: 'refused',
      'read with the token': 'refused',
      write: 'refused',
      'simple write': 'refused',
      'blind write': 'refused',
    });
    expect(await count()).toBe(before);
    await page.close();
  });

  it('cannot come in by a form or a name that is pointed here', async () => {
    const before = await count();
    const page = await open(otherAddress);
    await page.evaluate((address) => {
      document.body.innerHTML = `<form method="post" enctype="text/plain" action="${address}/progallery/v2/galleries"><input name='{"gallery":{"name":"x"},"a":"' value='"}'></form>`;
      document.querySelector('form')!.submit();
    }, fixture.server.address);
    await page.waitForURL(/progallery/);
    expect(await page.textContent('body')).toContain('other pages are refused');
    const rebound = await browser.newPage();
    const response = await rebound.goto(
      `http://rebound.example:${fixture.server.port}/progallery/v2/galleries`,
    );
    expect(response!.status()).toBe(403);
    expect(await count()).toBe(before);
    await page.close();
    await rebound.close();
  });

  it('gains nothing by a name of its own that is pointed here, though browsers take it for the same origin', async () => {
    const before = await count();
    const page = await open(`http://rebound.example:${fixture.server.port}/progallery/v2/galleries`);
    const outcomes = await page.evaluate(async (token) => {
      const url = '/progallery/v2/galleries';
      const headers = { authorization: token };
      const answers = await Promise.all([
        fetch(url, { headers }),
        fetch(url, { method: 'POST', headers, body: JSON.stringify({ gallery: { name: 'Rebound' } }) }),
        fetch('/openapi.json'),
        fetch('/events', { headers }),
      ]);
      return Promise.all(answers.map(async (answer) => [answer.status, await answer.text()] as const));
    }, TOKEN);
    for (const [status, text] of outcomes) {
      expect(status).toBe(403);
      expect(text).toContain('This server answers only to');
    }
    expect(await count()).toBe(before);
    await page.close();
  });

  it('reads nothing through what pages may load from anywhere', async () => {
    await fixture.library.galleries.createGallery({ gallery: { name: 'Private' } });
    const page = await open(otherAddress);
    const outcomes = await page.evaluate(
      (address) =>
        Promise.all(
          (['script', 'img', 'link', 'iframe', 'object'] as const).map(
            (tag) =>
              new Promise<string>((resolve) => {
                const element = document.createElement(tag);
                const url = `${address}/progallery/v2/galleries`;
                if (tag === 'link') Object.assign(element, { rel: 'stylesheet', href: url });
                else element.setAttribute(tag === 'object' ? 'data' : 'src', url);
                const settle = (): void => {
                  const frame = (element as { contentDocument?: Document | null }).contentDocument;
                  resolve(`${tag}: ${frame?.body?.textContent ?? ''}`);
                };
                element.addEventListener('load', settle);
                element.addEventListener('error', settle);
                document.body.append(element);
              }),
          ),
        ),
      fixture.server.address,
    );
    expect(outcomes).toEqual(['script: ', 'img: ', 'link: ', 'iframe: ', 'object: ']);
    await page.close();
  });

  it('shows a picture whose address it was given, and no other', async () => {
    const id = await fixture.addPicture('given.png');
    const { url } = await officialClient(fixture.server).files.getFileDescriptor(id);
    const page = await open(otherAddress);
    const widths = await page.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map(
            (address) =>
              new Promise<number>((resolve) => {
                const image = new Image();
                image.addEventListener('load', () => resolve(image.naturalWidth));
                image.addEventListener('error', () => resolve(0));
                image.src = address;
              }),
          ),
        ),
      [url!, url!.split('?')[0]!],
    );
    expect(widths).toEqual([40, 0]);
    await page.close();
  });

  it('reads the description at the address of the server', async () => {
    const page = await open(fixture.server.address);
    expect(await page.textContent('h1')).toBe('The Pro Gallery API on this machine');
    await page.close();
  });
});
