import { describe, expect, it } from 'vitest';
import { developmentServer, socketOrigin } from '../../../main/electron/development-renderer.ts';

describe('the development server', () => {
  it('is where electron-vite says, on this machine', () => {
    const server = developmentServer(false, { ELECTRON_RENDERER_URL: 'http://localhost:5173' });
    expect(server?.origin).toBe('http://localhost:5173');
    expect(socketOrigin(server!)).toBe('ws://localhost:5173');
  });

  it('is never there in a package', () => {
    expect(developmentServer(true, { ELECTRON_RENDERER_URL: 'http://localhost:5173' })).toBeUndefined();
  });

  it.each([undefined, '', 'nonsense', 'http://example.com', 'http://localhost.example.com:5173'])(
    'is not there when the environment says %j',
    (address) => expect(developmentServer(false, { ELECTRON_RENDERER_URL: address })).toBeUndefined(),
  );
});
