import { expect, it } from 'vitest';
import { isWebLink } from '../../../main/electron/web-link.ts';

it.each(['https://example.com', 'https://example.com/a?b#c', 'https://пример.рф/'])(
  'opens %s in the browser',
  (link) => expect(isWebLink(link)).toBe(true),
);

it.each([
  'http://example.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://server/share',
  'ms-msdt:/id',
  'vscode://file/x',
  'https://user:password@example.com/',
  'https://',
  'example.com',
  '',
])('opens %j nowhere', (link) => expect(isWebLink(link)).toBe(false));
