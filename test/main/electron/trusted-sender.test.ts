import { describe, expect, it } from 'vitest';
import { isTrustedSender } from '../../../main/electron/trusted-sender.ts';

const HOST = 'c'.repeat(32);
const own = { url: `app://${HOST}/index.html`, parent: null };

describe('the sender of a message', () => {
  it('is trusted when it is the page of a library window', () => {
    expect(isTrustedSender(own, own, HOST)).toBe(true);
    const withHash = { url: `app://${HOST}/index.html#/galleries`, parent: null };
    expect(isTrustedSender(withHash, withHash, HOST)).toBe(true);
  });

  it('is not trusted when it is gone or its window is none of ours', () => {
    expect(isTrustedSender(null, own, HOST)).toBe(false);
    expect(isTrustedSender(own, own, undefined)).toBe(false);
  });

  it('is not trusted when it is a frame inside the page, even one with the same address', () => {
    expect(isTrustedSender({ ...own, parent: own }, own, HOST)).toBe(false);
    const framed = { ...own, parent: own };
    expect(isTrustedSender(framed, framed, HOST)).toBe(false);
  });

  it.each([
    'https://example.com/',
    `https://${HOST}/index.html`,
    `app://${'d'.repeat(32)}/index.html`,
    `app://${HOST}.example.com/`,
    `app://user@${'d'.repeat(32)}/`,
    'about:blank',
    'file:///index.html',
    'data:text/html,x',
    '',
  ])('is not trusted when the window shows %s', (url) => {
    const frame = { url, parent: null };
    expect(isTrustedSender(frame, frame, HOST)).toBe(false);
  });
});
