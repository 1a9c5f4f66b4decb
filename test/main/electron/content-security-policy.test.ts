import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, isAllowedRequest } from '../../../main/electron/content-security-policy.ts';

const rules = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map((rule) => {
    const [name = '', ...sources] = rule.split(' ');
    return [name, sources];
  }),
);

describe('the content security policy', () => {
  it('starts from nothing', () => {
    expect(rules.get('default-src')).toEqual(["'none'"]);
  });

  it('runs scripts of the application only, and no code from text', () => {
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect([...rules.values()].flat()).not.toContain("'unsafe-eval'");
    expect([...rules.values()].flat()).not.toContain("'wasm-unsafe-eval'");
  });

  it('names no remote origin and no wildcard', () => {
    for (const source of [...rules.values()].flat()) {
      expect(source).not.toMatch(/\*|^https?:|^wss?:|^file:|^app:/);
    }
  });

  it('shows media, and runs none of it', () => {
    for (const name of ['img-src', 'media-src', 'connect-src']) expect(rules.get(name)).toContain('media:');
    for (const name of ['script-src', 'style-src', 'worker-src', 'font-src']) {
      expect([name, rules.get(name)]).toEqual([name, ["'self'"]]);
    }
  });

  it('has no frames, plugins, forms or other bases', () => {
    for (const name of ['frame-src', 'frame-ancestors', 'object-src', 'form-action', 'base-uri']) {
      expect([name, rules.get(name)]).toEqual([name, ["'none'"]]);
    }
  });
});

describe('the requests of a window', () => {
  it('may go to the application and its media', () => {
    for (const url of ['app://abc/index.html', 'media://abc/originals/1', 'blob:app://abc/1', 'data:,x']) {
      expect([url, isAllowedRequest(url)]).toEqual([url, true]);
    }
  });

  it('may not go anywhere else', () => {
    for (const url of [
      'http://127.0.0.1:1/',
      'https://example.com/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'ftp://example.com/',
      'chrome-extension://abc/x',
      'apps://abc',
      'filesystem:app://abc/x',
      'view-source:app://abc/',
    ]) {
      expect([url, isAllowedRequest(url)]).toEqual([url, false]);
    }
  });
});
