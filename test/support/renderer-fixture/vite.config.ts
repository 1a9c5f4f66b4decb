import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pictures } from './picture-server.ts';

/**
 * The window on a core that is made up in the page: `npx vite --config test/support/renderer-fixture/vite.config.ts`, then for example
 * `?galleries=10&items=10000&media=100000`, `?galleries=0&media=0`, `?folder=OFFLINE`, `?busy`, `?lost`.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react(), pictures()],
  build: {
    outDir: fileURLToPath(new URL('../../../test-results/renderer-fixture', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome140',
  },
  server: { fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
});
