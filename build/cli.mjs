import { buildWhenNeeded } from './build.mjs';
import { enterCallersFolder } from './callers-folder.mjs';
import { endWithNpm } from './end-with-npm.mjs';

try {
  enterCallersFolder();
  endWithNpm();
  // Standard output belongs to the answer.
  buildWhenNeeded({ log: (line) => console.error(line) });
  const program = new URL('../out/main/cli.js', import.meta.url);
  await import(program.href);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(JSON.stringify({ code: 'INTERNAL', message, data: {} }));
  process.exitCode = 1;
}
