import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path: string): string => `${root}${path}`;

/** The programs of the Node side, each a file of `out/main`. */
const programs = {
  electron: 'main/electron/main.ts',
  server: 'main/server/main.ts',
  cli: 'main/cli/main.ts',
  'media-worker': 'main/media/worker/main.ts',
};

/**
 * Everything but sharp is bundled: reading one file instead of hundreds is most of the start-up time, and the package then carries no
 * modules that nothing loads. sharp stays outside because its native files must lie beside it, unpacked.
 */
const external = ['electron', 'sharp', /^node:/];

export default defineConfig({
  main: {
    root,
    build: {
      target: 'node20.19',
      minify: true,
      sourcemap: 'hidden',
      externalizeDeps: false,
      outDir: at('out/main'),
      rolldownOptions: {
        external,
        input: Object.fromEntries(Object.entries(programs).map(([name, path]) => [name, at(path)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      minify: true,
      sourcemap: 'hidden',
      externalizeDeps: false,
      outDir: at('out/preload'),
      rolldownOptions: {
        external: ['electron'],
        input: { preload: at('preload/preload.ts') },
        // A sandboxed preload can only be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer/app'),
    base: './',
    plugins: [react()],
    build: {
      target: 'chrome140',
      minify: true,
      sourcemap: 'hidden',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // Inlined files would be data: addresses, which the content security policy refuses for scripts and styles.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer/app/index.html') },
    },
  },
});
