import { expect, it } from 'vitest';
import { releaseOrder } from '../../../main/publish/release-order.ts';
import type { SiteFile } from '../../../main/publish/site-files.ts';

const page = (path: string): SiteFile => ({
  kind: 'PAGE',
  path,
  content: () => new Uint8Array(),
  size: 0,
  sha256: '',
});

it('puts what is new before what replaces something, and lets pages go before what they show', () => {
  const order = releaseOrder({
    written: ['tuscany/index.html', 'umbria/index.html', 'index.html', 'media/ab/cd.webp'].map(page),
    deleted: ['media/12/34.webp', 'galleries/1/2-a.js', 'tuscany/page-2.html', 'old/index.html'],
    endangered: new Map(['tuscany/index.html', 'index.html'].map((path) => [path, undefined])),
  });
  expect(order).toEqual({
    added: ['umbria/index.html', 'media/ab/cd.webp'],
    changed: ['tuscany/index.html', 'index.html'],
    deleted: ['tuscany/page-2.html', 'old/index.html', 'media/12/34.webp', 'galleries/1/2-a.js'],
  });
});
